// Folds the same events with several settings side by side, each event once; keeps what each bar swept.
import { draftEndMs } from '../engine/bar-draft';
import { applyEvent, createEngine, DRAFT_WAIT_MS, type EngineState, LOOK_MS } from '../engine/engine';
import { cellUsd, type LevelBook, trimBook } from '../engine/level-book';
import { type ClosedBar, type FoldedBar, type Market, sweptCells } from '../engine/market';
import type { Event, InstrumentEvent } from '../model/event';
import type { ModelSettings } from '../model/settings';
import type { Side } from '../model/side';

/** One way to fold: its settings, and what it makes of each event (null: takes it as it is). */
export interface Lane {
  readonly settings: ModelSettings;
  readonly change: ((event: Event) => Event) | null;
}

/** The mass a map had in the cells that a bar then crossed, USD a cell; the first cell is `from` (absolute index). */
export interface CrossedCells {
  readonly from: number;
  readonly long: Float64Array;
  readonly short: Float64Array;
}

/** What each bar swept on each side, USD, weighed by how much of a sweep at its speed gets reported (usually 1). */
export type Swept = Readonly<Record<Side, Float64Array>>;

export interface FoldedLane {
  readonly swept: Swept;
  /** By bar, for those that were watched. */
  readonly crossed: ReadonlyMap<number, CrossedCells>;
}

export interface Folded {
  readonly instrument: InstrumentEvent;
  readonly market: Pick<Market, 'ticksPerUnit' | 'lotsPerCoin' | 'cellTicks'>;
  /** The bars as the first lane folded them. */
  readonly bars: readonly FoldedBar[];
  readonly lanes: readonly FoldedLane[];
}

/** Whether the cells that a bar crosses are to be read before it does. */
export type Watch = (bar: ClosedBar) => boolean;

/** Folds the first instrument's events; null when no bar of it closes. `watch` null reads no cells. */
export function foldLanes(
  events: Iterable<Event>,
  lanes: readonly Lane[],
  watch: Watch | null,
): Folded | null {
  const folds = lanes.map(startLane);
  const bars: FoldedBar[] = [];
  for (const event of events) {
    if (event.inst !== 0) continue;
    for (const fold of folds) {
      const closed = foldEvent(fold, fold.change === null ? event : fold.change(event), watch);
      if (fold === folds[0]) bars.push(...closed);
    }
  }
  const market = folds.at(0)?.state.markets.at(0);
  if (market === undefined || bars.length === 0) return null;
  return {
    instrument: market.instrument,
    market,
    bars,
    lanes: folds.map(finishLane),
  };
}

/** Folds one lane and keeps only what it swept. */
export function foldLane(events: Iterable<Event>, lane: Lane, watch: Watch | null): FoldedLane {
  const fold = startLane(lane);
  for (const event of events) {
    if (event.inst === 0) foldEvent(fold, lane.change === null ? event : lane.change(event), watch);
  }
  return finishLane(fold);
}

interface RunningLane {
  readonly state: EngineState;
  readonly change: Lane['change'];
  readonly long: number[];
  readonly short: number[];
  readonly crossed: Map<number, CrossedCells>;
  trimmedMs: number;
}

function startLane({ settings, change }: Lane): RunningLane {
  const state = createEngine(settings);
  // Zones and colours are not scored, and following them takes half of the time: never look.
  state.lookedMs = Number.MAX_SAFE_INTEGER;
  return { state, change, long: [], short: [], crossed: new Map(), trimmedMs: 0 };
}

function finishLane({ long, short, crossed }: RunningLane): FoldedLane {
  return { swept: { long: new Float64Array(long), short: new Float64Array(short) }, crossed };
}

function foldEvent(lane: RunningLane, event: Event, watch: Watch | null): readonly FoldedBar[] {
  const { state, long, short, crossed } = lane;
  const seen = watch === null ? null : readCrossed(state, event, watch);
  const closed = applyEvent(state, event);
  for (const bar of closed) {
    if (seen !== null && seen.openMs === bar.openMs) crossed.set(long.length, seen.cells);
    long.push(bar.sweptLongUsd * bar.speed);
    short.push(bar.sweptShortUsd * bar.speed);
    if (bar.closeMs - lane.trimmedMs >= LOOK_MS) lane.trimmedMs = trim(state, bar.closeMs);
  }
  return closed;
}

/** What an engine that looks does besides: drops dust at the ends of its books. Returns when. */
function trim(state: EngineState, ms: number): number {
  for (const market of state.markets) {
    trimBook(market.long);
    trimBook(market.short);
  }
  return ms - (ms % LOOK_MS);
}

/** What stands in the cells of the bar that an event may close, before it is folded. */
function readCrossed(
  state: EngineState,
  event: Event,
  watch: Watch,
): { openMs: number; cells: CrossedCells } | null {
  const market = state.markets.at(0);
  if (market === undefined) return null;
  const bar = barDue(market, event);
  if (bar === null || !watch(bar)) return null;
  const { longFrom, shortTo } = sweptCells(market, bar);
  // The bar reached the middles of [longFrom, shortTo); it may have touched the cell on either side of them.
  const from = longFrom - 1;
  const count = shortTo + 1 - from;
  const read = (book: LevelBook): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => cellUsd(book, from + i));
  return { openMs: bar.openMs, cells: { from, long: read(market.long), short: read(market.short) } };
}

function barDue(market: Market, event: Event): ClosedBar | null {
  if (event.kind === 'bar') return event;
  return market.draft !== null && draftEndMs(market.draft) + DRAFT_WAIT_MS <= event.recvMs
    ? market.draft
    : null;
}
