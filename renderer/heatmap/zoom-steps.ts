// The stops of a zoom: whole device pixels a candle or a cell, and below one, steps down by halves.

/** Device pixels a candle; under one, several candles share a pixel and longer ones are drawn. */
const HALVES = [1, 2, 4, 8, 16, 32, 64, 128, 256];
const PX_A_CANDLE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96];
const PITCHES = [...HALVES.flatMap((n) => [0.75 / n, 0.625 / n, 0.5 / n]).toReversed(), ...PX_A_CANDLE];
const MAX_BIN_PX = 64;
/** A drawn bin gathers at most this many cells. */
export const MAX_CELLS_PER_PX = 32;

/** The pitch `steps` stops from another; stays at the ends. */
export function stepPitch(pitch: number, steps: number): number {
  let at = pitch;
  for (let i = 0; i < Math.abs(steps); i++) {
    const next = steps > 0 ? PITCHES.find((p) => p > at) : PITCHES.findLast((p) => p < at);
    at = next ?? at;
  }
  return at;
}

/** The widest pitch at which `candles` candles fit into `width` device pixels. */
export function pitchFor(candles: number, width: number): number {
  return PITCHES.findLast((p) => p * candles <= width) ?? PITCHES[0];
}

/** The cell height `steps` stops from another: halves below one pixel, eighths of itself above. */
export function stepBin(binPx: number, steps: number): number {
  let at = binPx;
  for (let i = 0; i < Math.abs(steps); i++) {
    if (steps > 0) at = at < 1 ? at * 2 : at + Math.max(1, Math.round(at / 8));
    else at = at <= 1 ? at / 2 : at - Math.max(1, Math.round(at / 8));
  }
  return Math.max(1 / MAX_CELLS_PER_PX, Math.min(MAX_BIN_PX, at));
}

/** The tallest stop at which `cells` cells fit into `height` device pixels. */
export function binFor(cells: number, height: number): number {
  const fitting = height / Math.max(1, cells);
  if (fitting >= 1) return Math.min(MAX_BIN_PX, Math.floor(fitting));
  return Math.max(1 / MAX_CELLS_PER_PX, 2 ** Math.floor(Math.log2(fitting)));
}

/** The stop nearest to a wish, for a screen of another density. */
export function nearestBin(binPx: number): number {
  return binPx >= 1 ? Math.min(MAX_BIN_PX, Math.round(binPx)) : binFor(1 / binPx, 1);
}

/** The pitch nearest below a wish, or the narrowest. */
export function nearestPitch(pitch: number): number {
  return pitch >= 1 ? Math.round(pitch) : pitchFor(1, pitch);
}
