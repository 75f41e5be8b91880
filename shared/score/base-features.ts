// What anyone knows of a bucket without a map: how far the price went, how much was traded, how long the path was.
import type { Side } from '../model/side';
import type { Bars } from './bars';
import type { Bucket } from './buckets';

/** Of one bucket and side; `volumeUsd` is null when volumes are unknown. */
export interface BaseFeatures {
  /** How far the price went against the side from the bucket's open, over the open. */
  readonly excursion: number;
  /** Sum of coins x close, USD. */
  readonly volumeUsd: number | null;
  /** Sum of each candle's |close - open|, over the bucket's open. */
  readonly path: number;
}

export function baseFeatures(bars: Bars, { from, to }: Bucket, side: Side): BaseFeatures {
  const open = bars.open[from];
  let excursion = 0;
  let volumeUsd = 0;
  let path = 0;
  for (let i = from; i < to; i++) {
    excursion = Math.max(excursion, side === 'long' ? open - bars.low[i] : bars.high[i] - open);
    volumeUsd += bars.volume[i] * bars.close[i] * bars.usdPerTick;
    path += Math.abs(bars.close[i] - bars.open[i]);
  }
  return {
    excursion: excursion / open,
    volumeUsd: Number.isNaN(volumeUsd) ? null : volumeUsd,
    path: path / open,
  };
}

/** The row of regressors (MODEL.md, "Details"): 1, ln(1e-5 + excursion), ln(1 + volume) when known, ln(1e-5 + path). */
export function baseRow({ excursion, volumeUsd, path }: BaseFeatures): number[] {
  const row = [1, Math.log(1e-5 + excursion)];
  if (volumeUsd !== null) row.push(Math.log(1 + volumeUsd));
  row.push(Math.log(1e-5 + path));
  return row;
}
