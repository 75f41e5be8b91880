// The geometry of a check: where entry, stop and liquidation stand to the zones, without words and tiers.
import type { FindingCode } from '../model/plan';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import {
  bySeverity,
  FIXED_SEVERITY,
  JUST_PAST,
  LITTLE,
  liquidationSeverity,
  NEAR,
  type Place,
  ROOM,
  type Severity,
} from './severity';
import { type MapTable, sweptBetween, type ZoneReach } from './table';

/**
 * Prices in quote units (USD). The liquidation price is an input, so that the mirror image of a case (p becomes
 * 2 x entry - p, long becomes short) is a case of its own with exactly the mirrored answer.
 */
export interface Geometry {
  readonly side: Side;
  readonly entry: number;
  readonly liquidation: number | null;
  readonly stop: number | null;
  readonly table: MapTable;
  /** How far a cascade from each zone of the side could carry the price; empty where no depth is known. */
  readonly reaches: readonly ZoneReach[];
  /** USD in one cell of the map from which a zone is hot. */
  readonly zoneThresholdUsdPerCell: number;
}

/** A finding before it is put into words. */
export interface Fact {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly zone: Zone | null;
  /** True when a stop fires before the price reaches the zone. */
  readonly behindStop: boolean;
}

/** How far a price is on the losing side of the entry, as a share of the entry; negative on the winning side. */
export function losingDistance(side: Side, entry: number, price: number): number {
  return (side === 'long' ? entry - price : price - entry) / entry;
}

/** The stop's distance when it stands on the losing side, else null. */
export function stopDistance(side: Side, entry: number, stop: number | null): number | null {
  if (stop === null) return null;
  const distance = losingDistance(side, entry, stop);
  return distance > 0 ? distance : null;
}

/** Whether a zone starts near the entry, above or below it. */
export function isNearZone(entry: number, zone: Zone): boolean {
  const above = losingDistance('short', entry, zone.low);
  const below = losingDistance('long', entry, zone.high);
  return Math.max(above, below) <= NEAR;
}

/** A zone of the plan's own side, as distances from the entry on the losing side. */
interface Span {
  readonly zone: Zone;
  readonly near: number;
  readonly far: number;
}

/** Nearest first, as the table has them in that order. */
function spansOf(side: Side, entry: number, table: MapTable): Span[] {
  const spans: Span[] = [];
  for (const zone of table.own[side]) {
    const a = losingDistance(side, entry, zone.low);
    const b = losingDistance(side, entry, zone.high);
    const far = Math.max(a, b);
    if (far >= 0) spans.push({ zone, near: Math.min(a, b), far });
  }
  return spans;
}

function placeOf(span: Span, distance: number): Place {
  if (distance < span.near) return 'before';
  if (distance <= span.far) return 'in';
  return distance <= span.far + JUST_PAST ? 'near' : 'past';
}

const LIQUIDATION_CODES: Readonly<Record<Place, FindingCode>> = {
  before: 'liquidation-before-zone',
  in: 'liquidation-in-zone',
  near: 'liquidation-near-zone',
  past: 'zone-before-liquidation',
};

/** A fact whose severity the table fixes. */
export function fixed(code: keyof typeof FIXED_SEVERITY, zone: Zone | null = null): Fact {
  return { code, severity: FIXED_SEVERITY[code], zone, behindStop: false };
}

/** What each zone means for the liquidation price at `distance`; `stop` only when it fires before that. */
function liquidationFacts(spans: readonly Span[], distance: number, stop: number | null): Fact[] {
  const facts: Fact[] = [];
  for (const span of spans) {
    const place = placeOf(span, distance);
    // A zone around the entry is told as such, and one before a stop that fires is told with the stop.
    if (place === 'past' && (span.near <= 0 || stop !== null)) continue;
    const behindStop = stop !== null && stop < span.near;
    const hasRoom = distance - span.far > ROOM;
    const severity = liquidationSeverity(place, span.near <= NEAR, hasRoom, behindStop);
    if (severity !== null)
      facts.push({ code: LIQUIDATION_CODES[place], severity, zone: span.zone, behindStop });
  }
  return facts;
}

/** Zones that end before the liquidation price, but whose sweep could cascade up to it. */
function cascadeFacts({ side, entry, reaches }: Geometry, liquidation: number, stop: number | null): Fact[] {
  const facts: Fact[] = [];
  for (const { zone, reach } of reaches) {
    const near = losingDistance(side, entry, side === 'long' ? zone.high : zone.low);
    const far = losingDistance(side, entry, side === 'long' ? zone.low : zone.high);
    // A zone around or behind the entry has been passed, and a stop that fires before a zone is out by then.
    if (zone.side !== side || near <= 0 || (stop !== null && stop < near)) continue;
    if (far + JUST_PAST < liquidation && losingDistance(side, entry, reach) >= liquidation)
      facts.push(fixed('liquidation-in-cascade', zone));
  }
  return facts;
}

function stopFacts(spans: readonly Span[], stop: number): Fact[] {
  const facts: Fact[] = [];
  for (const span of spans) {
    const place = placeOf(span, stop);
    if (place === 'in') facts.push(fixed('stop-in-zone', span.zone));
    else if (place === 'near') facts.push(fixed('stop-near-zone', span.zone));
    else if (place === 'past' && span.near > 0 && stop - span.far <= ROOM) {
      facts.push(fixed('zone-before-stop', span.zone));
    }
  }
  return facts;
}

/** One fact a code: the worst; of equals the largest zone, but the first one reached where that is the point. */
function worstOfEachCode(facts: readonly Fact[]): Fact[] {
  const kept = new Map<FindingCode, Fact>();
  for (const fact of facts) {
    const before = kept.get(fact.code);
    const order = before === undefined ? -1 : bySeverity(fact, before);
    const isLarger = order === 0 && (fact.zone?.usd ?? 0) > (before?.zone?.usd ?? 0);
    if (order < 0 || (isLarger && fact.code !== 'liquidation-before-zone')) kept.set(fact.code, fact);
  }
  // Inside or just past one zone: that there is another one further out adds nothing.
  if (kept.has('liquidation-in-zone') || kept.has('liquidation-near-zone'))
    kept.delete('liquidation-before-zone');
  // That it lies past the zone is no comfort when a cascade from there gets to it.
  if (kept.has('liquidation-in-cascade')) kept.delete('zone-before-liquidation');
  return [...kept.values()];
}

/** What speaks for the plan up to its exit price; told only where nothing already says the opposite. */
function goodFacts(
  geometry: Geometry,
  spans: readonly Span[],
  exit: number | null,
  against: readonly Fact[],
): Fact[] {
  const { side, entry, table } = geometry;
  const facts: Fact[] = [];
  if (!table.zones.some((zone) => isNearZone(entry, zone))) facts.push(fixed('no-zone-near'));
  if (exit === null) return facts;
  const isFreeWay = !spans.some((span) => span.near <= losingDistance(side, entry, exit));
  const usdPerCell = sweptBetween(table, side, entry, exit) / (Math.abs(entry - exit) / table.map.cell);
  if (isFreeWay && usdPerCell <= LITTLE * geometry.zoneThresholdUsdPerCell)
    facts.push(fixed('little-on-the-way'));
  const isAboutLiquidation = against.some((fact) => fact.code.startsWith('liquidation-'));
  if (isFreeWay && facts.length === 0 && !isAboutLiquidation) facts.push(fixed('no-zone-near'));
  return facts;
}

/** All facts about a case whose map is known. */
export function assess(geometry: Geometry): Fact[] {
  const { side, entry, table } = geometry;
  const spans = spansOf(side, entry, table);
  const liquidation =
    geometry.liquidation === null ? null : losingDistance(side, entry, geometry.liquidation);
  const stop = stopDistance(side, entry, geometry.stop);
  // A stop at or beyond the liquidation price never fires: nothing about it matters.
  const firing = stop !== null && (liquidation === null || stop < liquidation) ? stop : null;

  const facts: Fact[] = [];
  for (const zone of table.zones)
    if (zone.low <= entry && entry <= zone.high) facts.push(fixed('entry-in-zone', zone));
  if (liquidation !== null) {
    facts.push(...liquidationFacts(spans, liquidation, firing));
    facts.push(...cascadeFacts(geometry, liquidation, firing));
  }
  if (firing !== null) facts.push(...stopFacts(spans, firing));

  const against = worstOfEachCode(facts);
  const exit = firing === null ? geometry.liquidation : geometry.stop;
  // A liquidation price close to the entry has little on the way because the way is short: no merit.
  const isCutShort = firing === null && against.some((fact) => fact.code === 'liquidation-before-zone');
  const good = goodFacts(geometry, spans, isCutShort ? null : exit, against);
  return [...against, ...good];
}
