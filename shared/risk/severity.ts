// How bad each finding is, and the verdict they add up to: the whole table, in one place to read and to change.
import type { Finding, FindingCode, Verdict } from '../model/plan';

export type Severity = Finding['severity'];

/** A zone counts as near when it starts within this share of the entry (the look's outer price chips). */
export const NEAR = 0.04;
/** "Just past" a zone: at most this share of the entry beyond its far edge; a sweep would carry the price there. */
export const JUST_PAST = 0.0025;
/** A price further than this share of the entry past a zone has room. */
export const ROOM = 0.1;
/** "Little" on the way: on average at most this share of what makes a cell hot. */
export const LITTLE = 0.25;

/**
 * What one zone of the plan's own side means for its liquidation price, going outward from the entry: the zone
 * is reached only after liquidation (`before`), holds it (`in`), ends just short of it (`near`), or leaves it
 * further behind (`past`, asked only when no stop fires).
 *
 * The rows never get milder as liquidation comes closer to the entry. So the same plan with less leverage or
 * less size is never judged worse: a liquidation price on this side of a zone is not safer than one inside it,
 * as whatever reaches the second has passed the first.
 */
export type Place = 'before' | 'in' | 'near' | 'past';

/** null: not worth a line. */
export function liquidationSeverity(
  place: Place,
  zoneIsNear: boolean,
  hasRoom: boolean,
  stopFiresBeforeZone: boolean,
): Severity | null {
  if (place === 'past') return hasRoom ? 'good' : 'caution';
  if (stopFiresBeforeZone) return zoneIsNear ? 'caution' : null;
  return zoneIsNear ? 'danger' : 'caution';
}

/** Findings whose severity does not depend on distances. */
export const FIXED_SEVERITY = {
  'entry-in-zone': 'caution',
  'liquidation-in-cascade': 'caution',
  'stop-in-zone': 'caution',
  'stop-near-zone': 'caution',
  'zone-before-stop': 'caution',
  'stop-beyond-liquidation': 'danger',
  'stop-wrong-side': 'caution',
  // Not a plan that the venue takes; it must not look better than the same plan with leverage that exists.
  'leverage-too-high': 'danger',
  'stop-first': 'good',
  'little-on-the-way': 'good',
  'no-zone-near': 'good',
  'no-map': 'unknown',
  'no-liquidation-price': 'unknown',
} as const satisfies Partial<Record<FindingCode, Severity>>;

/** Order of lines of one severity: what takes the position first. */
const ORDER: readonly FindingCode[] = [
  'no-map',
  'no-liquidation-price',
  'leverage-too-high',
  'stop-beyond-liquidation',
  'liquidation-in-zone',
  'liquidation-near-zone',
  'liquidation-in-cascade',
  'entry-in-zone',
  'liquidation-before-zone',
  'stop-in-zone',
  'stop-near-zone',
  'zone-before-stop',
  'zone-before-liquidation',
  'stop-wrong-side',
  'stop-first',
  'little-on-the-way',
  'no-zone-near',
];
const PLACE = Object.fromEntries(ORDER.map((code, i) => [code, i])) as Readonly<Record<FindingCode, number>>;
const RANK: Readonly<Record<Severity, number>> = { unknown: 0, danger: 1, caution: 2, good: 3 };

interface Graded {
  readonly code: FindingCode;
  readonly severity: Severity;
}

/** What is missing first, then danger, caution, good. */
export function bySeverity(a: Graded, b: Graded): number {
  return RANK[a.severity] - RANK[b.severity] || PLACE[a.code] - PLACE[b.code];
}

/** The worst finding decides; something missing makes it `unknown`, whatever else is known. */
export function verdictOf(findings: readonly Graded[]): Verdict {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (has('unknown')) return 'unknown';
  if (has('danger')) return 'danger';
  return has('caution') ? 'caution' : 'clear';
}
