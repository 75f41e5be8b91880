// Rows of bucketed truth: what was liquidated an hour, or whatever length the file has, a side.
import type { BucketTruth } from '../../../shared/score/truth';
import { InputError } from '../../../shared/util/input-error';
import type { CsvRow } from '../../feed/import/csv-rows';
import { refuseLine } from '../../feed/import/refuse';
import { isoTime } from '../../time';
import { amountOf, msOf, needDollars, type TruthColumns } from './columns';

export const BUCKET_COLUMNS = ['bucket_start_ms', 'long_usd', 'short_usd'] as const;

interface BucketRow {
  readonly line: number;
  readonly startMs: number;
  readonly longUsd: number;
  readonly shortUsd: number;
}

/** Throws InputError, naming file and line, for what cannot be a series of buckets of one length. */
export function readBuckets(columns: TruthColumns, rows: readonly CsvRow[]): BucketTruth {
  const { file } = columns;
  const buckets = rows
    .map((row): BucketRow => {
      needDollars(columns, row);
      return {
        line: row.line,
        startMs: msOf(columns, row, 'bucket_start_ms'),
        longUsd: amountOf(columns, row, 'long_usd', 'USD') ?? Number.NaN,
        shortUsd: amountOf(columns, row, 'short_usd', 'USD') ?? Number.NaN,
      };
    })
    .sort((a, b) => a.startMs - b.startMs || a.line - b.line);
  if (buckets.length === 0) throw new InputError(`${file} holds no buckets: it has a header and no rows.`);
  if (buckets.length === 1) {
    throw new InputError(
      `${file} holds one bucket, which does not tell how long a bucket is: give at least two.`,
    );
  }
  return {
    kind: 'buckets',
    bucketMs: lengthOf(file, buckets),
    startMs: buckets.map((bucket) => bucket.startMs),
    longUsd: buckets.map((bucket) => bucket.longUsd),
    shortUsd: buckets.map((bucket) => bucket.shortUsd),
  };
}

/** The most common step is the length; holes are whole multiples of it, and anything else is refused. */
function lengthOf(file: string, buckets: readonly BucketRow[]): number {
  const steps = buckets.slice(1).map((bucket, i) => bucket.startMs - buckets[i].startMs);
  const again = steps.indexOf(0);
  if (again >= 0) {
    const { line, startMs } = buckets[again + 1];
    throw refuseLine(
      file,
      line,
      `the bucket of ${isoTime(startMs)} is in the file twice (line ${buckets[again].line} has it too); remove one`,
    );
  }
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  // Of equally common ones the shorter: the longer may be holes.
  const [length] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  const odd = steps.findIndex((step) => step % length !== 0);
  if (odd >= 0) {
    throw refuseLine(
      file,
      buckets[odd + 1].line,
      `the bucket begins ${steps[odd] / 1000} s after the one before it, while most are ${length / 1000} s long; buckets of one file must have one length`,
    );
  }
  return length;
}
