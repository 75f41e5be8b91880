// A chart that was dragged about, beside a fresh one that looks at the same: layers that only moved along must not show it.
import { board } from '../page/board';
import type { Paper } from '../page/paper';
import { LONG_PAPER } from './heat';
import { PLAN, ZONED } from './overlays';

const PAPER: Paper = {
  ...LONG_PAPER,
  zones: ZONED.zones,
  liquidations: [
    { bar: 1100, side: 'short', usd: 3.2e6 },
    { bar: 1120, side: 'long', usd: 31e6 },
    { bar: 1140, side: 'short', usd: 10e6 },
  ],
  gaps: [
    {
      stream: 'bar',
      fromMs: Date.UTC(2026, 0, 2, 5),
      toMs: Date.UTC(2026, 0, 2, 5, 40),
      reason: 'made up',
    },
  ],
};

/** Steps of a drag, CSS pixels: within what is painted, beyond it, to both sides and back over where it began. */
const DRAGS: readonly (readonly (readonly [number, number])[])[] = [
  [
    [11, 0],
    [11, 3],
    [7, -9],
  ],
  [
    [150, 0],
    [60, 0],
    [-7, 2],
  ],
  [
    [0, 40],
    [0, 35],
    [3, -1],
  ],
  [
    [0, -60],
    [23, -31],
    [-90, 5],
  ],
  [
    [31, 17],
    [-31, -17],
    [1, 1],
  ],
];

/** Of each drag the picture after it, and that of a fresh chart with the same view and pointer. */
export async function panned(): Promise<{ readonly moved: string; readonly fresh: string }[]> {
  const pairs = [];
  for (const drag of DRAGS) {
    let [x, y] = [160, 70];
    const first = await board(PAPER, { plan: PLAN, hand: true, range: {} });
    first.picture();
    first.hand('pointerdown', x, y);
    for (const [dx, dy] of drag) {
      [x, y] = [x + dx, y + dy];
      first.hand('pointermove', x, y);
      first.picture();
    }
    const moved = first.picture();
    const range = first.chart.range();
    if (!range) throw new Error('The dragged chart has no view.');
    const second = await board(PAPER, { plan: PLAN, hand: true, range });
    second.picture();
    second.hand('pointermove', x, y);
    pairs.push({ moved, fresh: second.picture() });
  }
  return pairs;
}
