// A row of fundingRate: what one side paid the other at a moment.
import { fractionOf, type RowAt, refuse, stampMs, wholeOf } from './cells';
import { DOWNLOAD_AGAIN } from './refuse';
import type { Placed } from './place';

export interface Funding extends Placed {
  readonly atMs: number;
  /** A fraction for one interval; null when the row does not say. */
  readonly rate: number | null;
  readonly intervalHours: number | null;
}

export function fundingOf(at: RowAt): Funding {
  const atMs = stampMs(at, 'calc_time');
  const rate = fractionOf(at, 'last_funding_rate');
  const intervalHours = wholeOf(at, 'funding_interval_hours');
  if (intervalHours === 0) throw refuse(at, `funding_interval_hours is 0; ${DOWNLOAD_AGAIN}`);
  return { file: at.source.file, line: at.line, atMs, rate, intervalHours };
}
