// The cascade what-if: what a sweep from a price could set off, as a band over the impact assumed. Not a forecast.
import type { Cascade, CascadeAnswer, CascadeBand, CascadeDepth, CascadeDirection } from '../model/cascade';
import type { Depth } from '../model/depth';
import type { Side } from '../model/side';
import { formatUsd } from '../util/format';
import { type BookProfile, bookProfile, ASSUMED_SHARE } from './book-profile';
import { outwardOf, restOf, runCascade, sweptWithin } from './cascade-run';
import type { Prepared } from './check';
import { sweptBetween, type ZoneReach } from './table';
import { priceText } from './words';

/** Books thin by three times and more while a cascade runs. */
export const DEFAULT_THIN = 3;
/** The move that starts a chain, % of the price. */
export const DEFAULT_PUSH_PCT = 0.25;
/**
 * Market orders as multiples of what is reported as liquidated: as reported; twice, since feeds are sampled; four
 * times, with the stops that stand at the same prices.
 */
export const IMPACT: Readonly<Record<CascadeBand, number>> = { low: 1, mid: 2, high: 4 };

export interface CascadeQuestion {
  /** Null takes the market's price. */
  readonly fromPrice: number | null;
  readonly direction: CascadeDirection;
  readonly thin: number | null;
  readonly pushPct: number | null;
}

/** What a cascade needs beside the map. */
export interface CascadeMarket {
  readonly depth: Depth | null;
  readonly volume24hUsd: number | null;
  /** What a sweep of one USD is reported as (`ModelSettings.reportedShare`). */
  readonly reportedShare: number;
}

const sideOf = (direction: CascadeDirection): Side => (direction === 'down' ? 'long' : 'short');

/** The answer, or one sentence why there is none. Pure; prices in quote units (USD). */
export function cascade(prepared: Prepared, market: CascadeMarket, question: CascadeQuestion): CascadeAnswer {
  const { price, asOfMs, atrUsd } = prepared.market;
  const { direction } = question;
  if (price === null || prepared.table.isEmpty) return no('There is no map yet: take a later moment.');
  const fromPrice = question.fromPrice ?? price;
  const isPast = direction === 'down' ? fromPrice > price : fromPrice < price;
  if (isPast) {
    const [where, move] = direction === 'down' ? ['above', 'fall'] : ['below', 'rise'];
    return no(
      `A ${move} cannot start at ${priceText(fromPrice)}, which is ${where} the price ${priceText(price)}: take that or a price beyond it.`,
    );
  }
  const book = bookProfile(market.depth, direction, { price, atrUsd, volume24hUsd: market.volume24hUsd });
  if (book === null) {
    return no(
      'No order book is recorded here, and with less than a day of volume and ATR none can be assumed: take a later moment.',
    );
  }
  const side = sideOf(direction);
  const thin = question.thin ?? DEFAULT_THIN;
  const pct = question.pushPct ?? DEFAULT_PUSH_PCT;
  const outward = outwardOf(prepared.table, side, fromPrice);
  const base = { table: prepared.table, side, from: fromPrice, push: pct / 100, profile: book.profile, thin };
  const run = (band: CascadeBand) =>
    runCascade(outward, { ...base, forcedShare: market.reportedShare * IMPACT[band] });
  const push = pct / 100;
  const answer: Cascade = {
    atMs: asOfMs,
    price,
    fromPrice,
    direction,
    side,
    onTheWayUsd: sweptBetween(prepared.table, side, price, fromPrice),
    push: {
      toPrice: direction === 'down' ? fromPrice - fromPrice * push : fromPrice + fromPrice * push,
      pct,
      sweptUsd: sweptWithin(outward, push, prepared.table.map.cell / fromPrice),
    },
    thin,
    runs: { low: run('low'), mid: run('mid'), high: run('high') },
    depth: book.about,
    assumptions: assumptionsOf(book.about, thin, pct, market.reportedShare),
  };
  return { cascade: answer, problem: null };
}

const no = (problem: string): CascadeAnswer => ({ cascade: null, problem });

function assumptionsOf(
  depth: CascadeDepth,
  thin: number,
  pushPct: number,
  reportedShare: number,
): readonly string[] {
  const within = `${formatUsd(depth.within1PctUsd)} within 1% of the price`;
  const share = (band: CascadeBand) => `${Number((reportedShare * IMPACT[band] * 100).toFixed(2))}%`;
  return [
    `Someone's orders push the price by ${pushPct}%; what follows comes from forced orders alone.`,
    `Of what is swept, ${share('low')} (as reported), ${share('mid')} or ${share('high')} becomes market orders: low, mid, high.`,
    depth.assumed
      ? `No order book is recorded: ${ASSUMED_SHARE * 100}% of a mean hour's volume is assumed to rest within one ATR, evenly (${within}).`
      : `Order book of ${depth.source}: ${within}, measured up to ${Number((depth.measuredPct ?? 0).toFixed(2))}% and taken to go on as dense as at its outer end.`,
    `The book is taken as ${thin} times thinner while the cascade runs, and is not refilled.`,
    'Levels are estimates as if all margin were isolated; nobody else trades. A what-if, not a forecast.',
  ];
}

/**
 * How far a cascade from each zone's near edge could carry the price, under the middle assumption and the usual
 * thinning; empty when no depth is known or can be assumed.
 */
export function zoneReaches(prepared: Prepared, market: CascadeMarket): ZoneReach[] {
  const { price, atrUsd } = prepared.market;
  if (price === null || prepared.mapProblem !== null) return [];
  const pace = { price, atrUsd, volume24hUsd: market.volume24hUsd };
  const books: Record<CascadeDirection, BookProfile | null> = {
    down: bookProfile(market.depth, 'down', pace)?.profile ?? null,
    up: bookProfile(market.depth, 'up', pace)?.profile ?? null,
  };
  const reaches: ZoneReach[] = [];
  for (const zone of prepared.table.zones) {
    const profile = zone.side === 'long' ? books.down : books.up;
    if (profile === null) continue;
    const from = zone.side === 'long' ? Math.min(zone.high, price) : Math.max(zone.low, price);
    const outward = outwardOf(prepared.table, zone.side, from);
    const input = { table: prepared.table, side: zone.side, from, push: DEFAULT_PUSH_PCT / 100, profile };
    const rest = restOf(outward, {
      ...input,
      thin: DEFAULT_THIN,
      forcedShare: market.reportedShare * IMPACT.mid,
    });
    reaches.push({ zone, reach: zone.side === 'long' ? from - from * rest : from + from * rest });
  }
  return reaches;
}
