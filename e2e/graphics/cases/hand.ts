// Picture cases of the hand and the screen: crosshair, ruler, box, another density.
import { board } from '../page/board';
import type { Cases } from './case';
import { END_MS, MINUTE_MS } from '../page/paper';
import { LONG_PAPER, STAIRS } from './heat';
import { PLAN } from './overlays';

/** 10:50, the column at 150 pixels. */
const CROSSHAIR_MS = END_MS - 70 * MINUTE_MS;

export const HAND_CASES: Cases = {
  'crosshair-card': {
    fact: 'The card reads both sides of the cell under the pointer: USD, percentile, time and price.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.hand('pointermove', 150, 40);
      return chart.picture();
    },
  },
  'crosshair-bands': {
    fact: 'Once the engine has answered, the card says the USD by leverage band and the mean age of the entries.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.hand('pointermove', 150, 40);
      const usd = [0, 5.1e5, 1.2e6, 2.4e6, 4.5e6];
      const none = { usd: [0, 0, 0, 0, 0], ageMs: null };
      // The cell and the column of the reading at this point.
      chart.chart.showBands({
        atMs: CROSSHAIR_MS,
        cell: 91_350 / 50,
        long: none,
        short: { usd, ageMs: 26 * 3_600_000 },
      });
      return chart.picture();
    },
  },
  'crosshair-peak': {
    fact: 'Zoomed out, the card reads the peak cell with its own time and price, and says what it gathers.',
    draw: async () => {
      const range = { pitch: 0.1875, binPx: 0.5, topPx: 996 };
      const chart = await board(LONG_PAPER, { range, hand: true });
      chart.hand('pointermove', 211, 75);
      return chart.picture();
    },
  },
  ruler: {
    fact: 'A ruler between two points with its change in % and USD and its length of time.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.hand('pointerdown', 60, 140, { shiftKey: true });
      chart.hand('pointermove', 90, 100, { shiftKey: true });
      chart.hand('pointermove', 170, 50, { shiftKey: true });
      return chart.picture();
    },
  },
  'density-1': {
    fact: 'The stair with a plan at one device pixel a CSS pixel.',
    draw: async () => (await board(STAIRS, { plan: PLAN })).picture(),
  },
  'density-2': {
    fact: 'The same picture at two device pixels a CSS pixel.',
    draw: async () => (await board(STAIRS, { plan: PLAN, dpr: 2 })).picture(),
  },
};
