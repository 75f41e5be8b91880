// Picture cases of what is drawn over the heat: candles, marks, zones, the plan, strips.
import type { ViewSettings } from '../../../shared/ipc/settings';
import type { CheckResult, Plan } from '../../../shared/model/plan';
import type { Side } from '../../../shared/model/side';
import type { Zone } from '../../../shared/model/zone';
import { board } from '../page/board';
import type { Paper } from '../page/paper';
import { END_MS, PLAIN } from '../page/paper';
import type { Case, Cases } from './case';

function zone(side: Side, low: number, high: number, sweptShare: number, verified: boolean): Zone {
  return {
    id: `${side}-${low}`,
    side,
    low,
    high,
    peak: (low + high) / 2,
    usd: 3.1e8,
    expectedUsd: 6.2e6,
    percentile: 0.97,
    distancePct: side === 'long' ? -1.1 : 1.1,
    bornMs: END_MS - 30 * 3_600_000,
    ageMs: 30 * 3_600_000,
    sweptShare,
    evidence: verified ? 'verified' : 'unverified',
    verifiedShare: verified ? 0.8 : 0.1,
  };
}

export const ZONED: Paper = {
  ...PLAIN,
  levels: [
    { side: 'long', price: 88_800, toPrice: 89_200, usd: 9.6e6 },
    { side: 'short', price: 90_900, toPrice: 91_200, usd: 9.6e6 },
  ],
  zones: [zone('long', 88_800, 89_200, 0, true), zone('short', 90_900, 91_200, 0.5, false)],
};

/** Three zones of each state: fresh, partly and mostly swept; a level between them for the curves to climb. */
const SWEPT_ZONES: Paper = {
  ...PLAIN,
  levels: [
    { side: 'long', price: 89_300, toPrice: 89_500, usd: 9.2e6 },
    { side: 'long', price: 88_600, toPrice: 88_900, usd: 9.9e6 },
    { side: 'long', price: 87_200, toPrice: 87_500, usd: 7e6 },
    { side: 'short', price: 90_900, toPrice: 91_200, usd: 9.6e6 },
    { side: 'short', price: 92_000, toPrice: 92_200, usd: 9e6 },
  ],
  zones: [
    zone('long', 89_300, 89_500, 0, true),
    zone('long', 88_600, 88_900, 0.3, false),
    zone('short', 90_900, 91_200, 0.8, true),
  ],
};

export const PLAN: Plan = {
  side: 'long',
  entry: 90_200,
  leverage: 50,
  sizeUsd: 50_000,
  stop: 89_700,
  venue: 'bybit',
};

const CHECK: CheckResult = {
  verdict: 'caution',
  plan: PLAN,
  liquidationPrice: 88_760,
  liquidationPct: -1.6,
  stopPct: -0.55,
  sweptBeforeUsd: 1e6,
  sweptBeforeStopUsd: 1e5,
  findings: [],
  nearestAbove: null,
  nearestBelow: null,
  asOfMs: END_MS,
  assumptions: [],
};

const PLANNED: Paper = { ...PLAIN, check: CHECK };

/** USD that a device pixel stands for in these pictures. */
const PIXEL_USD = 25;
const moved = (plan: Plan, liquidationPrice: number): Case => ({
  fact: 'A line of the plan moved by one pixel.',
  draw: async () => {
    const check: CheckResult = { ...CHECK, plan, liquidationPrice };
    return (await board({ ...PLAIN, check }, { plan })).picture();
  },
});

/** What `plan-lines` must not be taken for: each of its lines a pixel off, solid, dashed and dash-dotted. */
export const MOVED_LINES: Cases = {
  entry: moved({ ...PLAN, entry: PLAN.entry + PIXEL_USD }, 88_760),
  stop: moved({ ...PLAN, stop: 89_700 - PIXEL_USD }, 88_760),
  liquidation: moved(PLAN, 88_760 + PIXEL_USD),
};

const LIQUIDATED: Paper = {
  ...PLAIN,
  liquidations: [
    { bar: 26, side: 'short', usd: 3.2e6 },
    { bar: 38, side: 'long', usd: 31e6 },
    { bar: 38, side: 'short', usd: 1e6 },
    { bar: 50, side: 'short', usd: 10e6 },
  ],
};

/** A chart wide enough for all that the profile and the gutter say. */
const WIDE = {
  width: 1000,
  height: 420,
  range: { pitch: 6, binPx: 2, topPx: 3760, priceAuto: false },
} as const;

const view = (fact: string, paper: Paper, settings: Partial<ViewSettings>, plan?: Plan): Case => ({
  fact,
  draw: async () => (await board(paper, { view: settings, plan })).picture(),
});

export const OVERLAY_CASES: Cases = {
  candles: view(
    'Candles with wicks, hollow up and filled down; volume and open interest under them.',
    PLAIN,
    {},
  ),
  line: view('The same price as a line through the closes.', PLAIN, { price: 'line' }),
  'liquidation-marks': view(
    'Marks under lows for longs and over highs for shorts, larger with USD, none under 3M an hour, text from 9M.',
    LIQUIDATED,
    {},
  ),
  zones: view(
    'Two zones with their edges, labels, and half of the short one swept at the right edge.',
    ZONED,
    {},
  ),
  unswept: {
    fact: 'Beside each zone in the profile a track of what still stands: all, 70 % and 20 % of it, filled from the far side.',
    draw: async () => (await board(SWEPT_ZONES, WIDE)).picture(),
  },
  'profile-curves': {
    fact: 'Totals outward from the price, with the sums at 2 % and 4 % either way and what they come to in sight.',
    draw: async () => (await board(SWEPT_ZONES, { ...WIDE, view: { zones: false } })).picture(),
  },
  'overlays-light': {
    fact: 'On white: hollow up and black down candles, marks, zones, the plan and the strips, all readable.',
    draw: async () => {
      const paper = { ...LIQUIDATED, ...SWEPT_ZONES, check: CHECK, liquidations: LIQUIDATED.liquidations };
      return (await board(paper, { ...WIDE, plan: PLAN, view: { theme: 'light' } })).picture();
    },
  },
  cascade: {
    fact: 'A cascade from 89,500 down: the band of three assumptions, its rounds, and where each comes to rest.',
    draw: async () => {
      const chart = await board(SWEPT_ZONES, { ...WIDE, view: { zones: false } });
      const rest = (price: number) => ({ price, pct: (price / 89_500 - 1) * 100 });
      chart.chart.setCascade({
        side: 'long',
        from: 89_500,
        reach: { low: rest(89_200), mid: rest(88_500), high: rest(87_100) },
        steps: [89_100, 88_800, 88_600, 88_500],
      });
      return chart.picture();
    },
  },
  'zones-off': view('The same without zones.', ZONED, { zones: false }),
  'plan-lines': view(
    'Entry, stop and liquidation at 90,200, 89,700 and 88,760 with their tags.',
    PLANNED,
    {},
    PLAN,
  ),
  'break-even': view('The same with break-even 0.1 % above the entry.', PLANNED, { breakEven: true }, PLAN),
  sessions: {
    fact: 'A day mark at 00:00 and the openings of Asia, London and New York over two days.',
    draw: async () => {
      const paper = { ...PLAIN, bars: 400, close: (bar: number) => 90_000 + 300 * Math.sin(bar / 40) };
      return (await board(paper, { view: { sessions: true }, range: { pitch: 0.625 } })).picture();
    },
  },
};
