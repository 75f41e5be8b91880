// From a cell's percentile to its colour: knots, the palette's two ramps, and the table the shader reads.
import type { Contrast, Palette } from '../../shared/ipc/settings';
import type { Side } from '../../shared/model/side';
import { PALETTES } from './palettes';
import type { ThemeName } from './theme';

/** Percentile (0..1) and the place on the ramp (0..1) that it takes at the usual threshold. */
const KNOTS: readonly (readonly [number, number])[] = [
  [0.65, 0],
  [0.75, 0.13],
  [0.85, 0.24],
  [0.91, 0.36],
  [0.95, 0.49],
  [0.975, 0.63],
  [0.99, 0.79],
  [0.998, 0.93],
  [1, 1],
];

/** Where a ramp position goes: a power of it, or its logarithm, which lifts the faintest the most. */
const CURVES: Readonly<Record<Contrast, (position: number) => number>> = {
  soft: (position) => position ** 0.7,
  even: (position) => position,
  hard: (position) => position ** 1.6,
  log: (position) => Math.log1p(position * 9) / Math.log1p(9),
};

/** Number of knots that `knotsFor` returns, whatever the threshold. */
export const KNOT_COUNT = KNOTS.length;
/** Entries of a colour table a side. */
export const LUT_SIZE = 256;
/** The ramp position at which a cell is fully opaque. */
export const FULL_ALPHA_AT = 0.2;

/**
 * The knots with the ramp's foot moved to the threshold: colours of percentiles well above it stay as they
 * are. Knots at or below the threshold fold into the foot, so the count never changes.
 */
export function knotsFor(
  threshold: number,
  contrast: Contrast = 'even',
): readonly (readonly [number, number])[] {
  // Asked for every bar of a profile with the same answer.
  if (kept?.threshold !== threshold || kept.contrast !== contrast) {
    const knots = KNOTS.map(([p, position], i): readonly [number, number] =>
      i === 0 || p <= threshold ? [threshold, 0] : [p, CURVES[contrast](position)],
    );
    kept = { threshold, contrast, knots };
  }
  return kept.knots;
}

let kept: {
  readonly threshold: number;
  readonly contrast: Contrast;
  readonly knots: readonly (readonly [number, number])[];
} | null = null;

/** Place on the ramp (0..1) of a percentile (0..1), or -1 below the threshold, where nothing is drawn. */
export function rampPosition(percentile: number, threshold: number, contrast: Contrast = 'even'): number {
  if (percentile < threshold) return -1;
  let [belowAt, below] = [threshold, 0];
  for (const [at, place] of knotsFor(threshold, contrast)) {
    if (percentile <= at && at > belowAt) {
      return below + ((percentile - belowAt) / (at - belowAt)) * (place - below);
    }
    belowAt = at;
    below = place;
  }
  return 1;
}

/** Opacity (0..1) of a cell at a ramp position. */
export function rampAlpha(position: number): number {
  return position < 0 ? 0 : Math.min(1, position / FULL_ALPHA_AT);
}

function channel(color: number, shift: number): number {
  return (color >> shift) & 255;
}

/** Colour (0xRRGGBB) of a ramp position (0..1). */
export function rampColor(theme: ThemeName, side: Side, position: number, palette: Palette = 'look'): number {
  const stops = PALETTES[palette][theme][side];
  const at = Math.max(0, Math.min(1, position)) * (stops.length - 1);
  const i = Math.min(Math.floor(at), stops.length - 2);
  const share = at - i;
  const mix = (shift: number) =>
    Math.round(channel(stops[i], shift) * (1 - share) + channel(stops[i + 1], shift) * share);
  return (mix(16) << 16) | (mix(8) << 8) | mix(0);
}

/** The shader's colour table: two rows (long, short) of LUT_SIZE RGBA texels. */
export function bakeLut(theme: ThemeName, palette: Palette = 'look'): Uint8Array {
  const data = new Uint8Array(LUT_SIZE * 2 * 4);
  for (const [row, side] of (['long', 'short'] as const).entries()) {
    for (let i = 0; i < LUT_SIZE; i++) {
      const color = rampColor(theme, side, i / (LUT_SIZE - 1), palette);
      const at = (row * LUT_SIZE + i) * 4;
      data[at] = channel(color, 16);
      data[at + 1] = channel(color, 8);
      data[at + 2] = channel(color, 0);
      data[at + 3] = 255;
    }
  }
  return data;
}
