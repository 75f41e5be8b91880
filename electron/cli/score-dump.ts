// Writes the rows behind a score as CSV.
import { writeFileSync } from 'node:fs';
import type { DumpRow } from '../../shared/score/dump';
import { InputError } from '../../shared/util/input-error';

const HEADER = 'bucket_start_ms,side,swept_usd,realised_usd,excursion,volume_usd,path';

/** One row a bucket and side, numbers in full; an unknown volume is an empty cell. Throws InputError. */
export function writeDump(path: string, rows: readonly DumpRow[]): void {
  if (rows.length === 0) {
    throw new InputError('--dump writes buckets, and none were scored: give truth in buckets.');
  }
  const lines = rows.map((row) =>
    [row.startMs, row.side, row.sweptUsd, row.realisedUsd, row.excursion, row.volumeUsd ?? '', row.path].join(
      ',',
    ),
  );
  try {
    writeFileSync(path, `${[HEADER, ...lines].join('\n')}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`${path} cannot be written (${reason}): give another place with --dump.`);
  }
}
