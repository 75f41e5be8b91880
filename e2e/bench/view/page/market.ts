// A made-up market of any length for the bench: the same every time, with 500 filled cells a column.
import type {
  BarsFrame,
  ColumnsFrame,
  FrameBody,
  HelloFrame,
  LiquidationsFrame,
  NowFrame,
  SideColumns,
} from '../../../../shared/ipc/frames';
import { SCALE_PERCENTILES } from '../../../../shared/model/heat-scale';
import { toHalf } from '../../../../shared/util/half-float';

export const CELL = 50;
/** Filled cells a side and column. */
export const CELLS_A_SIDE = 250;
const DAY_MS = 86_400_000;
export const END_MS = Date.UTC(2026, 0, 1);
const COLUMNS_A_FRAME = 128;

export interface Market {
  readonly barMs: number;
  readonly columns: number;
  /** Close of every bar, USD. */
  readonly close: Float64Array;
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A walk of `columns` bars that ends at END_MS. */
export function createMarket(columns: number, barMs: number): Market {
  const next = random(7);
  const close = new Float64Array(columns);
  let price = 90_000;
  for (let i = 0; i < columns; i++) {
    price += (next() - 0.5) * 160 + (90_000 - price) * 0.0002;
    close[i] = price;
  }
  return { barMs, columns, close };
}

/** Amounts that look like levels: bands that live a while, with the odd hot one. */
const AMOUNTS = (() => {
  const next = random(11);
  return Uint16Array.from({ length: 4096 }, () => toHalf(500 + 40_000 * next() ** 6));
})();

function amount(cell: number, column: number): number {
  return AMOUNTS[(Math.imul(cell, 2_654_435_761) + Math.imul(column >> 7, 40_503)) & 4095];
}

/** Half-float bits of a cell in a column, for whoever draws the same cells. */
export function amountAt(market: Market, column: number, row: number): number {
  const cell = Math.floor(market.close[column] / CELL) + row - CELLS_A_SIDE;
  return amount(cell, column);
}

function side(market: Market, from: number, to: number, up: boolean): SideColumns {
  const count = to - from;
  const thousands = new Uint16Array(count * CELLS_A_SIDE);
  const firstCell = new Int32Array(count);
  const offset = Int32Array.from({ length: count + 1 }, (_, i) => i * CELLS_A_SIDE);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(market.close[from + i] / CELL);
    firstCell[i] = up ? at + 1 : at - CELLS_A_SIDE;
    for (let c = 0; c < CELLS_A_SIDE; c++) {
      thousands[i * CELLS_A_SIDE + c] = amount(firstCell[i] + c, from + i);
    }
  }
  return { firstCell, offset, thousands };
}

function openMs(market: Market, column: number): number {
  return END_MS - (market.columns - column) * market.barMs;
}

export function columnsFrame(market: Market, from: number, to: number): ColumnsFrame {
  const times = (shift: number) =>
    Float64Array.from({ length: to - from }, (_, i) => openMs(market, from + i + shift));
  return {
    kind: 'columns',
    fromMs: times(0),
    toMs: times(1),
    long: side(market, from, to, false),
    short: side(market, from, to, true),
  };
}

export function barsFrame(market: Market, from: number, to: number): BarsFrame {
  const column = (of: (i: number) => number) =>
    Float64Array.from({ length: to - from }, (_, i) => of(from + i));
  const { close } = market;
  const open = (i: number) => close[Math.max(0, i - 1)];
  return {
    kind: 'bars',
    openMs: column((i) => openMs(market, i)),
    open: column(open),
    high: column((i) => Math.max(open(i), close[i]) + (i % 7) * 9),
    low: column((i) => Math.min(open(i), close[i]) - (i % 5) * 9),
    close: column((i) => close[i]),
    volume: column((i) => 100 + (i % 37) * 10),
    openInterest: column((i) => 87_000 + 900 * Math.sin(i / 300)),
  };
}

/** The map as it stands after bar `column`. */
export function nowFrame(market: Market, column: number): NowFrame {
  const at = Math.floor(market.close[column] / CELL);
  const cells = CELLS_A_SIDE * 2 + 1;
  const firstCell = at - CELLS_A_SIDE;
  const usd = (up: boolean) =>
    Float32Array.from({ length: cells }, (_, i) => {
      const mine = up ? firstCell + i > at : firstCell + i < at;
      return mine ? 1e6 + ((i * 7919) % 97) ** 3 * 30 : 0;
    });
  const zone = (name: 'long' | 'short', n: number) => {
    const low = (at + (name === 'long' ? -30 - n * 40 : 20 + n * 40)) * CELL;
    return {
      id: `${name}-${n}`,
      side: name,
      low,
      high: low + 600,
      peak: low + 300,
      usd: 3e8,
      expectedUsd: 3e6,
      percentile: 0.97,
      distancePct: 1,
      bornMs: openMs(market, Math.max(0, column - 400)),
      ageMs: 400 * market.barMs,
      sweptShare: 0.02,
      evidence: 'unverified' as const,
      verifiedShare: 0,
    };
  };
  return {
    kind: 'now',
    atMs: openMs(market, column + 1),
    price: market.close[column],
    firstCell,
    longUsd: usd(false),
    shortUsd: usd(true),
    zones: [zone('long', 0), zone('long', 1), zone('short', 0), zone('short', 1)],
    venues: [],
    stats: {} as NowFrame['stats'],
  };
}

function liquidationsFrame(market: Market): LiquidationsFrame {
  const hour = Math.max(1, Math.round((7 * 3_600_000) / market.barMs));
  const at = Array.from({ length: Math.floor(market.columns / hour) }, (_, i) => i * hour);
  return {
    kind: 'liquidations',
    ms: Float64Array.from(at, (i) => openMs(market, i) + 1),
    price: Float64Array.from(at, (i) => market.close[i]),
    usd: Float64Array.from(at, (_, i) => 3e6 + (i % 9) * 1.5e6),
    side: Uint8Array.from(at, (_, i) => i % 2),
  };
}

/** Everything up to bar `count`, in the order of a snapshot. */
export function* snapshot(market: Market, count: number): Generator<FrameBody> {
  const instrument = { priceDecimals: 1, base: 'BTC', quote: 'USDT' };
  yield {
    kind: 'hello',
    barMs: market.barMs,
    displayCell: CELL,
    instrument,
  } as unknown as HelloFrame;
  const scales = [];
  for (let ms = Math.floor(openMs(market, 0) / DAY_MS) * DAY_MS; ms <= END_MS; ms += DAY_MS) {
    const usd = SCALE_PERCENTILES.map((p) => 5e5 + 40e6 * p ** 12);
    scales.push({ sinceMs: ms, windowFromMs: ms - 7 * DAY_MS, windowToMs: ms, cell: CELL, cells: 1, usd });
  }
  yield { kind: 'scales', scales };
  yield liquidationsFrame(market);
  for (let at = 0; at < count; at += 4096) yield barsFrame(market, at, Math.min(count, at + 4096));
  for (let end = count; end > 0; end -= COLUMNS_A_FRAME) {
    yield columnsFrame(market, Math.max(0, end - COLUMNS_A_FRAME), end);
  }
  yield nowFrame(market, count - 1);
}
