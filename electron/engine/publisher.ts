// Turns the state and its history into frames. Publishing is sampling: it never changes the state.
import { marketStats } from '../../shared/context/market-stats';
import type { EngineState } from '../../shared/engine/engine';
import { readMap, readShares, widenMap } from '../../shared/engine/read-map';
import { readZones } from '../../shared/engine/read-zones';
import { judgeZones } from '../../shared/engine/zone-evidence';
import type {
  BarsFrame,
  PublishedFrame,
  FrameBody,
  LiquidationsFrame,
  NowFrame,
  TimeFrame,
} from '../../shared/ipc/frames';
import type { BarTable } from '../../shared/model/bar-table';
import type { CardModel } from '../../shared/model/model-card';
import { COVERAGE } from '../../shared/model/exchange';
import type { SessionInfo } from '../../shared/model/session-info';
import { countUntil, upperBound } from '../../shared/util/sorted';
import type { BandId } from '../../shared/model/leverage-bands';
import { columnBytes, sliceColumns } from './columns';
import { filterNow, type Filters, groupsOf } from './filters';
import type { History } from './history';
import { priceNow } from './price';

/** Where a frame goes: a window's number, or null for every window but those in `except`. */
export type SendFrame = (window: number | null, frame: PublishedFrame, except?: readonly number[]) => void;

export interface Publisher {
  readonly send: SendFrame;
  readonly filters: Filters;
  /** How many of each the windows have. */
  columns: number;
  bars: number;
  liquidations: number;
  gaps: number;
  scales: number;
}

/** Everything a publisher looks at. */
export interface Published {
  readonly state: EngineState;
  readonly history: History;
  readonly session: SessionInfo;
  readonly path: string;
  readonly time: TimeFrame;
  /** What was measured of the present settings; null when nothing was. */
  readonly measured: CardModel | null;
}

type Moments = Pick<Published, 'state' | 'history' | 'session' | 'measured'>;

/** Largest frame: main is blocked while it copies one to a window. */
const MAX_FRAME_BYTES = 256 * 1024;
const BARS_A_FRAME = 4096;

export function createPublisher(send: SendFrame): Publisher {
  return { send, filters: new Map(), columns: 0, bars: 0, liquidations: 0, gaps: 0, scales: 0 };
}

/** Sends every window what is new since the last call, oldest first, or takes back what is later than now. */
export function publishNews(publisher: Publisher, from: Published): void {
  const { history, state } = from;
  const upTo = visible(from);
  if (upTo.columns < publisher.columns || upTo.bars < publisher.bars) {
    broadcast(publisher, state, { kind: 'rewind', toMs: state.nowMs });
    Object.assign(publisher, upTo);
    broadcast(publisher, state, { kind: 'gaps', gaps: history.gaps.slice(0, upTo.gaps) });
  }
  const { columns, bars, liquidations } = publisher;
  const before = { columns, bars, liquidations };
  toEach(publisher, state, (tiers) => chunks(history, before, upTo, tiers));
  if (upTo.gaps !== publisher.gaps)
    broadcast(publisher, state, { kind: 'gaps', gaps: history.gaps.slice(0, upTo.gaps) });
  if (state.scales.length !== publisher.scales)
    broadcast(publisher, state, { kind: 'scales', scales: [...state.scales] });
  Object.assign(publisher, upTo, { scales: state.scales.length });
}

/** Sends every window the moment itself: map, zones and figures. */
export function publishNow(publisher: Publisher, from: Published): NowFrame {
  const body = nowBody(from);
  const { state, history } = from;
  toEach(publisher, state, (tiers) => [filterNow(body, state, history.columns, tiers)]);
  return body;
}

/** Sends every window what is made for the bands that it shows; null is the whole map. */
function toEach(
  publisher: Publisher,
  state: EngineState,
  make: (tiers: readonly BandId[] | null) => readonly FrameBody[],
): void {
  const eventSeq = state.lastSeq;
  const filtered = [...publisher.filters.keys()];
  for (const body of make(null)) publisher.send(null, { ...body, eventSeq }, filtered);
  for (const { tiers, windows } of groupsOf(publisher.filters)) {
    for (const body of make(tiers)) {
      for (const window of windows) publisher.send(window, { ...body, eventSeq });
    }
  }
}

/**
 * Shows a window some leverage bands only, or with null all: its columns and its map are sent again, newest first,
 * and then what they are of. Nothing else that it holds changes.
 */
export function publishTiers(publisher: Publisher, window: number, from: Published): void {
  const { state, history } = from;
  const tiers = publisher.filters.get(window) ?? null;
  const send = (body: FrameBody) => publisher.send(window, { ...body, eventSeq: state.lastSeq });
  const { bars, liquidations } = publisher;
  const bodies = chunks(history, { columns: 0, bars, liquidations }, publisher, tiers);
  for (const body of bodies.toReversed()) send(body);
  send(filterNow(nowBody(from), state, history.columns, tiers));
  send({ kind: 'tiers', tiers });
}

export function broadcast(publisher: Publisher, state: EngineState, body: FrameBody): void {
  publisher.send(null, { ...body, eventSeq: state.lastSeq });
}

/** Sends one window (or with null all of them) everything up to now, newest columns first. */
export function publishSnapshot(publisher: Publisher, window: number | null, from: Published): NowFrame {
  const { state, history, session, path } = from;
  const upTo = window === null ? visible(from) : publisher;
  const now = nowBody(from);
  const hello: FrameBody = {
    kind: 'hello',
    session,
    path,
    instrument: state.markets[0]?.instrument ?? session.instruments[0],
    settings: state.settings,
    displayCell: displayCell(from),
    barMs: barMs(history),
  };
  const nothing = { columns: 0, bars: 0, liquidations: 0 };
  const make = (tiers: readonly BandId[] | null): FrameBody[] => [
    hello,
    from.time,
    { kind: 'scales', scales: [...state.scales] },
    { kind: 'gaps', gaps: history.gaps.slice(0, upTo.gaps) },
    ...chunks(history, nothing, upTo, tiers).toReversed(),
    filterNow(now, state, history.columns, tiers),
    ...(tiers === null ? [] : [{ kind: 'tiers', tiers } as const]),
  ];
  if (window === null) toEach(publisher, state, make);
  else {
    for (const body of make(publisher.filters.get(window) ?? null))
      publisher.send(window, { ...body, eventSeq: state.lastSeq });
  }
  if (window === null) Object.assign(publisher, upTo, { scales: state.scales.length });
  return now;
}

interface Counts {
  readonly columns: number;
  readonly bars: number;
  readonly liquidations: number;
}

/** How much of the history the state has reached. */
function visible({
  state,
  history,
}: Pick<Published, 'state' | 'history'>): Counts & { readonly gaps: number } {
  const ms = state.nowMs;
  return {
    columns: upperBound(history.columns.toMs, history.columns.count, ms),
    bars: upperBound(history.bars.closeMs, history.bars.count, ms),
    liquidations: countUntil(history.liquidations, ms),
    gaps: countUntil(history.gaps, ms),
  };
}

/** Frames for what lies between two counts, each under the largest size, oldest first. */
function chunks(
  history: History,
  from: Counts,
  to: Counts,
  tiers: readonly BandId[] | null = null,
): FrameBody[] {
  const bodies: FrameBody[] = [];
  for (let at = from.bars; at < to.bars; at += BARS_A_FRAME) {
    bodies.push(sliceBars(history.bars, at, Math.min(to.bars, at + BARS_A_FRAME)));
  }
  if (to.liquidations > from.liquidations) {
    bodies.push(sliceLiquidations(history, from.liquidations, to.liquidations));
  }
  let start = from.columns;
  for (let end = start + 1; end <= to.columns; end++) {
    const isLast = end === to.columns;
    if (isLast || columnBytes(history.columns, start, end + 1) > MAX_FRAME_BYTES) {
      bodies.push(sliceColumns(history.columns, start, end, tiers));
      start = end;
    }
  }
  return bodies;
}

function sliceBars(table: BarTable, from: number, to: number): BarsFrame {
  const { openMs, open, high, low, close, volume, openInterest } = table;
  const cut = (column: Float64Array) => column.slice(from, to);
  return {
    kind: 'bars',
    openMs: cut(openMs),
    open: cut(open),
    high: cut(high),
    low: cut(low),
    close: cut(close),
    volume: cut(volume),
    openInterest: cut(openInterest),
  };
}

function sliceLiquidations(history: History, from: number, to: number): LiquidationsFrame {
  const list = history.liquidations.slice(from, to);
  return {
    kind: 'liquidations',
    ms: Float64Array.from(list, (item) => item.ms),
    price: Float64Array.from(list, (item) => item.price),
    usd: Float64Array.from(list, (item) => item.usd),
    side: Uint8Array.from(list, (item) => (item.side === 'long' ? 0 : 1)),
  };
}

/** The moment itself; what history holds beyond it is left out. */
export function nowBody(from: Moments): NowFrame {
  const { state, history, session } = from;
  const upTo = visible(from);
  const base = readMap(state);
  const map = base === null ? null : widenMap(base, history.columns.factor);
  // A venue without a liquidation feed, or an import without one, knows none: that is not zero.
  const isRecorded = session.origin === 'recorded';
  const isFed =
    (isRecorded ? history.listenedFromMs !== null : session.events.liquidation !== undefined) &&
    session.instruments.some(({ exchange }) => COVERAGE[exchange] !== 'none');
  const funding = history.funding.slice(0, countUntil(history.funding, state.nowMs));
  const liquidations = isFed ? history.liquidations.slice(0, upTo.liquidations) : null;
  return {
    kind: 'now',
    atMs: state.nowMs,
    price: priceNow(state)?.price ?? null,
    firstCell: map?.firstCell ?? 0,
    longUsd: Float32Array.from(map?.longUsd ?? []),
    shortUsd: Float32Array.from(map?.shortUsd ?? []),
    zones: judgeZones(readZones(state), state, history.ledgers, state.settings, from.measured),
    venues: readShares(state),
    liquidatedFromMs: isRecorded && isFed ? history.listenedFromMs : null,
    stats: marketStats(history.bars, upTo.bars, funding, liquidations, state.nowMs, priceNow(state)),
  };
}

/** Width of a display cell in quote units (USD). */
export function displayCell({ state, history, session }: Published): number {
  const instrument = session.instruments.at(0);
  if (instrument === undefined) return 1;
  const cellTicks = state.settings.cellTicks ?? instrument.cellTicks;
  let ticksPerUnit = 1;
  for (let i = 0; i < instrument.priceDecimals; i++) ticksPerUnit *= 10;
  return (cellTicks * history.columns.factor) / ticksPerUnit;
}

function barMs(history: History): number {
  const { bars } = history;
  return bars.count > 0 ? bars.closeMs[0] - bars.openMs[0] : 300_000;
}
