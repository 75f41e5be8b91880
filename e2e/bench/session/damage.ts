// 1,000 random byte flips and cuts: is each found, and what can be saved?
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { damage, seeded } from '../../../electron/session-log/torture/damage';
import { tryDamaged } from '../../../electron/session-log/torture/damage-run';
import { writeGoodSession } from '../../../electron/session-log/torture/good-session';

const RUNS = Number(process.env['BENCH_DAMAGE'] ?? 1000);

export function benchDamage(folder: string): unknown {
  const path = join(folder, 'good.session');
  const events = writeGoodSession(path, 24_000, 9_000);
  const good = readFileSync(path);
  const random = seeded(1000);
  const results = Array.from({ length: RUNS }, () => {
    const { damaged, what } = damage(good, random);
    return {
      ...tryDamaged(damaged, join(folder, 'bad.session'), join(folder, 'repaired.session'), events),
      what,
    };
  });
  const flips = results.filter(({ what }) => what.kind === 'flip');
  const saved = flips.map((result) => result.saved).sort((a, b) => a - b);
  return {
    fileBytes: statSync(path).size,
    flips: flips.length,
    cuts: results.length - flips.length,
    found: results.filter(({ found }) => found).length,
    failures: results.flatMap(({ failure }) => failure ?? []).slice(0, 5),
    failed: results.filter(({ failure }) => failure !== null).length,
    longestVerifyMs: Math.round(Math.max(...results.map(({ verifyMs }) => verifyMs))),
    savedShareAfterFlip: {
      all: saved.filter((share) => share > 0.9999).length,
      least: saved.at(0),
      p5: saved[Math.floor(saved.length * 0.05)],
    },
    savedNothingAfterFlip: flips
      .filter((result) => result.saved === 0)
      .map(({ what }) => what.at)
      .slice(0, 10),
  };
}
