// Evidence by band: does what was swept at some distance from its entry, or of some age, add anything?
import type { FoldedBar } from '../engine/market';
import type { ModelSettings } from '../model/settings';
import type { Side } from '../model/side';
import type { Swept } from './fold-lanes';
import { sweptOlderThan, type TickScale } from './older-than';
import { type GainRange, massFeature, rangeOf } from './score-map';
import { type SideTable, testErrors } from './side-table';
import { gainOf } from './statistics';

/** Bands begin at these distances from the entry (fractions) and ages (hours); the last has no end. */
export const DISTANCE_EDGES: readonly number[] = [0, 0.005, 0.015];
export const AGE_EDGES_HOURS: readonly number[] = [0, 1, 24];

export interface BandSide {
  /** Gain in R2 of ln(10,000 + USD) over the base, the price features and all other bands of the same kind. */
  readonly overGeometry: GainRange;
  /** The same over the base and the price features: what the band says when it is the only one. */
  readonly alone: GainRange;
  /** Part of all that was swept in the test half. */
  readonly sweptShare: number;
}

/** [from, to); `to` null: no end. */
export interface Band {
  readonly from: number;
  readonly to: number | null;
  readonly long: BandSide;
  readonly short: BandSide;
}

export interface Bands {
  /** Distance from entry to liquidation, a fraction of the entry. */
  readonly distance: readonly Band[];
  /** Hours between the bar that opened a level and the one that swept it. */
  readonly age: readonly Band[];
}

/** What the bars swept, band by band, USD a bar. */
export type SweptBands = Readonly<Record<Side, readonly Float64Array[]>>;

/** The settings that keep only the placements of one distance band: the fold is linear in them. */
export function settingsOfDistance(settings: ModelSettings, band: number): ModelSettings {
  const from = DISTANCE_EDGES[band];
  const to = DISTANCE_EDGES.at(band + 1) ?? Number.POSITIVE_INFINITY;
  const kept = settings[settings.model].filter((place) => place.distance >= from && place.distance < to);
  return { ...settings, [settings.model]: kept };
}

/** What the model swept, all of it, by age band. */
export function sweptByAge(
  all: Swept,
  bars: readonly FoldedBar[],
  scale: TickScale,
  settings: ModelSettings,
): SweptBands {
  const older = sweptOlderThan(
    bars,
    scale,
    settings,
    AGE_EDGES_HOURS.slice(1).map((hours) => hours * 3_600_000),
  );
  const split = (side: Side): Float64Array[] => {
    const weighed = older.map((swept) => swept[side].map((usd, i) => usd * bars[i].speed));
    const atLeast = [all[side], ...weighed];
    return atLeast.map((swept, band) =>
      band + 1 < atLeast.length ? swept.map((usd, i) => Math.max(0, usd - atLeast[band + 1][i])) : swept,
    );
  };
  return { long: split('long'), short: split('short') };
}

/** Scores bands of one kind; masses are USD a bucket, band by band. */
export function scoreBands(
  edges: readonly number[],
  tables: Readonly<Record<Side, SideTable>>,
  masses: SweptBands,
): Band[] {
  const long = scoreSide(tables.long, masses.long);
  const short = scoreSide(tables.short, masses.short);
  return edges.map((from, band) => ({
    from,
    to: edges.at(band + 1) ?? null,
    long: long[band],
    short: short[band],
  }));
}

function scoreSide(table: SideTable, masses: readonly Float64Array[]): BandSide[] {
  const { geometry, log10k, half, days } = table;
  const errorsWith = (bands: readonly Float64Array[]): Float64Array =>
    testErrors(
      geometry.map((row, i) => [...row, ...bands.map((mass) => massFeature(mass[i]))]),
      log10k.values,
      half,
    );
  const target = (row: number): number => log10k.values[half + row];
  const all = errorsWith(masses);
  const tested = masses.map((mass) => mass.subarray(half).reduce((sum, usd) => sum + usd, 0));
  const total = tested.reduce((sum, usd) => sum + usd, 0);
  return masses.map((mass, band) => {
    const others = errorsWith(masses.filter((_, other) => other !== band));
    return {
      overGeometry: rangeOf(days, gainOf(days, target, others, all)),
      alone: rangeOf(days, gainOf(days, target, log10k.geometryErrors, errorsWith([mass]))),
      sweptShare: total > 0 ? tested[band] / total : 0,
    };
  });
}
