// `npm test`: makes everything ready, then checks, builds and drives the real app; stops at the first step that fails.
import './node-version.mjs';
import { ensureAll } from './ensure.mjs';
import { runScript } from './say.mjs';
import { closingLine, sum } from './tally.mjs';
import { STEPS } from './test-steps.mjs';

await runScript(async () => {
  const { stopDisplay } = await ensureAll({ build: false });
  /** @type {import('./tally.mjs').Tally[]} */
  const tallies = [];
  let failed = false;
  try {
    for (const { name, work } of STEPS) {
      console.log(`[test] ${name}`);
      const started = Date.now();
      const { status, tally } = await work();
      tallies.push(tally);
      failed = status !== 0;
      console.log(
        `[test] ${name} ${failed ? 'FAILED' : 'ok'} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
      );
      if (failed) break;
    }
  } finally {
    await stopDisplay();
  }
  const total = sum(tallies);
  console.log(closingLine(total));
  // A run in which nothing was tested proves nothing.
  return failed || total.failed > 0 || total.passed === 0 ? 1 : 0;
});
