// Picture cases of the heat itself: ramps, threshold, ranking, palettes, zooming out.
import { CONTRASTS, PALETTES, type ViewSettings } from '../../../shared/ipc/settings';
import { board } from '../page/board';
import type { Level, Paper } from '../page/paper';
import { openMs, PLAIN } from '../page/paper';
import type { Case, Cases } from './case';

/** A stair on both sides: bands of 150 USD at rising percentiles outward from the price. */
const STEPS = [0.55, 0.64, 0.66, 0.7, 0.78, 0.86, 0.92, 0.96, 0.98, 0.995, 1];
const STAIR: readonly Level[] = STEPS.flatMap((percentile, i): Level[] => {
  const [usd, out] = [percentile * 10e6, 500 + i * 150];
  return [
    { side: 'long', price: 90_000 - out - 150, toPrice: 90_000 - out, usd },
    { side: 'short', price: 90_000 + out, toPrice: 90_000 + out + 150, usd },
  ];
});
const STAIRS: Paper = { ...PLAIN, levels: STAIR };

/** Longs of 6.6 to 9.9M USD a cell, shorts of a tenth of that, each in bands of 100 USD. */
const UNEQUAL: Paper = {
  ...PLAIN,
  // Each side is ranked among the days before.
  bars: 400,
  levels: Array.from({ length: 12 }, (_, i): Level[] => [
    { side: 'long', price: 89_400 - i * 100, toPrice: 89_500 - i * 100, usd: (6.6 + i * 0.3) * 1e6 },
    { side: 'short', price: 90_500 + i * 100, toPrice: 90_600 + i * 100, usd: (0.66 + i * 0.03) * 1e6 },
  ]).flat(),
};

/**
 * Four days of five-minute bars with one cell that is hot for twenty minutes, and a faint band for two days. A cell by
 * itself is drawn at half of its USD (the 1-2-1 smoothing in price), so it holds twice the scale's top.
 */
const LONG_PAPER: Paper = {
  ...PLAIN,
  bars: 1152,
  close: (bar) => 90_000 + 300 * Math.sin(bar / 90),
  levels: [
    { side: 'short', price: 92_000, usd: 20e6, fromBar: 1050, toBar: 1054 },
    { side: 'long', price: 88_000, toPrice: 88_400, usd: 7e6, fromBar: 900, toBar: 1120 },
    { side: 'long', price: 87_000, usd: 19e6 },
  ],
};

/** The price falls through two bands: from then on they are not in the columns. */
const SWEPT: Paper = {
  ...PLAIN,
  close: (bar) => (bar < 30 ? 90_300 - bar * 2 : 89_400 + (bar - 30) * 10),
  levels: [
    { side: 'long', price: 89_700, toPrice: 89_900, usd: 9.6e6, toBar: 30 },
    { side: 'long', price: 89_450, toPrice: 89_600, usd: 9e6, toBar: 30 },
    { side: 'long', price: 88_700, toPrice: 88_900, usd: 9.6e6 },
  ],
};

const GAPPED: Paper = {
  ...STAIRS,
  gaps: [
    { stream: 'bar', fromMs: openMs(PLAIN, 30), toMs: openMs(PLAIN, 36), reason: 'made up' },
    { stream: 'openInterest', fromMs: openMs(PLAIN, 46), toMs: openMs(PLAIN, 49), reason: 'made up' },
  ],
};

const stairs = (fact: string, view: Partial<ViewSettings> = {}): Case => ({
  fact,
  draw: async () => (await board(STAIRS, { view })).picture('heat'),
});

const unequal = (fact: string, ranking: ViewSettings['ranking']): Case => ({
  fact,
  draw: async () => (await board(UNEQUAL, { view: { ranking } })).picture('heat'),
});

const zoomed = (fact: string, pitch: number, binPx: number): Case => ({
  fact,
  draw: async () => {
    const topPx = Math.round(96 + (90_000 / 50) * binPx);
    return (await board(LONG_PAPER, { range: { pitch, binPx, topPx } })).picture('heat');
  },
});

export const HEAT_CASES: Cases = {
  'ramps-and-threshold': {
    fact: 'Blue longs below, orange shorts above, brighter with the percentile; the steps under 65 % are dark.',
    draw: async () => (await board(STAIRS)).picture(),
  },
  'threshold-90': stairs('Only the steps from the 90th percentile up.', { threshold: 0.9 }),
  'sides-off': stairs('Shorts are hidden, longs stay as they were.', { shorts: false }),
  ...Object.fromEntries(
    CONTRASTS.filter((contrast) => contrast !== 'even').map((contrast) => [
      `contrast-${contrast}`,
      stairs(`The same stair with ${contrast} contrast: same places, other brightness.`, { contrast }),
    ]),
  ),
  ...Object.fromEntries(
    PALETTES.filter((palette) => palette !== 'look').map((palette) => [
      `palette-${palette}`,
      stairs(`The same stair in the palette ${palette}: cool longs, warm shorts.`, { palette }),
    ]),
  ),
  'light-theme': stairs('The same stair on white: darker is more.', { theme: 'light' }),
  'ranked-together': unequal(
    'Ranked together, shorts of a tenth of the longs are under the threshold.',
    'both',
  ),
  'ranked-by-side': unequal('Ranked each side, the quiet shorts are as bright as the loud longs.', 'side'),
  'swept-gone': {
    fact: 'Levels that the price fell through end there; the one below goes on and is carried right of now.',
    draw: async () => (await board(SWEPT)).picture(),
  },
  gaps: {
    fact: 'Spans without candles or open interest are hatched over the heat, with a word where there is room.',
    draw: async () => (await board(GAPPED)).picture(),
  },
  'thin-level-near': zoomed(
    'A level of one cell and 20 minutes, and one that stays, at a pixel a candle.',
    1,
    2,
  ),
  'thin-level-far': zoomed(
    'Zoomed out to four days and 2 cells a pixel, that level is still as bright.',
    0.1875,
    0.5,
  ),
};

/** For other cases: the stair and the long paper. */
export { STAIRS, LONG_PAPER };
