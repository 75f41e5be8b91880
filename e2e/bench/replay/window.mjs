// `npm run bench:replay:window`: what the real app takes while it replays a day with every trade at 10,000x. Prints JSON.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureAll } from '../../../electron/setup/ensure.mjs';
import { runScript } from '../../../electron/setup/say.mjs';

const root = resolve(import.meta.dirname, '../../..');
const MB = 2 ** 20;
const APART_MS = 500;

/**
 * Bytes of one process: its proportional share of pages that several processes map, where the system tells (Linux),
 * else what the system counts as its working set, in which shared pages count once a process.
 * @param {{ pid: number, memory: { workingSetSize: number } }} process
 */
function bytesOf({ pid, memory }) {
  try {
    const kib = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
    return kib === null ? memory.workingSetSize * 1024 : Number(kib[1]) * 1024;
  } catch {
    return memory.workingSetSize * 1024;
  }
}

/** @param {import('playwright').ElectronApplication} app */
async function look(app) {
  const processes = await app.evaluate(({ app }) => app.getAppMetrics());
  /** @type {Record<string, number>} */
  const byType = {};
  for (const one of processes) {
    if (one.type !== 'GPU') byType[one.type] = (byType[one.type] ?? 0) + bytesOf(one) / MB;
  }
  return byType;
}

const sum = (/** @type {Record<string, number>} */ parts) => Object.values(parts).reduce((a, b) => a + b, 0);

await runScript(async () => {
  const { stopDisplay, executable, flags } = await ensureAll({ build: true });
  const folder = await mkdtemp(join(tmpdir(), 'liqradar-replay-'));
  try {
    const day = join(folder, 'day.session');
    const made = spawnSync(process.execPath, [join(root, '.cache/bench-replay/main.js'), day], {
      cwd: root,
      stdio: 'inherit',
    });
    if (made.status !== 0) return 1;
    const { _electron } = await import('playwright');
    const app = await _electron.launch({
      executablePath: executable,
      args: [...flags, `--user-data-dir=${join(folder, 'profile')}`, root, '--session', day],
      env: { .../** @type {Record<string, string>} */ (process.env), LIQRADAR_CWD: process.cwd() },
    });
    try {
      const page = await app.firstWindow();
      const slider = page.getByRole('slider', { name: 'Time' });
      await slider.press('Home');
      await page.getByLabel('All speeds').selectOption('10000');
      await page.locator('.moment').click();
      await page.keyboard.press('Space');
      const looks = [];
      for (let i = 0; i < 30; i++) {
        await page.waitForTimeout(APART_MS);
        looks.push(await look(app));
      }
      const most = looks.reduce((one, other) => (sum(other) > sum(one) ? other : one));
      const round = (/** @type {number} */ x) => Math.round(x);
      console.log(
        JSON.stringify({
          where: 'the real app, one window; every process but the GPU’s',
          mostMb: round(sum(most)),
          meanMb: round(looks.reduce((all, one) => all + sum(one), 0) / looks.length),
          byProcessMb: Object.fromEntries(Object.entries(most).map(([type, mb]) => [type, round(mb)])),
          movedTo:
            Number(await slider.getAttribute('aria-valuenow')) -
            Number(await slider.getAttribute('aria-valuemin')),
        }),
      );
    } finally {
      await app.close();
    }
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    await stopDisplay();
  }
});
