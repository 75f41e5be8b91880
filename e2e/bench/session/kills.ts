// 500 recordings killed at random moments: does every file open, and how much is lost?
import { join } from 'node:path';
import { seeded } from '../../../electron/session-log/torture/damage';
import { type KillResult, killRecording } from '../../../electron/session-log/torture/kill-run';

const KILLS = Number(process.env['BENCH_KILLS'] ?? 500);
/** A batch every so often; the app writes one every 250 ms. Shorter here, so that a kill meets more writing. */
const EVERY_MS = 25;
const AT_ONCE = 2;

export async function benchKills(folder: string): Promise<unknown> {
  const random = seeded(6);
  const results: KillResult[] = [];
  const lane = async (n: number): Promise<void> => {
    const path = join(folder, `killed-${n}.session`);
    const command = [process.execPath, process.argv[1], 'record', path, String(EVERY_MS)];
    while (results.length < KILLS) {
      results.push(await killRecording(command, path, 60 + random() * 90));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => lane(n)));
  const lost = results.map(({ lostMs }) => lostMs ?? 0).sort((a, b) => a - b);
  return {
    kills: results.length,
    batchEveryMs: EVERY_MS,
    opened: results.filter(({ sound }) => sound).length,
    storedEventsMissing: results.reduce((sum, { missing }) => sum + missing, 0),
    wrongEvents: results.reduce((sum, { wrong }) => sum + wrong, 0),
    lostMs: {
      p50: lost[Math.floor(lost.length / 2)],
      p99: lost[Math.floor(lost.length * 0.99)],
      max: lost.at(-1),
    },
    events: results.reduce((sum, { events }) => sum + events, 0),
    problems: results.flatMap(({ problem }) => problem ?? []).slice(0, 3),
  };
}
