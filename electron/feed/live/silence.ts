// Which stream should have said something by now, going by how often it used to.
import type { Intake } from './intake';

/** Not later than this, ms, whatever the rate; not sooner than a dead line is noticed. */
const LATEST_MS = 60_000;
/** In an even flow of chance, this many mean waits without anything happen once in 500 million. */
const MEAN_WAITS = 20;

/** The name of a stream that has fallen silent, or null. Liquidations and funding may be silent for long. */
export function silentStream(intake: Intake, nowMs: number, soonestMs: number): string | null {
  for (const stream of ['trade', 'mark'] as const) {
    const count = intake.counts.get(stream);
    if (count === undefined || count.state !== 'live') continue;
    const usualMs = count.rate > 0 ? (MEAN_WAITS * 1000) / count.rate : LATEST_MS;
    const limitMs = Math.max(soonestMs, Math.min(LATEST_MS, usualMs));
    if (nowMs - count.lastMs > limitMs) return stream;
  }
  return null;
}
