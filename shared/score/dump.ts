// The rows behind a score, one a bucket and side, so that anyone can recompute it.
import { SIDES, type Side } from '../model/side';
import type { Table } from './side-table';

export interface DumpRow {
  readonly startMs: number;
  readonly side: Side;
  /** Open notional that the model's sweeps consumed, and what was reported as liquidated, USD. */
  readonly sweptUsd: number;
  readonly realisedUsd: number;
  /** The base features before their logarithms: fractions of the bucket's open, and USD (null unknown). */
  readonly excursion: number;
  readonly volumeUsd: number | null;
  readonly path: number;
}

/** `mass` is what the model swept in each bucket, a side. */
export function dumpRows(table: Table, mass: Readonly<Record<Side, Float64Array>>): DumpRow[] {
  return table.buckets.flatMap(({ startMs }, i) =>
    SIDES.map((side) => {
      const { realised, features } = table.sides[side];
      return { startMs, side, sweptUsd: mass[side][i], realisedUsd: realised[i], ...features[i] };
    }),
  );
}
