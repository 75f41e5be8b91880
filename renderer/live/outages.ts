// Gaps that belong together, as one outage each: an outage tears every stream, some a little earlier. Pure.
import type { GapSpan } from '../../shared/model/session-info';

export interface Outage {
  readonly streams: readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  readonly reason: string;
}

/** In the order of `gaps`; those that touch in time and have the same reason are one. */
export function outagesOf(gaps: readonly GapSpan[]): readonly Outage[] {
  const outages: Outage[] = [];
  for (const { stream, fromMs, toMs, reason } of gaps) {
    const at = outages.findLastIndex(
      (outage) => outage.reason === reason && fromMs <= outage.toMs && toMs >= outage.fromMs,
    );
    if (at === -1) {
      outages.push({ streams: [stream], fromMs, toMs, reason });
      continue;
    }
    const { streams, ...outage } = outages[at];
    outages[at] = {
      reason,
      streams: streams.includes(stream) ? streams : [...streams, stream],
      fromMs: Math.min(fromMs, outage.fromMs),
      toMs: Math.max(toMs, outage.toMs),
    };
  }
  return outages;
}
