// Which reported liquidations are marked on the map: by hour, above a threshold, the larger text first.
import type { Side } from '../../shared/model/side';
import type { LiquidationHour } from '../session/replica-liquidations';
import type { CandleSource } from './candles';

const HOUR_MS = 3_600_000;
/** An hour's side is marked from here, and its USD written from there. */
export const MARK_FROM_USD = 3e6;
export const TEXT_FROM_USD = 9e6;

export interface Marker {
  readonly side: Side;
  readonly usd: number;
  readonly candleMs: number;
  /** Open time of the candle that the mark stands at: the one with the extreme. */
  readonly openMs: number;
  /** High (shorts) or low (longs) of that candle, quote units (USD). */
  readonly price: number;
  /** True when the USD is written beside it, if there is room. */
  readonly text: boolean;
}

/** Half width of a mark, CSS pixels: 3 to 7 by the square root of the USD. */
export function markHalfWidth(usd: number): number {
  return Math.max(3, Math.min(7, 1.3 * Math.sqrt(usd / 1e6)));
}

function extreme(candles: CandleSource, fromMs: number, toMs: number, side: Side) {
  let found: { readonly openMs: number; readonly price: number } | null = null;
  const last = Math.ceil(toMs / candles.candleMs) - 1;
  for (let n = Math.floor(fromMs / candles.candleMs); n <= last; n++) {
    const candle = candles.at(n);
    if (!candle) continue;
    const price = side === 'long' ? candle.low : candle.high;
    const better = !found || (side === 'long' ? price < found.price : price > found.price);
    if (better) found = { openMs: candle.openMs, price };
  }
  return found;
}

/** Marks of [fromMs, toMs), rising in time; candles longer than an hour sum their hours. */
export function markersIn(
  hours: ReadonlyMap<number, LiquidationHour>,
  candles: CandleSource,
  fromMs: number,
  toMs: number,
): Marker[] {
  const spanMs = Math.max(HOUR_MS, candles.candleMs);
  const perSpan = Math.round(spanMs / HOUR_MS);
  const markers: Marker[] = [];
  for (let span = Math.floor(fromMs / spanMs); span * spanMs < toMs; span++) {
    for (const side of ['long', 'short'] as const) {
      let usd = 0;
      for (let h = 0; h < perSpan; h++) {
        const hour = hours.get(span * perSpan + h);
        if (hour) usd += side === 'long' ? hour.longUsd : hour.shortUsd;
      }
      if (usd < MARK_FROM_USD * perSpan) continue;
      const at = extreme(candles, span * spanMs, (span + 1) * spanMs, side);
      if (at)
        markers.push({ side, usd, candleMs: candles.candleMs, ...at, text: usd >= TEXT_FROM_USD * perSpan });
    }
  }
  return markers;
}

/** A text's box, device pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Which boxes stay when none may overlap another or an obstacle: the larger amounts first. */
export function keepLarger(
  wishes: readonly { readonly box: Box; readonly usd: number }[],
  obstacles: readonly Box[],
): boolean[] {
  const kept: Box[] = [...obstacles];
  const stays = wishes.map(() => false);
  const order = wishes.map((_, i) => i).sort((a, b) => wishes[b].usd - wishes[a].usd);
  for (const i of order) {
    const { box } = wishes[i];
    const hit = kept.some(
      (k) => box.left < k.right && k.left < box.right && box.top < k.bottom && k.top < box.bottom,
    );
    if (hit) continue;
    stays[i] = true;
    kept.push(box);
  }
  return stays;
}
