// The score against single liquidations: given the path, did the map know in which of the crossed cells they lay?
import type { FoldedBar } from '../engine/market';
import type { Side } from '../model/side';
import { upperBound } from '../util/sorted';
import { daysOf, type Interval, intervalOf, pointOf, sumByDay, weighted } from './bootstrap';
import type { CrossedCells } from './fold-lanes';
import { joined, liftOf } from './lift';
import type { Print } from './truth';

/** Crossed cells by bar, of one map. */
export type Crossed = ReadonlyMap<number, CrossedCells>;

export interface DroppedPrints {
  /** No candle of the session covers their time. */
  outsideSession: number;
  /** Their price lies in no cell that their candle crossed. */
  outsideCandle: number;
}

/** How prices were read; where they could be either of two, what fits more of them decides for all. */
export type Reading = 'as given' | 'as printed' | 'as bankruptcy prices, converted to triggers';

export interface PrintScore {
  /** Prints scored, their first and last time (Unix ms), and their USD. */
  readonly n: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly usd: number;
  readonly reading: Reading;
  /** Gain of the model's map over each baseline's and over uniform, nats a dollar. */
  readonly nats: Readonly<Record<string, number>>;
  readonly natsInterval: Readonly<Record<string, Interval>>;
  /**
   * USD share in the densest tenth of the crossed cells, over a tenth: of all cells that candles crossed from the
   * first print to the last, both sides, and of those that the print's own candle crossed on its side.
   */
  readonly lift10: number | null;
  readonly lift10InCandle: number | null;
  readonly lift10Of: Readonly<Record<string, Lift>>;
  readonly dropped: DroppedPrints;
}

export interface Lift {
  readonly all: number | null;
  readonly inCandle: number | null;
}

/** A print in its place: the bar that crossed it, its cell counted from the first crossed one. */
interface Placed {
  readonly bar: number;
  readonly at: number;
  readonly side: Side;
  readonly ms: number;
  readonly usd: number;
}

/** Share of every crossed bar's probability that is spread evenly, so that an empty cell costs and does not ruin. */
const UNIFORM_SHARE = 0.05;

/**
 * Scores prints. A map's probability of a cell is its mass there before the bar over the mass in all cells that the
 * bar crossed (95 %), and one over their number (5 %). The gain over a baseline is the mean of ln(model / baseline),
 * each print counting its USD: nats a dollar, given the path.
 */
export function scorePrints(
  prints: readonly Print[],
  bars: readonly FoldedBar[],
  cellUsd: number,
  model: Crossed,
  baselines: Readonly<Record<string, Crossed>>,
  resamples: number,
): PrintScore {
  const { placed, dropped, reading } = placeAll(prints, bars, cellUsd, model);
  const days = daysOf(
    placed.map((print) => print.ms),
    resamples,
  );
  const usd = sumByDay(days, (row) => placed[row].usd);
  const lnOf = (map: Crossed): Float64Array =>
    Float64Array.from(placed, (print) => lnProbability(map, print));
  const own = lnOf(model);
  const others: Record<string, Float64Array> = {
    uniform: Float64Array.from(placed, ({ bar }) => -Math.log(model.get(bar)?.long.length ?? 1)),
  };
  for (const [name, map] of Object.entries(baselines)) others[name] = lnOf(map);
  const nats: Record<string, number> = {};
  const natsInterval: Record<string, Interval> = {};
  for (const [name, ln] of Object.entries(others)) {
    const gains = sumByDay(days, (row) => placed[row].usd * (own[row] - ln[row]));
    const statistic = (weights: ArrayLike<number>): number =>
      weighted(weights, gains) / weighted(weights, usd);
    nats[name] = pointOf(days, statistic);
    natsInterval[name] = intervalOf(days, statistic);
  }
  const lift = (map: Crossed): Lift => {
    const all = joined([...map.values()].flatMap(({ long, short }) => [long, short]));
    const within = placed.map((print) => {
      const cells = map.get(print.bar)?.[print.side] ?? new Float64Array(1);
      return { cells, mass: cells[print.at], usd: print.usd };
    });
    return {
      all: liftOf(within.map((print) => ({ ...print, cells: all }))),
      inCandle: liftOf(within),
    };
  };
  const ownLift = lift(model);
  return {
    n: placed.length,
    fromMs: placed.at(0)?.ms ?? 0,
    toMs: placed.at(-1)?.ms ?? 0,
    usd: placed.reduce((sum, print) => sum + print.usd, 0),
    reading,
    nats,
    natsInterval,
    lift10: ownLift.all,
    lift10InCandle: ownLift.inCandle,
    lift10Of: Object.fromEntries(Object.entries(baselines).map(([name, map]) => [name, lift(map)])),
    dropped,
  };
}

function placeAll(
  prints: readonly Print[],
  bars: readonly FoldedBar[],
  cellUsd: number,
  model: Crossed,
): { placed: Placed[]; dropped: DroppedPrints; reading: Reading } {
  const opens = bars.map((bar) => bar.openMs);
  const dropped = { outsideSession: 0, outsideCandle: 0 };
  const either: { printed: Placed | null; converted: Placed | null }[] = [];
  for (const print of prints) {
    const bar = upperBound(opens, opens.length, print.ms) - 1;
    const cells = bar < 0 || print.ms >= bars[bar].closeMs ? undefined : model.get(bar);
    if (cells === undefined) {
      dropped.outsideSession++;
      continue;
    }
    const place = (price: number): Placed | null => {
      const at = Math.floor(price / cellUsd) - cells.from;
      return at >= 0 && at < cells.long.length
        ? { bar, at, side: print.side, ms: print.ms, usd: print.usd }
        : null;
    };
    either.push({ printed: place(print.price), converted: place(print.ifBankruptcy ?? print.price) });
  }
  const count = (reading: 'printed' | 'converted'): number =>
    either.filter((placed) => placed[reading] !== null).length;
  const isConverted = count('converted') > count('printed');
  const placed = either.flatMap((one) => (isConverted ? one.converted : one.printed) ?? []);
  dropped.outsideCandle = either.length - placed.length;
  return {
    placed,
    dropped,
    reading: !prints.some((print) => print.ifBankruptcy !== null)
      ? 'as given'
      : isConverted
        ? 'as bankruptcy prices, converted to triggers'
        : 'as printed',
  };
}

function lnProbability(map: Crossed, print: Placed): number {
  const masses = map.get(print.bar)?.[print.side] ?? new Float64Array(1);
  const even = 1 / masses.length;
  let sum = 0;
  for (const mass of masses) sum += mass;
  if (sum <= 0) return Math.log(even);
  return Math.log(((1 - UNIFORM_SHARE) * masses[print.at]) / sum + UNIFORM_SHARE * even);
}
