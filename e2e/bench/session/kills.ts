// 500 recordings killed at random moments: does every file open, and how much is lost?
import { join } from 'node:path';
import { LIVE_TIMINGS } from '../../../electron/feed/live/options';
import { seeded } from '../../../electron/session-log/torture/damage';
import { type KillResult, killRecording } from '../../../electron/session-log/torture/kill-run';

const KILLS = Number(process.env['BENCH_KILLS'] ?? 500);
/** A batch every so often, as the app does unless BENCH_BATCH_MS says otherwise. Shorter, a kill meets more writing. */
const EVERY_MS = Number(process.env['BENCH_BATCH_MS'] ?? LIVE_TIMINGS.writeMs);
/** They mostly wait. */
const AT_ONCE = 4;

export async function benchKills(folder: string): Promise<unknown> {
  const random = seeded(6);
  const results: KillResult[] = [];
  let started = 0;
  const lane = async (n: number): Promise<void> => {
    const path = join(folder, `killed-${n}.session`);
    const command = [process.execPath, process.argv[1], 'record', path, String(EVERY_MS)];
    while (started++ < KILLS) {
      results.push(await killRecording(command, path, random() * 2.5 * EVERY_MS));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => lane(n)));
  return {
    kills: results.length,
    batchEveryMs: EVERY_MS,
    opened: results.filter(({ sound }) => sound).length,
    storedEventsMissing: results.reduce((sum, { missing }) => sum + missing, 0),
    wrongEvents: results.reduce((sum, { wrong }) => sum + wrong, 0),
    /** From the last event in the file to the kill: up to a tick, and as much as the machine held the timer up. */
    lostMs: spread(results.map(({ lostMs }) => lostMs ?? 0)),
    lostMoreThan250Ms: results.filter(({ lostMs }) => (lostMs ?? 0) > 250).length,
    /** Of what was handed to the recorder: the write that the kill met. */
    handedOverAndLostMs: spread(results.map(({ unwrittenMs }) => unwrittenMs)),
    /** How much later than asked for the timer came, a killed recording its latest. */
    timerLateMs: spread(results.map(({ longestTickMs }) => Math.max(0, longestTickMs - EVERY_MS))),
    longestTickMs: spread(results.map(({ longestTickMs }) => longestTickMs)),
    lostMoreThanLongestTickAndWrite: results.filter(
      ({ lostMs, longestTickMs, unwrittenMs }) => (lostMs ?? 0) > longestTickMs + unwrittenMs + 1,
    ).length,
    events: results.reduce((sum, { events }) => sum + events, 0),
    problems: results.flatMap(({ problem }) => problem ?? []).slice(0, 3),
  };
}

function spread(values: readonly number[]): unknown {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number | undefined => sorted[Math.floor((sorted.length - 1) * share)];
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}
