// Scores a session's map against what was liquidated: folds the model and its baselines, then compares.
import type { Event } from '../model/event';
import type { ClosedBar } from '../engine/market';
import type { ModelName, ModelSettings } from '../model/settings';
import { InputError } from '../util/input-error';
import { DISTANCE_EDGES, settingsOfDistance, sweptByAge } from './bands';
import { type Bars, barsOf } from './bars';
import { type DroppedBuckets, type Paired, pairBuckets } from './buckets';
import { type DumpRow, dumpRows } from './dump';
import { foldAmounts } from './fold-amounts';
import { type Folded, type FoldedLane, foldLanes, type Lane, type Watch } from './fold-lanes';
import { ownTruth } from './own-truth';
import { type BucketScore, type Folds, massOf, scoreBuckets } from './score-buckets';
import { type PrintScore, scorePrints } from './score-prints';
import { type Table, tableOf } from './side-table';
import type { BucketTruth, PrintTruth, Truth } from './truth';
import { amountsOf, type AmountVariant, EVENT_BASELINES, laneOf } from './variants';

export interface ScoreInput {
  /** The session's events in order; may be asked for more than once. */
  readonly events: () => Iterable<Event>;
  readonly settings: ModelSettings;
  /** Null: the session's own liquidations. */
  readonly truth: Truth | null;
  /** Only buckets and prints within; Unix ms, null for no limit. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
  /** Resamples of the bootstrap; 0 for none, and then every interval is null. */
  readonly resamples: number;
}

export interface SessionScore {
  readonly model: ModelName;
  /** From the first to the end of the last thing that was scored, Unix ms. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Null when the truth holds prints alone. */
  readonly buckets: ScoredBuckets | null;
  /** Null when the truth holds buckets alone. */
  readonly prints: PrintScore | null;
  readonly dropped: Partial<DroppedBuckets>;
  /** Features that the session does not know: no model has them. */
  readonly leftOut: readonly string[];
  readonly rows: readonly DumpRow[];
}

export interface ScoredBuckets extends BucketScore {
  /** Buckets scored; the first `fitted` of them were fitted on. */
  readonly n: number;
  readonly fitted: number;
  readonly bucketMs: number;
}

/** With fewer buckets there are not two to fit each coefficient on. */
export const LEAST_BUCKETS = 64;

/**
 * Scores the map of a session's first instrument (MODEL.md, "Scores"): the first half of the buckets fits, the second
 * tests; `low` and `high` are the middle 95 % of a bootstrap over the test half's days, with the fits kept.
 * Deterministic: the same input gives the same bits. Throws InputError, one sentence, when the session holds no
 * candles, or the truth too little that can be compared with them.
 */
export function scoreSession(input: ScoreInput): SessionScore {
  const { settings, fromMs, toMs } = input;
  const { buckets, prints } = truthOf(input);
  const wanted = prints === null ? null : within(prints, fromMs, toMs);
  const watch = wanted === null ? null : watchOf(wanted);
  const folded = foldLanes(input.events(), lanesOf(settings, buckets !== null), watch);
  if (folded === null) throw new InputError('The session holds no candles, so there is no map to score.');
  const again = memo((name: AmountVariant) =>
    foldAmounts(folded, settings, amountsOf(name, folded.bars), watch),
  );
  const paired = buckets === null ? null : pairWith(folded, buckets, fromMs, toMs);
  const table = paired === null ? null : tableWhenEnough(paired, wanted === null, input.resamples);
  const scoredPrints = wanted === null ? null : scoreAllPrints(wanted, folded, again, input.resamples);
  const span = table === null ? scoredPrints : spanOf(table, buckets?.bucketMs ?? 0);
  const { swept } = folded.lanes[0];
  return {
    model: settings.model,
    fromMs: span?.fromMs ?? 0,
    toMs: span?.toMs ?? 0,
    buckets:
      table === null || buckets === null
        ? null
        : {
            n: table.buckets.length,
            fitted: table.sides.long.half,
            bucketMs: buckets.bucketMs,
            ...scoreBuckets(table, foldsOf(folded, settings, again)),
          },
    prints: scoredPrints,
    dropped: paired?.dropped ?? {},
    leftOut: paired === null || paired.hasVolume ? [] : ['volume'],
    rows:
      table === null
        ? []
        : dumpRows(table, {
            long: massOf(table.buckets, swept.long),
            short: massOf(table.buckets, swept.short),
          }),
  };
}

function lanesOf(settings: ModelSettings, withBands: boolean): Lane[] {
  const bands = withBands ? DISTANCE_EDGES.map((_, band) => settingsOfDistance(settings, band)) : [];
  return [
    { settings, change: null },
    ...EVENT_BASELINES.map((name) => laneOf(name, settings)),
    ...bands.map((one) => ({ settings: one, change: null })),
  ];
}

interface PairedBars extends Paired {
  readonly bars: Bars;
}

function pairWith(
  folded: Folded,
  truth: BucketTruth,
  fromMs: number | null,
  toMs: number | null,
): PairedBars {
  const longest = folded.bars.reduce((most, bar) => Math.max(most, bar.intervalMs), 0);
  if (truth.bucketMs < longest) {
    throw new InputError(
      `The buckets of the truth are ${truth.bucketMs / 1000} s long and the session's candles up to ${longest / 1000} s, so that no candle fits a bucket: give truth in longer buckets.`,
    );
  }
  const bars = barsOf(folded.bars, folded.market.ticksPerUnit, folded.market.lotsPerCoin);
  return { bars, ...pairBuckets(bars, truth, fromMs, toMs) };
}

/** Null when there are too few buckets and something else is scored besides. */
function tableWhenEnough(paired: PairedBars, isNeeded: boolean, resamples: number): Table | null {
  if (paired.buckets.length >= LEAST_BUCKETS) {
    return tableOf(paired.bars, paired.buckets, paired.hasVolume, resamples);
  }
  if (isNeeded) throw tooFew(paired);
  return null;
}

function truthOf({ truth, events }: ScoreInput): { buckets: BucketTruth | null; prints: PrintTruth | null } {
  if (truth !== null) {
    return truth.kind === 'buckets' ? { buckets: truth, prints: null } : { buckets: null, prints: truth };
  }
  const own = ownTruth(events());
  if (own === null) {
    throw new InputError(
      'The session holds no liquidations of its own to score against: name some with --truth FILE.',
    );
  }
  return own;
}

function within({ prints }: PrintTruth, fromMs: number | null, toMs: number | null): PrintTruth {
  return {
    kind: 'prints',
    prints: prints.filter(({ ms }) => ms >= (fromMs ?? ms) && ms <= (toMs ?? ms)),
  };
}

/** Bars from the first print to the last: also those without one count for what was crossed. */
function watchOf({ prints }: PrintTruth): Watch {
  const first = prints.at(0)?.ms ?? Number.POSITIVE_INFINITY;
  const last = prints.at(-1)?.ms ?? Number.NEGATIVE_INFINITY;
  return (bar: ClosedBar) => bar.openMs <= last && bar.openMs + bar.intervalMs > first;
}

function foldsOf(folded: Folded, settings: ModelSettings, again: (name: AmountVariant) => FoldedLane): Folds {
  const [model, volumeOnly, ladder, naive, ...distances] = folded.lanes.map((lane) => lane.swept);
  return {
    model,
    baselines: {
      constant: again('constant').swept,
      constantUnaged: again('constantUnaged').swept,
      volumeOnly,
      ladder,
      naive,
    },
    controls: {
      delayed1h: again('delayed1h').swept,
      yesterday: again('yesterday').swept,
      shuffled: again('shuffled').swept,
    },
    distances: {
      long: distances.map((swept) => swept.long),
      short: distances.map((swept) => swept.short),
    },
    ages: sweptByAge(model, folded.bars, folded.market, settings),
  };
}

function scoreAllPrints(
  { prints }: PrintTruth,
  folded: Folded,
  again: (name: AmountVariant) => FoldedLane,
  resamples: number,
): PrintScore {
  const [model, volumeOnly, ladder, naive] = folded.lanes;
  const score = scorePrints(
    prints,
    folded.bars,
    folded.market.cellTicks / folded.market.ticksPerUnit,
    model.crossed,
    {
      constant: again('constant').crossed,
      constantUnaged: again('constantUnaged').crossed,
      volumeOnly: volumeOnly.crossed,
      ladder: ladder.crossed,
      naive: naive.crossed,
      shuffled: again('shuffled').crossed,
    },
    resamples,
  );
  if (score.n === 0) {
    throw new InputError(
      `None of the ${prints.length} liquidations of the truth can be scored: ${score.dropped.outsideSession} lie outside the session's candles and ${score.dropped.outsideCandle} at prices that their candle did not reach; check that both are of the same symbol and time.`,
    );
  }
  return score;
}

function spanOf({ buckets }: Table, bucketMs: number): { fromMs: number; toMs: number } {
  return { fromMs: buckets[0].startMs, toMs: buckets[buckets.length - 1].startMs + bucketMs };
}

function tooFew({ buckets, dropped }: Paired): InputError {
  const reasons = Object.entries(dropped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
  return new InputError(
    `Only ${buckets.length} buckets of truth can be compared with the session, and at least ${LEAST_BUCKETS} are needed (left out: ${reasons === '' ? 'none' : reasons}); give a longer truth or a wider --from and --to.`,
  );
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
