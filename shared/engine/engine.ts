// The fold: the map's whole state, and one event applied to it. No clock, no I/O, no randomness.
import type { BarEvent, Event, MarkEvent, TradeEvent } from '../model/event';
import type { HeatScale } from '../model/heat-scale';
import type { ModelSettings } from '../model/settings';
import {
  addSample,
  BUCKETS,
  countCells,
  createWindow,
  type HistogramWindow,
  windowScale,
  windowUsdAt,
} from '../zones/cell-histogram';
import { findBands, smoothMap } from '../zones/find-bands';
import { type TrackedZone, trackBands } from '../zones/zone-tracker';
import { addTrade, type BarDraft, draftEndMs, startDraft } from './bar-draft';
import { cellUsd, type LevelBook, trimBook } from './level-book';
import {
  type ClosedBar,
  createMarket,
  foldBar,
  type FoldedBar,
  isNewBar,
  type Market,
  marketAt,
  sweptCells,
} from './market';
import { readMap, readPrice } from './read-map';

/** The map looks at itself this often: samples for percentiles, and zones followed. */
export const LOOK_MS = 3_600_000;
const DAY_MS = 86_400_000;
const NONE: readonly FoldedBar[] = [];

export interface EngineState {
  readonly settings: ModelSettings;
  lastSeq: number;
  /** The engine's only clock: recvMs of the last event. */
  nowMs: number;
  /** In the order in which they were first announced: mostly that of `inst`. */
  readonly markets: Market[];
  readonly window: HistogramWindow;
  /** Colour scales, one a UTC day once the window holds a day, rising. */
  readonly scales: HeatScale[];
  tracked: TrackedZone[];
  lookedMs: number;
}

export function createEngine(settings: ModelSettings): EngineState {
  return {
    settings,
    lastSeq: 0,
    nowMs: 0,
    markets: [],
    window: createWindow(),
    scales: [],
    tracked: [],
    lookedMs: 0,
  };
}

/**
 * Applies one event. Events come in the order of `seq`; the result depends on nothing but the settings and the
 * events, so the same log gives the same state anywhere. Returns the bars that it closed and folded: mostly none
 * or one, two when a venue's bar follows one gathered from trades.
 */
export function applyEvent(state: EngineState, event: Event): readonly FoldedBar[] {
  const market = marketAt(state.markets, event.inst);
  let closed = market?.draft ? closeDrafts(state, market, event) : NONE;
  state.lastSeq = event.seq;
  state.nowMs = event.recvMs;
  switch (event.kind) {
    case 'instrument':
      // An instrument announced again keeps its levels: only a new one starts a market.
      if (market === undefined) state.markets.push(createMarket(event, state.settings));
      break;
    case 'bar':
      if (market !== undefined) closed = closed.concat(takeBar(state, market, event));
      break;
    case 'trade':
      if (market !== undefined) takeTrade(state, market, event);
      break;
    case 'mark':
      if (market !== undefined) takeMark(market, event);
      break;
    case 'openInterest':
      if (market !== undefined)
        market.flow.oi = { coins: event.qtyLots / market.lotsPerCoin, ms: event.exchMs };
      break;
    case 'tiers':
      if (market !== undefined) market.tiers = event;
      break;
    case 'book':
      if (market !== undefined) market.book = event;
      break;
    case 'liquidation':
    case 'funding':
    case 'gap':
    case 'tick':
      break;
  }
  return closed;
}

/** How long a draft that has ended waits for the venue's own bar, ms of `recvMs`. */
export const DRAFT_WAIT_MS = 3000;

/**
 * A draft is folded a little after its end: what comes in between may be the venue's own bar, asked for because trades
 * of it are missing. A bar of a later time proves it over at once.
 */
function isOver(draft: BarDraft, event: Event): boolean {
  const end = draftEndMs(draft);
  return event.recvMs >= end + DRAFT_WAIT_MS || (event.kind === 'bar' && event.openMs >= end);
}

function closeDrafts(state: EngineState, market: Market, event: Event): readonly FoldedBar[] {
  let closed = NONE;
  for (let { draft } = market; draft !== null && isOver(draft, event); { draft } = market) {
    dropDraft(market);
    closed = closed.concat(closeBar(state, market, draft));
  }
  return closed;
}

function dropDraft(market: Market): void {
  market.draft = market.nextDraft;
  market.nextDraft = null;
}

/** A venue's own bar replaces what trades had gathered for the same time. */
function takeBar(state: EngineState, market: Market, event: BarEvent): readonly FoldedBar[] {
  const isSame = ({ openMs }: BarDraft): boolean =>
    openMs >= event.openMs && openMs < event.openMs + event.intervalMs;
  for (let { draft } = market; draft !== null && isSame(draft); { draft } = market) dropDraft(market);
  return closeBar(state, market, event);
}

/** A trade at the very end of a bar belongs to the next one. */
function takeTrade(state: EngineState, market: Market, event: TradeEvent): void {
  if (market.draft === null) market.draft = startDraft(event, state.settings.barMs);
  else if (event.recvMs < draftEndMs(market.draft)) addTrade(market.draft, event);
  else if (market.nextDraft === null) market.nextDraft = startDraft(event, state.settings.barMs);
  else addTrade(market.nextDraft, event);
}

function takeMark(market: Market, event: MarkEvent): void {
  const marks = market.marks;
  if (marks.count === 0 || event.priceTicks < marks.lowTicks) marks.lowTicks = event.priceTicks;
  if (marks.count === 0 || event.priceTicks > marks.highTicks) marks.highTicks = event.priceTicks;
  marks.count++;
}

function closeBar(state: EngineState, market: Market, bar: ClosedBar): readonly FoldedBar[] {
  if (!isNewBar(market, bar)) {
    market.overlapping++;
    return NONE;
  }
  const { longFrom, shortTo } = sweptCells(market, bar);
  noteSweeps(state, market, longFrom, shortTo);
  const folded = foldBar(market, bar, state.settings);
  if (folded.closeMs - state.lookedMs >= LOOK_MS) look(state, folded.closeMs);
  return [folded];
}

/** Books what a bar is about to sweep to the zones that stand there. */
function noteSweeps(state: EngineState, market: Market, longFrom: number, shortTo: number): void {
  for (const zone of state.tracked) {
    const isLong = zone.side === 'long';
    const book = isLong ? market.long : market.short;
    const from = isLong ? Math.max(zone.from, longFrom) : zone.from;
    const to = isLong ? zone.to : Math.min(zone.to, shortTo);
    if (from < to) zone.sweptUsd += sumCells(book, from, to) * state.settings.sweepShare;
  }
}

function sumCells(book: LevelBook, from: number, to: number): number {
  let sum = 0;
  for (let cell = from; cell < to; cell++) sum += cellUsd(book, cell);
  return sum;
}

/** Once an hour: takes a sample for the percentiles, follows the zones, and at 00:00 UTC fixes the day's scale. */
function look(state: EngineState, ms: number): void {
  state.lookedMs = ms - (ms % LOOK_MS);
  for (const market of state.markets) {
    trimBook(market.long);
    trimBook(market.short);
  }
  const map = readMap(state);
  const price = readPrice(state);
  if (map === null || price === null) return;
  const { zones } = state.settings;
  const smoothed = smoothMap(map, price, zones);
  const counts = new Uint16Array(BUCKETS);
  countCells(counts, smoothed.longUsd);
  countCells(counts, smoothed.shortUsd);
  addSample(state.window, { ms, counts }, ms - zones.windowMs);
  const threshold = windowUsdAt(state.window, zones.percentile);
  if (threshold !== null)
    state.tracked = trackBands(state.tracked, findBands(smoothed, threshold, zones.minCells), ms);
  fixScale(state, ms, map.cell);
}

function fixScale(state: EngineState, ms: number, cell: number): void {
  const dayMs = ms - (ms % DAY_MS);
  const last = state.scales.at(-1);
  if (last !== undefined && last.sinceMs >= dayMs) return;
  if (last === undefined && state.window.samples.length < DAY_MS / LOOK_MS) return;
  const scale = windowScale(state.window, dayMs, cell);
  if (scale !== null) state.scales.push(scale);
}
