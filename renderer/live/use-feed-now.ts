// The feeds' own clock, carried on between two words from them: when they fall silent, ages still grow.
import { useEffect, useState } from 'react';
import type { LiveStatus } from '../../shared/model/live';

const TICK_MS = 1000;

/** Unix ms by the feeds' clock, anew about once a second; null without a live market. */
export function useFeedNow(status: LiveStatus | null): number | null {
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    if (status === null) return undefined;
    const arrived = performance.now();
    const timer = setInterval(() => setTicked(status.atMs + (performance.now() - arrived)), TICK_MS);
    return () => clearInterval(timer);
  }, [status]);
  return status === null ? null : Math.max(status.atMs, ticked);
}
