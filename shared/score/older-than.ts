// What each bar swept of levels opened some time before: the map is linear in what was opened, so ages come apart.
import { ageLevels, createBook, type LevelBook, openLevel, sweepLevels } from '../engine/level-book';
import { entryTicks, type FoldedBar, keptShares, placements } from '../engine/market';
import type { ModelSettings, Placement } from '../model/settings';
import { SIDES, type Side } from '../model/side';

/** Where one side's cells lie, and how often each was swept so far. */
interface SideCells {
  readonly side: Side;
  /** Price ratios of the placements, as the engine takes them. */
  readonly ratios: Float64Array;
  /** Entry 0 stands for cell `firstCell` (absolute index). */
  readonly touches: Int32Array;
  readonly firstCell: number;
}

/** What had happened by the time each bar made its deposits, in the order of bars. */
interface Ledger {
  /** A side: how often each deposit's cell had been swept, entry by entry and placement by placement. */
  readonly touches: readonly Int32Array[];
  /** ln of what a level of each placement had kept since the first bar. */
  readonly lnKept: Float64Array;
}

/** The levels of one age and more; those of bars before `next` are among them. */
interface OldLevels {
  readonly ageMs: number;
  readonly books: readonly LevelBook[];
  next: number;
  readonly swept: Readonly<Record<Side, Float64Array>>;
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
  { cellTicks, ticksPerUnit }: { readonly cellTicks: number; readonly ticksPerUnit: number },
  settings: ModelSettings,
  agesMs: readonly number[],
): Readonly<Record<Side, Float64Array>>[] {
  const places = placements(settings);
  const weights = Float64Array.from(places, (place) => place.weight);
  const sides = SIDES.map((side) => cellsOf(side, bars, places, cellTicks));
  const ages = agesMs.map(
    (ageMs): OldLevels => ({
      ageMs,
      books: SIDES.map((side) => createBook(side, places.length)),
      next: 0,
      swept: { long: new Float64Array(bars.length), short: new Float64Array(bars.length) },
    }),
  );
  const { entryPoints: points, sweepShare } = settings;
  const deposits = points * places.length;
  const ledger: Ledger = {
    touches: SIDES.map(() => new Int32Array(bars.length * deposits)),
    lnKept: new Float64Array(bars.length * places.length),
  };
  const lnKept = new Float64Array(places.length);
  bars.forEach((bar, i) => {
    for (const old of ages) {
      for (; old.next < i && bars[old.next].closeMs <= bar.openMs - old.ageMs; old.next++) {
        const from = bars[old.next];
        const kept = weights.map(
          (weight, k) => weight * Math.exp(lnKept[k] - ledger.lnKept[old.next * places.length + k]),
        );
        const usd = (from.coins * from.closeTicks) / ticksPerUnit / points;
        sides.forEach((side, s) => {
          const leaning = side.side === 'long' ? 1 + from.tilt : 1 - from.tilt;
          const parts = kept.map((share) => share * usd * leaning);
          const touches = ledger.touches[s].subarray(old.next * deposits, (old.next + 1) * deposits);
          admit(
            old.books[s],
            depositCells(from, side.ratios, cellTicks, points),
            parts,
            side,
            touches,
            sweepShare,
          );
        });
      }
      const [long, short] = old.books;
      old.swept.long[i] = sweepLevels(long, bar.longFrom, long.hi, sweepShare);
      old.swept.short[i] = sweepLevels(short, short.lo, bar.shortTo, sweepShare);
    }
    for (const side of sides) touch(side, bar);
    if (bar.turnover !== null) {
      const keep = keptShares(places, bar.turnover, settings.ageing);
      for (const { books } of ages) for (const book of books) ageLevels(book, keep);
      for (let k = 0; k < keep.length; k++) lnKept[k] += keep[k] > 0 ? Math.log(keep[k]) : LN_NOTHING;
    }
    ledger.lnKept.set(lnKept, i * places.length);
    sides.forEach(({ ratios, touches, firstCell }, s) => {
      depositCells(bar, ratios, cellTicks, points).forEach((cell, at) => {
        ledger.touches[s][i * deposits + at] = touches[cell - firstCell];
      });
    });
  });
  return ages.map((old) => old.swept);
}

function cellsOf(
  side: Side,
  bars: readonly FoldedBar[],
  places: readonly Placement[],
  cellTicks: number,
): SideCells {
  const ratios = Float64Array.from(places, (place) => (side === 'long' ? place.longRatio : place.shortRatio));
  const lowTicks = bars.reduce((low, bar) => Math.min(low, bar.lowTicks), Number.POSITIVE_INFINITY);
  const highTicks = bars.reduce((high, bar) => Math.max(high, bar.highTicks), 0);
  const firstCell = Math.floor((lowTicks * Math.min(...ratios)) / cellTicks) - 1;
  const lastCell = Math.floor((highTicks * Math.max(...ratios)) / cellTicks) + 1;
  return { side, ratios, touches: new Int32Array(lastCell + 1 - firstCell), firstCell };
}

function touch({ side, touches, firstCell }: SideCells, bar: FoldedBar): void {
  const from = side === 'long' ? Math.max(0, bar.longFrom - firstCell) : 0;
  const to = side === 'long' ? touches.length : Math.min(touches.length, bar.shortTo - firstCell);
  for (let at = from; at < to; at++) touches[at]++;
}

/** The cells of a bar's entries and placements, one entry after the other, as the engine puts them. */
function depositCells(bar: FoldedBar, ratios: Float64Array, cellTicks: number, points: number): Int32Array {
  const cells = new Int32Array(points * ratios.length);
  let at = 0;
  for (let i = 0; i < points; i++) {
    const entry = entryTicks(bar, i, points);
    for (let k = 0; k < ratios.length; k++) cells[at++] = Math.floor((entry * ratios[k]) / cellTicks);
  }
  return cells;
}

/** Lets one bar's deposits in, each as far as sweeps have left it; `parts` are what ageing has left, USD. */
function admit(
  book: LevelBook,
  cells: Int32Array,
  parts: Float64Array,
  side: SideCells,
  touchesThen: Int32Array,
  sweepShare: number,
): void {
  const places = parts.length;
  for (let at = 0; at < cells.length; at++) {
    const swept = side.touches[cells[at] - side.firstCell] - touchesThen[at];
    const usd = parts[at % places] * (swept === 0 ? 1 : (1 - sweepShare) ** swept);
    if (usd > 0) openLevel(book, cells[at], at % places, usd);
  }
}
