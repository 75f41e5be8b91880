// The brief review: the map of a moment in words, made from its figures. Not a forecast.
import type { Brief, BriefZone } from '../model/brief';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import { sweptBetween } from '../risk/table';
import { formatPercentile, formatUsd, formatZoneRange } from '../util/format';
import { priceText } from '../risk/words';
import { EXCHANGE_NAMES } from '../model/exchange';
import { dayAgo, marketLines } from './context-lines';
import type { ReviewInput } from './review-input';
import { coverageSentences, scoreSentences } from './score-words';

export const NOT_A_FORECAST =
  'This is not a forecast: it tells where forced orders would come from, not which way the price goes.';

/** Reviews a moment. Pure; the densest zone is the one that holds most USD. */
export function brief(input: ReviewInput): Brief {
  const { nowMs, prepared, stats, weights, instrument, model } = input;
  const { price } = prepared.market;
  // Without a day of history every band looks hot.
  const isKnown = prepared.mapProblem !== 'short-history';
  const zoneOf = (side: Side) => describe(input, isKnown ? densest(prepared.table.own[side]) : null, side);
  const below = zoneOf('long');
  const above = zoneOf('short');
  const between =
    below !== null && above !== null && below.high < above.low ? { low: below.high, high: above.low } : null;
  const context = marketLines(input);
  const sections = [
    { title: 'Zones', sentences: zoneSentences(input, below, above) },
    { title: 'The band between', sentences: [betweenSentence(between, price)] },
    {
      title: 'If a zone is swept',
      sentences: [below, above].flatMap((zone) => (zone === null ? [] : [zone.beyond])),
    },
    { title: 'Context', sentences: context.map(({ text }) => text) },
    { title: 'Coverage and score', sentences: [...coverageSentences(input), ...scoreSentences(input)] },
    { title: 'What this is', sentences: [NOT_A_FORECAST] },
  ].filter(({ sentences }) => sentences.length > 0);
  return {
    atMs: nowMs,
    price: price ?? stats.price,
    symbol: instrument.symbol,
    venue: EXCHANGE_NAMES[instrument.exchange],
    model,
    below,
    above,
    between,
    weight: weights.at(-1) ?? null,
    weightDayAgo: dayAgo(weights, nowMs),
    context,
    sections,
    text: sections.map(({ title, sentences }) => `${title}. ${sentences.join(' ')}`).join('\n'),
  };
}

function densest(zones: readonly Zone[]): Zone | null {
  return zones.reduce<Zone | null>(
    (most, zone) => (most === null || zone.usd > most.usd ? zone : most),
    null,
  );
}

const range = (zone: Pick<Zone, 'low' | 'high'>): string => `${priceText(zone.low)}–${priceText(zone.high)}`;

function describe(input: ReviewInput, zone: Zone | null, side: Side): BriefZone | null {
  if (zone === null) return null;
  const { table, reaches } = input.prepared;
  const further = table.own[side].filter((other) =>
    side === 'long' ? other.high <= zone.low : other.low >= zone.high,
  );
  const next = further.at(0) ?? null;
  const far = side === 'long' ? zone.low : zone.high;
  const nextEdge = next === null ? null : side === 'long' ? next.high : next.low;
  const thenUsd = nextEdge === null ? null : sweptBetween(table, side, far, nextEdge);
  const reach = reaches.find((item) => item.zone.id === zone.id)?.reach ?? null;
  const { id, low, high, usd, distancePct } = zone;
  return {
    id,
    side,
    low,
    high,
    usd,
    distancePct,
    thenUsd,
    next: next === null ? null : { id: next.id, low: next.low, high: next.high, usd: next.usd },
    beyond: beyondSentence(zone, far, next, thenUsd, reach),
  };
}

function beyondSentence(
  zone: Zone,
  far: number,
  next: Zone | null,
  thenUsd: number | null,
  reach: number | null,
): string {
  const swept = `Were ${range(zone)} swept through, an estimated ${formatUsd(zone.usd)} of ${zone.side}s would turn into forced orders as far as they are still open and on isolated margin (about ${formatUsd(zone.expectedUsd)} would be reported).`;
  const behind =
    next === null
      ? ` No further hot zone of ${zone.side}s stands behind it.`
      : ` Behind it stand ${formatUsd(thenUsd)} of ${zone.side}s, then the next zone ${range(next)} with ${formatUsd(next.usd)}.`;
  if (reach === null)
    return `${swept}${behind} No order book or volume is known to tell how far that would carry.`;
  const isPast = zone.side === 'long' ? reach < far : reach > far;
  return `${swept}${behind} Under the middle assumption of impact a cascade begun at its near edge would come to rest at ${priceText(reach)}, ${isPast ? 'beyond' : 'inside'} the zone.`;
}

function zoneSentences(input: ReviewInput, below: BriefZone | null, above: BriefZone | null): string[] {
  const { price } = input.prepared.market;
  const at = price === null ? 'No recent price is known.' : `The price is ${priceText(price)} USD.`;
  if (input.prepared.mapProblem === 'short-history')
    return [at, 'The map has seen less than a day, so hot and cold cannot be told apart yet.'];
  const told = (zone: BriefZone | null, where: 'below' | 'above') => {
    if (zone === null) return `No hot zone stands ${where} the price.`;
    const full = input.prepared.table.zones.find(({ id }) => id === zone.id);
    const rank = full === undefined ? '' : `, ${formatPercentile(full.percentile)}, ${full.evidence}`;
    return `The densest zone ${where} is ${zone.side}s at ${range(zone)} (${formatZoneRange(zone.low, zone.high)}): an estimated ${formatUsd(zone.usd)} open${rank}, ${Math.abs(zone.distancePct).toFixed(2)}% away.`;
  };
  return [at, told(below, 'below'), told(above, 'above')];
}

function betweenSentence(between: Brief['between'], price: number | null): string {
  if (between === null) return 'Without a zone on both sides there is no band between them.';
  const width = ((between.high - between.low) / between.low) * 100;
  const isInside = price !== null && price >= between.low && price <= between.high;
  return `Between the two densest zones lies ${range(between)}, ${width.toFixed(1)}% wide${isInside ? ', and the price is inside it' : ''}; smaller zones may stand in it.`;
}
