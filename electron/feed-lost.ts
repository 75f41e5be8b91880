// What the desk's alerts hear of a live feed that is lost.
import { EXCHANGE_NAMES } from '../shared/model/exchange';
import type { LiveStatus } from '../shared/model/live';

/** One sentence on the venues that are lost; null while none is, or nothing is live. */
export function feedLostOf(status: LiveStatus | null): string | null {
  const lost = (status?.venues ?? []).filter(({ state }) => state === 'lost');
  if (lost.length === 0) return null;
  const told = lost.map(({ venue, problem }) => problem ?? `${EXCHANGE_NAMES[venue]} is silent.`);
  return told.join(' ');
}
