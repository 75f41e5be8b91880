// Puts a venue's own bar in place of a torn one as it ends; everything that comes meanwhile waits its turn.
import type { BarEvent, Unnumbered } from '../../../shared/model/event';
import { BAR_MS, barGap } from '../venues/history-rows';
import type { Clock } from './clock';
import type { LiveTimings } from './options';
import { endedTorn, mended } from './torn-bars';
import type { VenueFeed } from './venue-feed';

export interface MendPorts {
  readonly clock: Clock;
  readonly timings: LiveTimings;
  readonly signal: AbortSignal;
  readonly push: (event: Unnumbered) => void;
  /** Nothing is awaited any more: what waited may go on. */
  readonly onFree: () => void;
}

export interface Mending {
  readonly isHolding: () => boolean;
  /** Starts fetching the torn bars of these feeds that have ended by `ms`. True when it does. */
  readonly mend: (feeds: readonly VenueFeed[], ms: number) => boolean;
}

export function createMending(ports: MendPorts): Mending {
  const { clock, timings, signal, push } = ports;
  let holding = 0;

  const fetchSettled = async (feed: VenueFeed, opens: readonly number[]) => {
    await clock.wait(timings.settleMs, signal);
    return await feed.fetchBars(opens);
  };

  /** What comes in time; nothing when it fails or is late. */
  const within = async <T>(ms: number, work: Promise<readonly T[]>): Promise<readonly T[]> =>
    await Promise.race([work.catch(() => []), clock.wait(ms, signal).then(() => [])]);

  const mendFeed = async (feed: VenueFeed, opens: readonly number[]): Promise<void> => {
    const bars = await within(timings.holdMs, fetchSettled(feed, opens));
    const given = bars.filter((event): event is Unnumbered<BarEvent> => event.kind === 'bar');
    const intake = feed.intake();
    for (const bar of given) {
      push(bar);
      if (intake !== null) intake.coveredToMs = Math.max(intake.coveredToMs, bar.openMs + BAR_MS);
    }
    for (const open of opens) {
      if (given.some((bar) => bar.openMs === open) || intake === null) continue;
      push(barGap(intake.instrument, open, clock.now()));
    }
    if (--holding === 0) ports.onFree();
  };

  return {
    isHolding: () => holding > 0,
    mend: (feeds, ms) => {
      let found = false;
      for (const feed of feeds) {
        const opens = endedTorn(feed.torn, ms);
        if (opens.length === 0) continue;
        found = true;
        holding++;
        mended(feed.torn, opens);
        void mendFeed(feed, opens);
      }
      return found;
    },
  };
}
