// The session's own recorded liquidations as truth, print by print and summed by the hour.
import type { Event } from '../model/event';
import type { BucketTruth, Print, PrintTruth } from './truth';

const HOUR_MS = 3_600_000;

export interface OwnTruth {
  readonly prints: PrintTruth;
  /** Hours that lie wholly in the session; one that a gap in the liquidations touches is unknown. */
  readonly buckets: BucketTruth;
}

/** The first instrument's liquidations; null when the session holds none, which may mean that none were recorded. */
export function ownTruth(events: Iterable<Event>): OwnTruth | null {
  const prints: Print[] = [];
  const gaps: { fromMs: number; toMs: number }[] = [];
  let scale: { ticks: number; lots: number } | null = null;
  let firstMs = Number.POSITIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    if (event.inst !== 0) continue;
    firstMs = Math.min(firstMs, event.recvMs);
    lastMs = Math.max(lastMs, event.recvMs);
    if (event.kind === 'instrument')
      scale ??= { ticks: 10 ** event.priceDecimals, lots: 10 ** event.qtyDecimals };
    if (event.kind === 'gap' && event.stream === 'liquidation') gaps.push(event);
    if (event.kind !== 'liquidation' || scale === null) continue;
    const price = event.priceTicks / scale.ticks;
    const usd = (event.qtyLots / scale.lots) * price;
    prints.push({ ms: event.exchMs, side: event.side, price, ifBankruptcy: null, usd });
  }
  if (prints.length === 0) return null;
  prints.sort((a, b) => a.ms - b.ms);
  return { prints: { kind: 'prints', prints }, buckets: byHour(prints, gaps, firstMs, lastMs) };
}

function byHour(
  prints: readonly Print[],
  gaps: readonly { readonly fromMs: number; readonly toMs: number }[],
  firstMs: number,
  lastMs: number,
): BucketTruth {
  const from = Math.ceil(firstMs / HOUR_MS);
  const count = Math.max(0, Math.floor(lastMs / HOUR_MS) - from);
  const startMs = Array.from({ length: count }, (_, i) => (from + i) * HOUR_MS);
  const known = startMs.map((ms) =>
    gaps.some((gap) => gap.fromMs < ms + HOUR_MS && gap.toMs > ms) ? Number.NaN : 0,
  );
  const longUsd = [...known];
  const shortUsd = [...known];
  for (const { ms, side, usd } of prints) {
    const at = Math.floor(ms / HOUR_MS) - from;
    if (at >= 0 && at < count) (side === 'long' ? longUsd : shortUsd)[at] += usd;
  }
  return { kind: 'buckets', bucketMs: HOUR_MS, startMs, longUsd, shortUsd };
}
