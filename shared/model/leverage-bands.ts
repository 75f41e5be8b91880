// Bands of leverage that a trader can look at alone, and which of the model's placements lie in which.
import type { ModelSettings, Placement } from './settings';

export interface LeverageBand {
  readonly id: BandId;
  /** What it is called, e.g. `25–50x`. */
  readonly label: string;
  /** Highest leverage in it; from the band before it exclusively. */
  readonly upTo: number;
}

export const BAND_IDS = ['to10', 'to25', 'to50', 'to100', 'over100'] as const;
export type BandId = (typeof BAND_IDS)[number];

/** Rising, without holes: every placement lies in one band. */
export const LEVERAGE_BANDS: readonly LeverageBand[] = [
  { id: 'to10', label: '≤10x', upTo: 10 },
  { id: 'to25', label: '10–25x', upTo: 25 },
  { id: 'to50', label: '25–50x', upTo: 50 },
  { id: 'to100', label: '50–100x', upTo: 100 },
  { id: 'over100', label: '>100x', upTo: Number.POSITIVE_INFINITY },
];

/** A placement's leverage comes out of divisions: a rung's own bound must not fall into the next band. */
const SLACK = 1 + 1e-9;

/** Number of the band that a leverage lies in. */
export function bandOf(leverage: number): number {
  return LEVERAGE_BANDS.findIndex(({ upTo }) => leverage <= upTo * SLACK);
}

/** The band of each placement of the model in use. */
export function bandsOfPlaces(settings: ModelSettings): Uint8Array {
  const places: readonly Placement[] = settings.model === 'smooth' ? settings.smooth : settings.ladder;
  return Uint8Array.from(places, ({ leverage }) => bandOf(leverage));
}

/** The bands in which the model in use places anything. */
export function filledBands(settings: ModelSettings): readonly BandId[] {
  const filled = new Set(bandsOfPlaces(settings));
  return BAND_IDS.filter((_, band) => filled.has(band));
}

/** Names of chosen bands, neighbours joined: `≤25x`, `10–50x, >100x`. */
export function bandsText(chosen: readonly BandId[]): string {
  const runs: [number, number][] = [];
  for (const [i, id] of BAND_IDS.entries()) {
    if (!chosen.includes(id)) continue;
    const last = runs.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  }
  return runs.map(([from, to]) => runText(from, to)).join(', ');
}

function runText(from: number, to: number): string {
  if (from === to) return LEVERAGE_BANDS[from].label;
  const top = LEVERAGE_BANDS[to].upTo;
  if (from === 0) return `≤${top}x`;
  const bottom = LEVERAGE_BANDS[from - 1].upTo;
  return Number.isFinite(top) ? `${bottom}–${top}x` : `>${bottom}x`;
}
