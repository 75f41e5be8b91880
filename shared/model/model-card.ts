// How good each model was where it was measured: shown beside the map, and the evidence behind its zones.
import type { ModelName } from './settings';
import type { Side } from './side';

/** A gain in R2 counts once its lower 95 % bound is above this: a smaller one is lost in the rounding of how it is told. */
export const LEAST_GAIN = 0.001;

/** `verified`: levels of such a distance and age have added to what the price path tells, at least LEAST_GAIN at 95 %. */
export type Evidence = 'verified' | 'unverified';

/** Distance as a fraction of the entry, or age in hours: [from, to), null without an end. */
export interface CardBand {
  readonly from: number;
  readonly to: number | null;
  readonly verified: Readonly<Record<Side, boolean>>;
}

export interface CardSide {
  /** Gain in R2 of ln(10,000 + USD) over the price path's geometry, with its 95 % interval. */
  readonly gain: number;
  readonly gainLow: number;
  readonly gainHigh: number;
  /** Tweedie deviance explained by scale x map + floor, with its 95 % interval. */
  readonly usdD2: number;
  readonly usdD2Low: number;
  readonly usdD2High: number;
  /** The same of a map that opens the same in every candle. */
  readonly constantUsdD2: number;
  /** How well the map ranks the top 5 % of hours (area under the curve). */
  readonly auc5: number;
}

export interface CardModel {
  readonly sides: Readonly<Record<Side, CardSide>>;
  readonly distance: readonly CardBand[];
  readonly age: readonly CardBand[];
}

/** What a measure of one session by its own liquidations came to. */
export interface SessionMeasure {
  /** Null when it could not be measured; then `problem` says why in a sentence. */
  readonly own: CardModel | null;
  /** Hours that figures are of. */
  readonly tested: number;
  readonly untilMs: number;
  readonly problem: string | null;
}

export interface ModelCard {
  /** The coin whose map was measured: evidence is not carried over to another. */
  readonly base: string;
  /** What was measured, in words: `BTCUSDT on Binance`. */
  readonly market: string;
  /** What it was compared with, and how complete that is. */
  readonly truth: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Buckets that figures are of, and their length, ms. */
  readonly tested: number;
  readonly bucketMs: number;
  readonly models: Readonly<Record<ModelName, CardModel>>;
}
