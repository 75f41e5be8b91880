// One instrument's state and the fold of one closed bar into it: sweep, age, open, place.
import type { BarEvent, BookEvent, InstrumentEvent, TiersEvent } from '../model/event';
import type { ModelSettings, Placement } from '../model/settings';
import { type BarDraft } from './bar-draft';
import { createFlow, type Flow, meanTurnover, takeFlow } from './flow';
import { createPace, lean, type Pace, passBar, speedOf } from './pace';
import { ageLevels, createBook, type LevelBook, openLevel, sweepLevels } from './level-book';

/** Extremes of the mark price since the last bar closed, in ticks. */
export interface MarkRange {
  count: number;
  lowTicks: number;
  highTicks: number;
}

export interface Market {
  readonly instrument: InstrumentEvent;
  /** Ticks a quote unit and lots a coin: powers of ten. */
  readonly ticksPerUnit: number;
  readonly lotsPerCoin: number;
  readonly cellTicks: number;
  /** Share that a turnover of one takes from a level of each placement, and the length of a bar: from the settings. */
  readonly ageRates: Float64Array;
  readonly barMs: number;
  readonly long: LevelBook;
  readonly short: LevelBook;
  readonly flow: Flow;
  readonly marks: MarkRange;
  readonly pace: Pace;
  /** The bar that trades are being gathered into, or that has ended and waits for the venue's own in its place. */
  draft: BarDraft | null;
  /** The bar after it, while it waits. */
  nextDraft: BarDraft | null;
  /** The venue's own margin tiers as it last gave them; null when it never did. */
  tiers: TiersEvent | null;
  /** The last order book; not folded into anything, so no part of checkpoints and hash. */
  book: BookEvent | null;
  /** Close of the last folded bar, and its price; null before the first. */
  closedMs: number | null;
  closeTicks: number | null;
  bars: number;
  /** Bars left out because what they cover was already folded. */
  overlapping: number;
}

/** A bar as the fold takes it, from a venue or gathered from trades. */
export type ClosedBar = Pick<
  BarEvent,
  'openMs' | 'intervalMs' | 'openTicks' | 'highTicks' | 'lowTicks' | 'closeTicks' | 'volumeLots'
>;

/** A bar and what folding it did: enough to score the map, and to say later what a cell is made of. */
export interface FoldedBar extends ClosedBar {
  readonly closeMs: number;
  /** Its range swept all long cells from `longFrom` on, and all short cells below `shortTo` (absolute indexes). */
  readonly longFrom: number;
  readonly shortTo: number;
  /** What the sweeps consumed, USD. */
  readonly sweptLongUsd: number;
  readonly sweptShortUsd: number;
  /** Coins opened on each side, and the turnover that aged what stood before. */
  readonly coins: number;
  readonly turnover: number | null;
  /** Turnover of a usual bar by then, which ages the levels while no bar comes; null when unknown. */
  readonly usualTurnover: number | null;
  /** What the longs' part of the opening is more, and the shorts' less, than the same for both (-1..1). */
  readonly tilt: number;
  /** How much more than usual is reported of a sweep at this bar's speed. */
  readonly speed: number;
}

export function createMarket(instrument: InstrumentEvent, settings: ModelSettings): Market {
  const places = placements(settings).length;
  return {
    ageRates: Float64Array.from(placements(settings), ({ distance }) => settings.ageing / distance),
    barMs: settings.barMs,
    instrument,
    ticksPerUnit: powerOfTen(instrument.priceDecimals),
    lotsPerCoin: powerOfTen(instrument.qtyDecimals),
    cellTicks: settings.cellTicks ?? instrument.cellTicks,
    long: createBook('long', places),
    short: createBook('short', places),
    flow: createFlow(),
    marks: { count: 0, lowTicks: 0, highTicks: 0 },
    pace: createPace(),
    draft: null,
    nextDraft: null,
    tiers: null,
    book: null,
    closedMs: null,
    closeTicks: null,
    bars: 0,
    overlapping: 0,
  };
}

/** The market of an instrument, which usually stands at its number. */
export function marketAt(markets: readonly Market[], inst: number): Market | undefined {
  const usual = markets.at(inst);
  if (usual === undefined || usual.instrument.inst !== inst)
    return markets.find(({ instrument }) => instrument.inst === inst);
  return usual;
}

export function placements(settings: ModelSettings): readonly Placement[] {
  return settings.model === 'smooth' ? settings.smooth : settings.ladder;
}

/** Cells that a bar's range touches: long ones from `longFrom` on, short ones below `shortTo`. */
export function sweptCells(market: Market, bar: ClosedBar): Pick<FoldedBar, 'longFrom' | 'shortTo'> {
  const range = sweepRange(market, bar);
  const half = market.cellTicks / 2;
  return {
    // A cell is swept once the price reaches its middle: half of the levels in it lie on either side.
    longFrom: Math.ceil((range.lowTicks - half) / market.cellTicks),
    shortTo: Math.floor((range.highTicks - half) / market.cellTicks) + 1,
  };
}

/** Whether a bar begins where the folded ones end, or later. */
export function isNewBar(market: Market, bar: ClosedBar): boolean {
  return market.closedMs === null || bar.openMs >= market.closedMs;
}

/**
 * Folds a closed bar that `isNewBar` (MODEL.md, A0): sweeps old levels that its whole range touched, ages the rest
 * by turnover, then opens the bar's new notional on both sides.
 */
export function foldBar(market: Market, bar: ClosedBar, settings: ModelSettings): FoldedBar {
  const closeMs = bar.openMs + bar.intervalMs;
  const { longFrom, shortTo } = sweptCells(market, bar);
  const sweptLongUsd = sweepLevels(market.long, longFrom, market.long.hi, settings.sweepShare);
  const sweptShortUsd = sweepLevels(market.short, market.short.lo, shortTo, settings.sweepShare);

  const volume = bar.volumeLots === null ? null : bar.volumeLots / market.lotsPerCoin;
  const { coins, turnover } = takeFlow(market.flow, closeMs, bar.intervalMs, volume, settings);
  const places = placements(settings);
  if (turnover !== null) {
    const keep = keptShares(places, turnover, settings.ageing);
    ageLevels(market.long, keep);
    ageLevels(market.short, keep);
  }
  const usd = (coins * bar.closeTicks) / market.ticksPerUnit;
  const tilt = lean(market.pace, bar.closeTicks, settings.tilt);
  const speed = settings.reportsSpeed ? speedOf(market.pace, bar) : 1;
  if (usd > 0) openBar(market, bar, usd, tilt, settings);
  passBar(market.pace, bar, settings.tilt.meanMs);

  market.marks.count = 0;
  market.closedMs = closeMs;
  market.closeTicks = bar.closeTicks;
  market.bars++;
  const swept = { longFrom, shortTo, sweptLongUsd, sweptShortUsd };
  return {
    ...bar,
    ...swept,
    closeMs,
    coins,
    turnover,
    usualTurnover: meanTurnover(market.flow),
    tilt,
    speed,
  };
}

/** Share of its notional that a level of each placement keeps through a bar of some turnover. */
export function keptShares(places: readonly Placement[], turnover: number, ageing: number): Float64Array {
  const keep = new Float64Array(places.length);
  for (let k = 0; k < keep.length; k++) keep[k] = Math.max(0, 1 - (ageing / places[k].distance) * turnover);
  return keep;
}

/** Price in ticks (not whole) of entry point `i`: `points` of them lie evenly from a bar's low to its high. */
export function entryTicks(
  bar: Pick<ClosedBar, 'lowTicks' | 'highTicks' | 'closeTicks'>,
  i: number,
  points: number,
): number {
  return points === 1 ? bar.closeTicks : bar.lowTicks + ((bar.highTicks - bar.lowTicks) * i) / (points - 1);
}

function openBar(market: Market, bar: ClosedBar, usd: number, tilt: number, settings: ModelSettings): void {
  const { long, short, cellTicks } = market;
  const places = placements(settings);
  const points = settings.entryPoints;
  for (let i = 0; i < points; i++) {
    const entry = entryTicks(bar, i, points);
    for (let k = 0; k < places.length; k++) {
      const { weight, longRatio, shortRatio } = places[k];
      const part = (usd * weight) / points;
      openLevel(long, Math.floor((entry * longRatio) / cellTicks), k, part * (1 + tilt));
      openLevel(short, Math.floor((entry * shortRatio) / cellTicks), k, part * (1 - tilt));
    }
  }
}

/** A bar is swept by its marks only where one came at least this often, ms: rarer samples miss its extremes. */
export const MARK_EVERY_MS = 5000;

/** Exchanges trigger on the mark price: its extremes where there were marks all along, else last prices. */
function sweepRange(market: Market, bar: ClosedBar): { lowTicks: number; highTicks: number } {
  const isMarked = market.marks.count >= bar.intervalMs / MARK_EVERY_MS;
  return isMarked ? market.marks : bar;
}

function powerOfTen(exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power *= 10;
  return power;
}
