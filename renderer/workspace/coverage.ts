// Which venues a session has, and how complete the liquidations of each are in it.
import type { SessionInfo } from '../../shared/model/session-info';
import { COVERAGE, EXCHANGE_NAMES, type Coverage, type Exchange } from '../../shared/model/exchange';
import type { VenueShare } from '../../shared/model/venue-share';

export interface VenueCoverage {
  readonly exchange: Exchange;
  readonly name: string;
  readonly coverage: Coverage;
  readonly hint: string;
}

const HINTS: Readonly<Record<Coverage, string>> = {
  every: 'Its public feed reports every liquidation.',
  sampled: 'Its public feed reports at most some liquidations, so sums are too low.',
  none: 'It has no public feed of liquidations.',
};

/** One entry a venue. A session without any liquidation covers none, whatever the venue could report; a live one may yet. */
export function coverageOf(session: SessionInfo, isLive = false): readonly VenueCoverage[] {
  const hasAny = isLive || (session.events.liquidation ?? 0) > 0;
  const exchanges = [...new Set(session.instruments.map((instrument) => instrument.exchange))];
  return exchanges.map((exchange) => {
    const coverage = hasAny ? COVERAGE[exchange] : 'none';
    const name = EXCHANGE_NAMES[exchange];
    const hint = hasAny ? HINTS[coverage] : 'This session holds no reported liquidations.';
    return { exchange, name, coverage, hint: `${name}: ${hint}` };
  });
}

/** A venue's part of a map of several, as its chip says it: rounded, so that it changes seldom. */
export interface ChipShare {
  readonly text: string;
  readonly isOut: boolean;
  readonly hint: string;
}

/** By venue; empty when there is only one. */
export function chipShares(venues: readonly VenueShare[]): ReadonlyMap<Exchange, ChipShare> {
  if (venues.length < 2) return new Map();
  return new Map(
    venues.map(({ exchange, sharePct, state, isPrice }) => {
      const text = `${Math.round(sharePct)} %`;
      const isOut = state === 'out';
      const part = `${text} of the map's estimated USD stand here.`;
      const out = isOut ? ' Its bars have stopped coming: its levels age as its turnover was last.' : '';
      const price = isPrice ? " The map's price is from here." : '';
      return [exchange, { text, isOut, hint: `${part}${price}${out}` }];
    }),
  );
}
