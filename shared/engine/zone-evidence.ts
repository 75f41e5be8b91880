// How much of a zone's levels has evidence behind it: of its distances from entry, and of its ages.
import type { CardBand, CardModel, Evidence } from '../model/model-card';
import type { ModelSettings } from '../model/settings';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import { barsBy, type LedgerBar, type Ledgers } from './explain';
import type { LevelBook } from './level-book';
import { entryTicks, keptShares, type Market, placements } from './market';
import { type Readable, readStanding, type StandingVenue } from './standing';

const HOUR_MS = 3_600_000;

/** One venue's part of what is judged: its levels as they count now, and the bars they came from. */
export interface EvidenceSource extends Pick<StandingVenue, 'market' | 'long' | 'short'> {
  readonly ledger: readonly LedgerBar[];
  /** How many of them the state has folded. */
  readonly count: number;
}

/** Every venue's part, in a state. */
export function evidenceSources(state: Readable, ledgers: Ledgers): EvidenceSource[] {
  return (readStanding(state)?.venues ?? []).map(({ market, long, short }) => {
    const ledger = ledgers.get(market.instrument.inst) ?? [];
    return { market, long, short, ledger, count: barsBy(ledger, market.closedMs ?? 0) };
  });
}

/**
 * Share (0..1) of a zone's standing USD whose distance band and age band are both verified for its side, over all
 * venues. The model is linear in what was opened, so the young bars are followed on their own, and the rest is old.
 */
export function verifiedShare(
  zone: Zone,
  sources: readonly EvidenceSource[],
  settings: ModelSettings,
  card: CardModel,
): number {
  const places = placements(settings);
  const isNear = places.map((place) => isVerified(card.distance, place.distance, zone.side));
  let total = 0;
  let verified = 0;
  for (const source of sources) {
    const { market, ledger, count } = source;
    const book = zone.side === 'long' ? source.long : source.short;
    const from = Math.round((zone.low * market.ticksPerUnit) / market.cellTicks);
    const to = Math.round((zone.high * market.ticksPerUnit) / market.cellTicks);
    const standing = standingByPlace(book, from, to);
    total += standing.reduce((sum, usd) => sum + usd, 0);
    const young = youngByAge(zone.side, from, to, market, ledger, count, settings, card.age);
    for (let k = 0; k < places.length; k++) {
      if (!isNear[k]) continue;
      let old = standing[k];
      card.age.forEach((band, i) => {
        if (band.to === null) return;
        old -= young[i][k];
        if (band.verified[zone.side]) verified += young[i][k];
      });
      if (card.age.at(-1)?.verified[zone.side]) verified += Math.max(0, old);
    }
  }
  return total <= 0 ? 0 : Math.min(1, verified / total);
}

/** From this share on a zone counts as verified. */
const ENOUGH = 0.5;

/** The zones with their evidence: all unverified when nothing was measured of these settings (null). */
export function judgeZones(
  zones: readonly Zone[],
  state: Readable,
  ledgers: Ledgers,
  settings: ModelSettings,
  measured: CardModel | null,
): Zone[] {
  const sources = measured === null ? [] : evidenceSources(state, ledgers);
  return zones.map((zone) => {
    const share = measured === null ? 0 : verifiedShare(zone, sources, settings, measured);
    const evidence: Evidence = share >= ENOUGH ? 'verified' : 'unverified';
    return { ...zone, evidence, verifiedShare: share };
  });
}

function isVerified(bands: readonly CardBand[], at: number, side: Side): boolean {
  const band = bands.find(({ from, to }) => at >= from && (to === null || at < to));
  return band?.verified[side] ?? false;
}

function standingByPlace(book: LevelBook, from: number, to: number): Float64Array {
  const sums = new Float64Array(book.places);
  for (let cell = Math.max(from, book.lo); cell < Math.min(to, book.hi); cell++) {
    const base = (cell - book.firstCell) * book.places;
    for (let k = 0; k < book.places; k++) sums[k] += book.raw[base + k] * book.scale[k];
  }
  return sums;
}

/** USD in the cells [from, to) by age band (all but the last, open one) and placement. */
function youngByAge(
  side: Side,
  from: number,
  to: number,
  market: Market,
  ledger: readonly LedgerBar[],
  count: number,
  settings: ModelSettings,
  ages: readonly CardBand[],
): Float64Array[] {
  const places = placements(settings);
  const ratios = places.map((place) => (side === 'long' ? place.longRatio : place.shortRatio));
  const sums = ages.map(() => new Float64Array(places.length));
  const keep = new Float64Array(places.length).fill(1);
  const untouched = new Float64Array(to - from).fill(1);
  const nowMs = ledger[count - 1]?.closeMs ?? 0;
  const { cellTicks, ticksPerUnit } = market;
  for (let s = count - 1; s >= 0; s--) {
    const bar = ledger[s];
    const ageHours = (nowMs - bar.closeMs) / HOUR_MS;
    const band = ages.findIndex((age) => age.to !== null && ageHours < age.to);
    if (band === -1) break;
    const leaning = side === 'long' ? 1 + bar.tilt : 1 - bar.tilt;
    const usd = ((bar.coins * bar.closeTicks) / ticksPerUnit / settings.entryPoints) * leaning;
    for (let i = 0; i < settings.entryPoints; i++) {
      const entry = entryTicks(bar, i, settings.entryPoints);
      for (let k = 0; k < places.length; k++) {
        const cell = Math.floor((entry * ratios[k]) / cellTicks);
        if (cell < from || cell >= to) continue;
        sums[band][k] += usd * places[k].weight * keep[k] * untouched[cell - from];
      }
    }
    const first = side === 'long' ? Math.max(from, bar.longFrom) : from;
    const end = side === 'long' ? to : Math.min(to, bar.shortTo);
    for (let cell = first; cell < end; cell++) untouched[cell - from] *= 1 - settings.sweepShare;
    if (bar.turnover === null) continue;
    const kept = keptShares(places, bar.turnover, settings.ageing);
    for (let k = 0; k < keep.length; k++) keep[k] *= kept[k];
  }
  return sums;
}
