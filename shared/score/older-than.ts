// What each bar swept of levels opened some time before: the map is linear in what was opened, so ages come apart.
import { ageLevels, createBook, type LevelBook, openLevel, sweepLevels } from '../engine/level-book';
import { entryTicks, type FoldedBar, keptShares, placements } from '../engine/market';
import type { ModelSettings, Placement } from '../model/settings';
import { SIDES, type Side } from '../model/side';

/** One side's cells: where deposits go, how often each was swept so far, and how often by the time of each deposit. */
interface SideCells {
  readonly side: Side;
  /** Price ratios of the placements, as the engine takes them. */
  readonly ratios: Float64Array;
  /** Entry 0 stands for cell `firstCell` (absolute index). */
  readonly touches: Int32Array;
  readonly firstCell: number;
  /** Bar by bar, entry by entry, placement by placement. */
  readonly touchesThen: Int32Array;
}

/** The levels of one age and more; those of bars before `next` are among them. */
interface OldLevels {
  readonly ageMs: number;
  readonly books: readonly LevelBook[];
  next: number;
  readonly swept: Readonly<Record<Side, Float64Array>>;
}

interface Follower {
  readonly bars: readonly FoldedBar[];
  readonly places: readonly Placement[];
  readonly settings: ModelSettings;
  readonly scale: TickScale;
  readonly sides: readonly SideCells[];
  /** ln of what a level of each placement has kept since the first bar: now, and by the end of each bar. */
  readonly lnKept: Float64Array;
  readonly lnKeptThen: Float64Array;
}

export interface TickScale {
  readonly cellTicks: number;
  readonly ticksPerUnit: number;
}

/** ln of a kept share of 0: so low that nothing of the level is left, and still a number to subtract. */
const LN_NOTHING = -1e4;

/**
 * USD that each bar swept, a side, of levels whose bar had closed at least so many ms before it opened; one answer
 * an age.
 *
 * What is left of one bar's deposit in cell c at placement k is its part x the product of keep[k] over the later
 * bars x (1 - sweepShare)^(how many of them swept c). A deposit enters a book of old levels with what is left of it
 * once it is old enough, and is swept and aged there like any other. Dust (under 1 USD a cell) aside, this is the
 * engine's own account, split.
 */
export function sweptOlderThan(
  bars: readonly FoldedBar[],
  scale: TickScale,
  settings: ModelSettings,
  agesMs: readonly number[],
): Readonly<Record<Side, Float64Array>>[] {
  const places = placements(settings);
  const follower: Follower = {
    bars,
    places,
    settings,
    scale,
    sides: SIDES.map((side) => cellsOf(side, bars, places, scale.cellTicks, settings.entryPoints)),
    lnKept: new Float64Array(places.length),
    lnKeptThen: new Float64Array(bars.length * places.length),
  };
  const ages = agesMs.map(
    (ageMs): OldLevels => ({
      ageMs,
      books: SIDES.map((side) => createBook(side, places.length)),
      next: 0,
      swept: { long: new Float64Array(bars.length), short: new Float64Array(bars.length) },
    }),
  );
  bars.forEach((bar, i) => {
    for (const old of ages) {
      for (; old.next < i && bars[old.next].closeMs <= bar.openMs - old.ageMs; old.next++) {
        old.books.forEach((book, s) => admit(follower, book, follower.sides[s], old.next));
      }
      const [long, short] = old.books;
      old.swept.long[i] = sweepLevels(long, bar.longFrom, long.hi, settings.sweepShare);
      old.swept.short[i] = sweepLevels(short, short.lo, bar.shortTo, settings.sweepShare);
    }
    for (const side of follower.sides) touch(side, bar);
    age(follower, ages, bar);
    remember(follower, i);
  });
  return ages.map((old) => old.swept);
}

function cellsOf(
  side: Side,
  bars: readonly FoldedBar[],
  places: readonly Placement[],
  cellTicks: number,
  points: number,
): SideCells {
  const ratios = Float64Array.from(places, (place) => (side === 'long' ? place.longRatio : place.shortRatio));
  const lowTicks = bars.reduce((low, bar) => Math.min(low, bar.lowTicks), Number.POSITIVE_INFINITY);
  const highTicks = bars.reduce((high, bar) => Math.max(high, bar.highTicks), 0);
  const firstCell = Math.floor((lowTicks * Math.min(...ratios)) / cellTicks) - 1;
  const lastCell = Math.floor((highTicks * Math.max(...ratios)) / cellTicks) + 1;
  return {
    side,
    ratios,
    touches: new Int32Array(lastCell + 1 - firstCell),
    firstCell,
    touchesThen: new Int32Array(bars.length * points * places.length),
  };
}

function touch({ side, touches, firstCell }: SideCells, bar: FoldedBar): void {
  const from = side === 'long' ? Math.max(0, bar.longFrom - firstCell) : 0;
  const to = side === 'long' ? touches.length : Math.min(touches.length, bar.shortTo - firstCell);
  for (let at = from; at < to; at++) touches[at]++;
}

function age({ places, settings, lnKept }: Follower, ages: readonly OldLevels[], bar: FoldedBar): void {
  if (bar.turnover === null) return;
  const keep = keptShares(places, bar.turnover, settings.ageing);
  for (const { books } of ages) for (const book of books) ageLevels(book, keep);
  for (let k = 0; k < keep.length; k++) lnKept[k] += keep[k] > 0 ? Math.log(keep[k]) : LN_NOTHING;
}

/** Writes down what had happened by the time of bar i's deposits. */
function remember(follower: Follower, i: number): void {
  const { places, lnKept, lnKeptThen, sides } = follower;
  lnKeptThen.set(lnKept, i * places.length);
  for (const { ratios, touches, firstCell, touchesThen } of sides) {
    eachDeposit(follower, i, ratios, (cell, _, at) => {
      touchesThen[at] = touches[cell - firstCell];
    });
  }
}

/** Lets bar j's deposits of one side in, each as far as ageing and sweeps have left it. */
function admit(follower: Follower, book: LevelBook, cells: SideCells, j: number): void {
  const { bars, places, settings, scale, lnKept, lnKeptThen } = follower;
  const { side, ratios, touches, firstCell, touchesThen } = cells;
  const bar = bars[j];
  const leaning = side === 'long' ? 1 + bar.tilt : 1 - bar.tilt;
  const usd = ((bar.coins * bar.closeTicks) / scale.ticksPerUnit / settings.entryPoints) * leaning;
  const parts = places.map(
    ({ weight }, k) => usd * weight * Math.exp(lnKept[k] - lnKeptThen[j * places.length + k]),
  );
  eachDeposit(follower, j, ratios, (cell, k, at) => {
    const swept = touches[cell - firstCell] - touchesThen[at];
    const left = swept === 0 ? parts[k] : parts[k] * (1 - settings.sweepShare) ** swept;
    if (left > 0) openLevel(book, cell, k, left);
  });
}

/** The cells of a bar's deposits as the engine puts them, with placement and place in `touchesThen`. */
function eachDeposit(
  { bars, scale, settings }: Follower,
  bar: number,
  ratios: Float64Array,
  take: (cell: number, place: number, at: number) => void,
): void {
  const points = settings.entryPoints;
  let at = bar * points * ratios.length;
  for (let i = 0; i < points; i++) {
    const entry = entryTicks(bars[bar], i, points);
    for (let k = 0; k < ratios.length; k++) take(Math.floor((entry * ratios[k]) / scale.cellTicks), k, at++);
  }
}
