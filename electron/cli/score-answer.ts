// The score as it is printed: ISO times, seven digits, and in words what was done.
import { DROPPED_WORDS } from '../../shared/score/buckets';
import type { PrintScore } from '../../shared/score/score-prints';
import type { SessionScore } from '../../shared/score/score-session';
import { isoTime } from '../time';

const METHOD = {
  split:
    'regressions, scale and floor are fitted on the first half of the buckets; every figure is of the second',
  interval:
    'low and high: middle 95 % of 1,000 resamples of whole UTC days of the second half, the fits kept as they are',
  map: 'USD that sweeps consumed of levels older than their own candle, weighed by how much is reported at their speed',
  overGeometry: 'gain in R2 of ln(10,000 + USD) over the base and nine features of the price path alone',
  geometry: 'usdD2 of a Tweedie(1.5) log-linear model with the base and the nine features, 13 fitted numbers',
  constant:
    'every candle opens the same coins and has the same turnover; constantUnaged: the same coins, and nothing ages, as without volume and open interest nothing can be known of turnover',
  delayed:
    'delayed1h and yesterday: what a candle opens is known one hour or 24 hours later; sweeps stay in time',
  bands:
    'overGeometry: what the band adds when the price path and all other bands of its kind are known; distance from entry as a fraction, age in hours',
} as const;

const REASONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(DROPPED_WORDS).map(([reason, words]) => [reason, `buckets ${words}`])),
  otherSymbol: 'liquidations of other symbols',
  outsideCandle: 'liquidations at prices that their candle did not reach',
  printsOutsideSession: 'liquidations that no candle of the session covers',
};

/** The JSON answer; `dropped` are rows that reading the truth left out. */
export function answerOf(
  score: SessionScore,
  readDropped: Readonly<Record<string, number>>,
): Readonly<Record<string, unknown>> {
  const { buckets, prints, model, leftOut } = score;
  const dropped: Record<string, number> = { ...readDropped, ...score.dropped };
  if (prints !== null) {
    dropped['printsOutsideSession'] = prints.dropped.outsideSession;
    dropped['outsideCandle'] = prints.dropped.outsideCandle;
  }
  const head =
    buckets === null
      ? { n: prints?.n ?? 0, from: isoTime(score.fromMs), to: isoTime(score.toMs), bucketMs: null, model }
      : {
          n: buckets.n,
          fitted: buckets.fitted,
          tested: buckets.n - buckets.fitted,
          from: isoTime(score.fromMs),
          to: isoTime(score.toMs),
          bucketMs: buckets.bucketMs,
          model,
          sides: buckets.sides,
          mean: buckets.mean,
          baselines: buckets.baselines,
          controls: buckets.controls,
          bands: buckets.bands,
        };
  const reasons = Object.entries(dropped).filter(([, count]) => count > 0);
  return rounded({
    ...head,
    ...(prints === null ? {} : { prints: printsOf(prints) }),
    dropped,
    droppedReasons: Object.fromEntries(reasons.map(([reason]) => [reason, REASONS[reason]])),
    leftOut,
    method: METHOD,
  }) as Readonly<Record<string, unknown>>;
}

function printsOf(prints: PrintScore): Partial<PrintScore> {
  const { n, usd, reading, nats, natsInterval, lift10, lift10InCandle, lift10Of } = prints;
  return { n, usd, reading, nats, natsInterval, lift10, lift10InCandle, lift10Of };
}

/** Seven digits of every number that is not whole: more would only look exact. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(7));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)]));
}
