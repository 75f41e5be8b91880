// Which price a fitted view puts in the middle.
import type { CandleSource } from './candles';
import type { Units } from './viewport';

/** The price stays this far inside the view, as a share of half its height. */
const INSIDE_SHARE = 0.7;

/**
 * The middle of the candles that a view of `pitch` device pixels a candle and `binPx` a cell shows at now, moved
 * so that the price is well in sight; null when nothing is known.
 */
export function fitCentre(
  units: Units,
  candles: CandleSource,
  price: number | null,
  pitch: number,
  binPx: number,
): number | null {
  const last = Math.ceil(units.nowMs / units.candleMs) - 1;
  const count = Math.floor(units.layout.heat.width / pitch);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let n = last - count; n <= last; n++) {
    const candle = candles.at(n);
    if (!candle) continue;
    low = Math.min(low, candle.low);
    high = Math.max(high, candle.high);
  }
  if (low > high) return price;
  const middle = (low + high) / 2;
  const at = price ?? candles.at(last)?.close ?? null;
  if (at === null) return middle;
  const reach = ((units.layout.heat.height / binPx) * units.cell * INSIDE_SHARE) / 2;
  return Math.max(at - reach, Math.min(at + reach, middle));
}
