// A row of metrics: open interest at a moment.
import { qtyLots, type RowAt, refuse, stampMs, textOf } from './cells';
import { DOWNLOAD_AGAIN, shown } from './refuse';
import type { Placed } from './place';

export interface OpenInterest extends Placed {
  readonly atMs: number;
  /** Null when the row does not say: unknown, not zero. */
  readonly qtyLots: number | null;
}

/** Metrics are taken every 5 minutes; some stamps are a second or two late. */
export const METRICS_INTERVAL_MS = 300_000;
const SNAP_MS = 10_000;

const CREATE_TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.\d+)?$/;

/** Throws InputError for another symbol's row, and for what no row may say. */
export function openInterestOf(at: RowAt): OpenInterest {
  const symbol = textOf(at, 'symbol').toUpperCase();
  if (symbol !== at.source.symbol) {
    throw refuse(
      at,
      `it is of ${shown(symbol)}, not of ${at.source.symbol}; import one symbol at a time, or name the right one with --symbol`,
    );
  }
  const atMs = snapped(createTimeMs(at));
  return { file: at.source.file, line: at.line, atMs, qtyLots: qtyLots(at, 'sum_open_interest') };
}

function snapped(ms: number): number {
  const onGrid = Math.round(ms / METRICS_INTERVAL_MS) * METRICS_INTERVAL_MS;
  return Math.abs(ms - onGrid) <= SNAP_MS ? onGrid : ms;
}

/** Written `2025-12-01 00:05:00` in UTC, or as a stamp. */
function createTimeMs(at: RowAt): number {
  const text = textOf(at, 'create_time');
  const parts = CREATE_TIME.exec(text);
  if (parts === null) {
    if (/^\d+$/.test(text)) return stampMs(at, 'create_time');
    throw refuse(at, `create_time is not a time: ${shown(text)}; ${DOWNLOAD_AGAIN}`);
  }
  const iso = `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`;
  const ms = Date.parse(iso);
  // 30 February would roll over into March.
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== iso) {
    throw refuse(at, `create_time is not a time: ${shown(text)}; ${DOWNLOAD_AGAIN}`);
  }
  return ms;
}
