// The heat's palettes: nine stops a theme and side, low to high, equally light on both sides at the same stop.
import type { Palette } from '../../shared/ipc/settings';
import type { Side } from '../../shared/model/side';
import { oklch } from './oklch';
import type { ThemeName } from './theme';

export type Stops = Readonly<Record<ThemeName, Readonly<Record<Side, readonly number[]>>>>;

const STOPS = 9;

/** Hue and most chroma of a side, low and high end. */
interface Hues {
  readonly low: number;
  readonly high: number;
  readonly chroma: number;
}

/** Even steps of lightness; chroma swells in the middle, where the screen has most of it. */
function rampOf(theme: ThemeName, { low, high, chroma }: Hues): number[] {
  const [from, to] = theme === 'dark' ? [0.2, 0.88] : [0.96, 0.32];
  return Array.from({ length: STOPS }, (_, i) => {
    const t = i / (STOPS - 1);
    const swell = 0.45 + 0.55 * Math.sin(Math.PI * Math.min(1, 0.12 + t * 0.8));
    return oklch(from + (to - from) * t, chroma * swell, low + (high - low) * t);
  });
}

function made(long: Hues, short: Hues): Stops {
  return {
    dark: { long: rampOf('dark', long), short: rampOf('dark', short) },
    light: { long: rampOf('light', long), short: rampOf('light', short) },
  };
}

const LOOK: Stops = {
  dark: {
    long: [0x0a1331, 0x112756, 0x0e3d7d, 0x015998, 0x0276ae, 0x0295c0, 0x20b4d0, 0x70cdda, 0xa9e4e7],
    short: [0x2c0807, 0x4e120c, 0x721f09, 0x913502, 0xad5002, 0xc66e02, 0xdc8e12, 0xe2b460, 0xead79b],
  },
  light: {
    long: [0xdcf8fd, 0xafe1f0, 0x84c9e5, 0x59b0db, 0x2d95d3, 0x1779c1, 0x0e5caf, 0x17438f, 0x162b6f],
    short: [0xfbf1dc, 0xeed3ac, 0xe3b47d, 0xd89454, 0xcb7229, 0xb65410, 0x9d3900, 0x7e2404, 0x5f1307],
  },
};

/** Every palette keeps the sides' meaning: cool is long, warm is short. */
export const PALETTES: Readonly<Record<Palette, Stops>> = {
  look: LOOK,
  // Straight blue against yellow: the axis that red-green blindness leaves whole.
  gold: made({ low: 262, high: 252, chroma: 0.17 }, { low: 88, high: 96, chroma: 0.16 }),
  // The same, quieter, for long hours and small screens.
  slate: made({ low: 256, high: 246, chroma: 0.085 }, { low: 74, high: 84, chroma: 0.085 }),
  // More hue for eyes that see all of it.
  vivid: made({ low: 285, high: 205, chroma: 0.2 }, { low: 20, high: 78, chroma: 0.2 }),
};

/** What each is called and good for. */
export const PALETTE_NAMES: Readonly<Record<Palette, { readonly label: string; readonly hint: string }>> = {
  look: { label: 'Classic', hint: 'Blue and orange; safe with colour blindness' },
  gold: { label: 'Gold', hint: 'Blue and gold; safest with colour blindness' },
  slate: { label: 'Slate', hint: 'Quiet blue and sand' },
  vivid: { label: 'Vivid', hint: 'Violet to cyan, crimson to amber' },
};
