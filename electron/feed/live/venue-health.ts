// A venue of a live source as its health says it.
import { COVERAGE } from '../../../shared/model/exchange';
import { streamHealth, type VenueHealth } from './health';
import type { VenueFeed } from './venue-feed';

/** `isEarly`: its recent past is not in yet. */
export function venueHealth(feed: VenueFeed, isEarly: boolean): VenueHealth {
  const intake = feed.intake();
  const line = feed.line();
  const { venue } = feed.choice;
  const state = line?.state() ?? 'connecting';
  const isLive = state === 'live';
  return {
    venue,
    symbol: intake?.instrument.symbol ?? null,
    state: feed.isOff() || state === 'closed' ? 'off' : isLive && isEarly ? 'backfilling' : state,
    problem: feed.problem(),
    skewMs: feed.skewMs(),
    backfill: feed.progress(),
    reconnects: line?.reconnects() ?? 0,
    restRefused: feed.budget.refused,
    restFailed: feed.budget.failed,
    unreadable: feed.unreadable(),
    streams: [...(intake?.counts.values() ?? [])]
      .filter((count) => count.state !== 'absent' || COVERAGE[venue] === 'none')
      .map((count) => streamHealth(venue, count)),
  };
}
