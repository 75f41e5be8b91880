// The whole state as plain data, to restore from and to hash: what is folded afterwards is the same to the bit.
import type { InstrumentEvent, TiersEvent } from '../model/event';
import type { HeatScale } from '../model/heat-scale';
import type { ModelSettings } from '../model/settings';
import { addSample, BUCKETS } from '../zones/cell-histogram';
import type { TrackedZone } from '../zones/zone-tracker';
import type { BarDraft } from './bar-draft';
import { createEngine, type EngineState } from './engine';
import type { Flow } from './flow';
import type { Pace } from './pace';
import type { LevelBook } from './level-book';
import { createMarket, type Market, type MarkRange } from './market';

/** A state cut free of the engine; survives structured clone. */
export interface Checkpoint {
  readonly seq: number;
  readonly ms: number;
  /** Everything but the large arrays, as JSON (numbers survive it exactly). */
  readonly header: string;
  /** Books one after the other: scale, rawTotal, then raw of the cells [lo, hi). */
  readonly levels: Float64Array;
  /** Histogram samples one after the other. */
  readonly counts: Uint16Array;
}

interface BookHeader {
  readonly lo: number;
  readonly hi: number;
  readonly opened: number;
  readonly swept: number;
  readonly aged: number;
}

interface MarketHeader {
  readonly instrument: InstrumentEvent;
  readonly flow: Flow;
  readonly marks: MarkRange;
  readonly pace: Pace;
  readonly draft: BarDraft | null;
  /** Left out when there is none. */
  readonly nextDraft?: BarDraft;
  readonly tiers?: TiersEvent;
  readonly closedMs: number | null;
  readonly closeTicks: number | null;
  readonly bars: number;
  readonly overlapping: number;
  readonly long: BookHeader;
  readonly short: BookHeader;
}

interface Header {
  readonly version: 1;
  readonly settings: ModelSettings;
  readonly lastSeq: number;
  readonly nowMs: number;
  readonly lookedMs: number;
  readonly markets: readonly MarketHeader[];
  readonly samplesMs: readonly number[];
  readonly scales: readonly HeatScale[];
  readonly tracked: readonly TrackedZone[];
}

export function takeCheckpoint(state: EngineState): Checkpoint {
  const books = state.markets.flatMap((market) => [market.long, market.short]);
  const levels = new Float64Array(books.reduce((sum, book) => sum + bookLength(book), 0));
  let at = 0;
  for (const book of books) at = writeBook(book, levels, at);
  const samples = state.window.samples;
  const counts = new Uint16Array(samples.length * BUCKETS);
  samples.forEach((sample, i) => counts.set(sample.counts, i * BUCKETS));
  const header: Header = {
    version: 1,
    settings: state.settings,
    lastSeq: state.lastSeq,
    nowMs: state.nowMs,
    lookedMs: state.lookedMs,
    markets: state.markets.map(marketHeader),
    samplesMs: samples.map((sample) => sample.ms),
    scales: state.scales,
    tracked: state.tracked,
  };
  return { seq: state.lastSeq, ms: state.nowMs, header: JSON.stringify(header), levels, counts };
}

/** A fresh state that goes on exactly where the checkpoint was taken. */
export function restoreCheckpoint(checkpoint: Checkpoint): EngineState {
  const header = JSON.parse(checkpoint.header) as Header;
  const state = createEngine(header.settings);
  state.lastSeq = header.lastSeq;
  state.nowMs = header.nowMs;
  state.lookedMs = header.lookedMs;
  state.scales.push(...header.scales);
  state.tracked = [...header.tracked];
  header.samplesMs.forEach((ms, i) => {
    const counts = checkpoint.counts.slice(i * BUCKETS, (i + 1) * BUCKETS);
    addSample(state.window, { ms, counts }, Number.NEGATIVE_INFINITY);
  });
  let at = 0;
  for (const from of header.markets) {
    const market = createMarket(from.instrument, header.settings);
    restoreMarket(market, from);
    at = readBook(market.long, from.long, checkpoint.levels, at);
    at = readBook(market.short, from.short, checkpoint.levels, at);
    state.markets.push(market);
  }
  return state;
}

function marketHeader(market: Market): MarketHeader {
  const { instrument, flow, marks, pace, draft, closedMs, closeTicks, bars, overlapping } = market;
  const head = { instrument, flow, marks, pace, draft, closedMs, closeTicks, bars, overlapping };
  const next = market.nextDraft === null ? {} : { nextDraft: market.nextDraft };
  const tiers = market.tiers === null ? {} : { tiers: market.tiers };
  return { ...head, ...next, ...tiers, long: bookHeader(market.long), short: bookHeader(market.short) };
}

function restoreMarket(market: Market, from: MarketHeader): void {
  Object.assign(market.flow, from.flow);
  Object.assign(market.marks, from.marks);
  Object.assign(market.pace, from.pace);
  market.draft = from.draft;
  market.nextDraft = from.nextDraft ?? null;
  market.tiers = from.tiers ?? null;
  market.closedMs = from.closedMs;
  market.closeTicks = from.closeTicks;
  market.bars = from.bars;
  market.overlapping = from.overlapping;
}

function bookHeader({ lo, hi, opened, swept, aged }: LevelBook): BookHeader {
  return { lo, hi, opened, swept, aged };
}

function bookLength(book: LevelBook): number {
  return (book.hi - book.lo + 2) * book.places;
}

function writeBook(book: LevelBook, into: Float64Array, at: number): number {
  const { places, firstCell, lo, hi } = book;
  into.set(book.scale, at);
  into.set(book.rawTotal, at + places);
  into.set(book.raw.subarray((lo - firstCell) * places, (hi - firstCell) * places), at + 2 * places);
  return at + bookLength(book);
}

function readBook(book: LevelBook, from: BookHeader, levels: Float64Array, at: number): number {
  const { places } = book;
  Object.assign(book, from);
  book.firstCell = from.lo;
  book.cells = from.hi - from.lo;
  book.scale.set(levels.subarray(at, at + places));
  book.rawTotal.set(levels.subarray(at + places, at + 2 * places));
  book.raw = levels.slice(at + 2 * places, at + bookLength(book));
  return at + bookLength(book);
}
