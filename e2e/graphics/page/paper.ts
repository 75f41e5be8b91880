// A made-up market for one picture: candles by a rule, levels by a list, and the frames that tell a window of them.
import type { FrameBody, HelloFrame, NowFrame, SideColumns } from '../../../shared/ipc/frames';
import type { HeatScale } from '../../../shared/model/heat-scale';
import { SCALE_PERCENTILES } from '../../../shared/model/heat-scale';
import type { CheckResult } from '../../../shared/model/plan';
import type { GapSpan } from '../../../shared/model/session-info';
import type { Side } from '../../../shared/model/side';
import type { Zone } from '../../../shared/model/zone';
import { toHalf } from '../../../shared/util/half-float';

export const CELL = 50;
export const MINUTE_MS = 60_000;
export const END_MS = Date.UTC(2026, 0, 2, 12);
const DAY_MS = 86_400_000;

/** Levels in display cells [price, toPrice), or in the one at `price`, over bars [fromBar, toBar). */
export interface Level {
  readonly side: Side;
  readonly price: number;
  readonly toPrice?: number;
  /** USD in each cell: the scale's percentile is USD / 10M, unless the paper has scales of its own. */
  readonly usd: number;
  readonly fromBar?: number;
  readonly toBar?: number;
}

export interface Liquidation {
  readonly bar: number;
  readonly side: Side;
  readonly usd: number;
}

export interface Paper {
  readonly bars: number;
  readonly barMs: number;
  readonly close: (bar: number) => number;
  readonly levels: readonly Level[];
  readonly zones?: readonly Zone[];
  readonly liquidations?: readonly Liquidation[];
  readonly gaps?: readonly GapSpan[];
  readonly check?: CheckResult;
}

/** Five hours of five-minute bars around 90,000. */
export const PLAIN: Paper = {
  bars: 60,
  barMs: 5 * MINUTE_MS,
  close: (bar) => 90_000 + 260 * Math.sin(bar / 7) + 90 * Math.sin(bar * 1.7),
  levels: [],
};

export function openMs(paper: Paper, bar: number): number {
  return END_MS - (paper.bars - bar) * paper.barMs;
}

function usdAt(paper: Paper, side: Side, bar: number): Map<number, number> {
  const cells = new Map<number, number>();
  for (const {
    price,
    toPrice = price + CELL,
    usd,
    fromBar = 0,
    toBar = paper.bars,
    ...level
  } of paper.levels) {
    if (level.side !== side || bar < fromBar || bar >= toBar) continue;
    for (let cell = Math.floor(price / CELL); cell * CELL < toPrice; cell++) cells.set(cell, usd);
  }
  return cells;
}

function sideColumns(paper: Paper, side: Side): SideColumns {
  const [firstCell, offset, thousands]: [number[], number[], number[]] = [[], [0], []];
  for (let bar = 0; bar < paper.bars; bar++) {
    const usd = usdAt(paper, side, bar);
    const first = usd.size === 0 ? 0 : Math.min(...usd.keys());
    const end = usd.size === 0 ? 0 : Math.max(...usd.keys()) + 1;
    firstCell.push(first);
    for (let cell = first; cell < end; cell++) thousands.push(toHalf((usd.get(cell) ?? 0) / 1000));
    offset.push(thousands.length);
  }
  return {
    firstCell: Int32Array.from(firstCell),
    offset: Int32Array.from(offset),
    thousands: Uint16Array.from(thousands),
  };
}

function nowFrame(paper: Paper): NowFrame {
  const [long, short] = (['long', 'short'] as const).map((side) => usdAt(paper, side, paper.bars - 1));
  const cells = [...long.keys(), ...short.keys()];
  const firstCell = Math.min(...cells, Math.floor(paper.close(paper.bars - 1) / CELL));
  const count = Math.max(...cells, firstCell) + 1 - firstCell;
  const usd = (of: Map<number, number>) =>
    Float32Array.from({ length: count }, (_, i) => of.get(firstCell + i) ?? 0);
  return {
    kind: 'now',
    atMs: END_MS,
    price: paper.close(paper.bars - 1),
    firstCell,
    longUsd: usd(long),
    shortUsd: usd(short),
    zones: paper.zones ?? [],
    // The chart reads no figures of the market.
    venues: [],
    stats: {} as NowFrame['stats'],
  };
}

/** A percentile is USD / 10M: 9M USD in a cell is the 90th. */
function scales(paper: Paper): HeatScale[] {
  const found: HeatScale[] = [];
  for (let ms = Math.floor(openMs(paper, 0) / DAY_MS) * DAY_MS; ms <= END_MS; ms += DAY_MS) {
    const usd = SCALE_PERCENTILES.map((percentile) => percentile * 10e6);
    found.push({ sinceMs: ms, windowFromMs: ms - 7 * DAY_MS, windowToMs: ms, cell: CELL, cells: 1000, usd });
  }
  return found;
}

/** Everything a window is sent of the paper, in a snapshot's order. */
export function frames(paper: Paper): FrameBody[] {
  const { bars, close, liquidations = [] } = paper;
  const column = (of: (bar: number) => number) => Float64Array.from({ length: bars }, (_, bar) => of(bar));
  const open = (bar: number) => close(Math.max(0, bar - 1));
  const instrument = { priceDecimals: 1, base: 'BTC', quote: 'USDT' };
  return [
    { kind: 'hello', barMs: paper.barMs, displayCell: CELL, instrument } as unknown as HelloFrame,
    { kind: 'scales', scales: scales(paper) },
    { kind: 'gaps', gaps: paper.gaps ?? [] },
    {
      kind: 'liquidations',
      ms: Float64Array.from(liquidations, ({ bar }) => openMs(paper, bar) + 1),
      price: Float64Array.from(liquidations, ({ bar }) => close(bar)),
      usd: Float64Array.from(liquidations, ({ usd }) => usd),
      side: Uint8Array.from(liquidations, ({ side }) => (side === 'long' ? 0 : 1)),
    },
    {
      kind: 'bars',
      openMs: column((bar) => openMs(paper, bar)),
      open: column(open),
      high: column((bar) => Math.max(open(bar), close(bar)) + 10 + (bar % 4) * 12),
      low: column((bar) => Math.min(open(bar), close(bar)) - 10 - (bar % 3) * 14),
      close: column(close),
      volume: column((bar) => 100 + (bar % 11) * 30),
      openInterest: column((bar) => 80_000 + 400 * Math.sin(bar / 9)),
    },
    {
      kind: 'columns',
      fromMs: column((bar) => openMs(paper, bar)),
      toMs: column((bar) => openMs(paper, bar + 1)),
      long: sideColumns(paper, 'long'),
      short: sideColumns(paper, 'short'),
    },
    nowFrame(paper),
    { kind: 'risk', check: paper.check ?? null },
  ];
}
