// Picture cases of the hand and the screen: crosshair, ruler, box, another density.
import { board } from '../page/board';
import type { Case, Cases } from './case';
import { END_MS, MINUTE_MS, type Paper, PLAIN } from '../page/paper';
import { LONG_PAPER, STAIRS } from './heat';
import { PLAN } from './overlays';

/** 10:50, the column at 150 pixels. */
const CROSSHAIR_MS = END_MS - 70 * MINUTE_MS;

/** Where the stop's line is on a board that does not fit: 89,700 at two pixels a cell of 50 USD, under 3,696. */
const STOP_Y = 108;

/** The same five hours, with a price that has risen by 3,000 at the end. */
const RISEN: Paper = { ...STAIRS, close: (bar) => PLAIN.close(bar) + Math.max(0, bar - 39) * 150 };

/** What a locked price axis does about that, and what a free one does. */
const risen = (fact: string, lockPrice: boolean): Case => ({
  fact,
  draw: async () => {
    const chart = await board(STAIRS, { view: { lockPrice }, range: { priceAuto: true } });
    chart.after(RISEN);
    return chart.picture();
  },
});

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
  'box-zoom': {
    fact: 'While a box is drawn with Ctrl held, a rubber band from its first corner to the pointer.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.hand('pointerdown', 90, 30, { ctrlKey: true });
      chart.hand('pointermove', 110, 60, { ctrlKey: true });
      chart.hand('pointermove', 180, 110, { ctrlKey: true });
      return chart.picture();
    },
  },
  'box-zoomed': {
    fact: 'Let go, the box fills the chart: fewer candles, wider, and a finer price axis; no rubber band.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.hand('pointerdown', 90, 30, { ctrlKey: true });
      chart.hand('pointermove', 180, 110, { ctrlKey: true });
      chart.hand('pointerup', 180, 110, { ctrlKey: true });
      chart.hand('pointerleave', 180, 110);
      return chart.picture();
    },
  },
  'price-lock': risen('With prices locked the axis stays where it was, though the price has left it.', true),
  'price-free': risen('Without the lock the axis has moved along, and the price is in sight.', false),
  'plan-drag': {
    fact: 'The stop is being dragged from 89,700 down: its line at the pointer, a ghost where it was.',
    draw: async () => {
      const chart = await board(STAIRS, { plan: PLAN, range: { priceAuto: false } });
      chart.picture();
      chart.hand('pointermove', 110, STOP_Y);
      chart.hand('pointerdown', 110, STOP_Y);
      chart.hand('pointermove', 110, STOP_Y + 10);
      chart.hand('pointermove', 110, STOP_Y + 24);
      return chart.picture();
    },
  },
  'crosshair-linked': {
    fact: 'The crosshair of a linked chart: its lines and tags at 10:50 and 91,350, without a card.',
    draw: async () => {
      const chart = await board(STAIRS, { hand: true });
      chart.chart.showLinked({ ms: CROSSHAIR_MS, price: 91_350 });
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
