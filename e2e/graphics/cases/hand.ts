// Picture cases of the hand and the screen: crosshair, ruler, box, another density.
import { board } from '../page/board';
import type { Cases } from './case';
import { LONG_PAPER, STAIRS } from './heat';
import { PLAN } from './overlays';

export const HAND_CASES: Cases = {
  'crosshair-card': {
    fact: 'The card reads both sides of the cell under the pointer: USD, percentile, time and price.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.hand('pointermove', 150, 40);
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
