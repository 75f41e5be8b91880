// `npm run bench:replay:window`: seeks, frames and memory of the real app with a day of every trade. Prints JSON.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureAll } from '../../../../electron/setup/ensure.mjs';
import { runScript } from '../../../../electron/setup/say.mjs';
import { memoryOver } from './memory.mjs';
import { openAndSeekToEnd } from './opening.mjs';
import { startPlay, watchPlay } from './play.mjs';
import { judgeSeeks, seekAround } from './seeks.mjs';
import { watchPage } from './watch.mjs';

const root = resolve(import.meta.dirname, '../../../..');
const SEEKS = Number(process.env['SEEKS'] ?? 60);
const SPEED = 10_000;

/** The bench of the workers, which makes the day and folds it plainly. @param {readonly string[]} words */
function byWorkersBench(words) {
  const done = spawnSync(process.execPath, [join(root, '.cache/bench-replay/main.js'), ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (done.status !== 0) throw new Error(`bench:replay ${words[0]} ended with ${done.status}.`);
  return done.stdout;
}

/** The same places every time. */
function places() {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

await runScript(async () => {
  const { stopDisplay, executable, flags } = await ensureAll({ build: true });
  const folder = await mkdtemp(join(tmpdir(), 'liqradar-replay-'));
  try {
    const day = join(folder, 'day.session');
    byWorkersBench(['make', day]);
    const { _electron } = await import('playwright');
    const app = await _electron.launch({
      executablePath: executable,
      args: [...flags, `--user-data-dir=${join(folder, 'profile')}`, root, '--session', day],
      env: { .../** @type {Record<string, string>} */ (process.env), LIQRADAR_CWD: process.cwd() },
    });
    try {
      await app.context().addInitScript(watchPage);
      const page = await app.firstWindow();
      // A page that was quicker than the watch is started again.
      if (!(await page.evaluate(() => 'liqradarWatch' in globalThis))) await page.reload();
      await page.waitForFunction(() => document.querySelector('[data-drawn-at]') !== null);
      const gl = await page.evaluate(() => {
        const gl = document.createElement('canvas').getContext('webgl2');
        const info = gl?.getExtension('WEBGL_debug_renderer_info');
        return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'unknown';
      });
      await startPlay(page, SPEED);
      const memory = await memoryOver(app, 18, 500);
      const opening = await openAndSeekToEnd(page, day);
      const seeks = await seekAround(page, SEEKS, places());
      await startPlay(page, SPEED);
      const play = await watchPlay(page);
      await startPlay(page, SPEED, false);
      const withoutRaster = await watchPlay(page);
      await startPlay(page, SPEED);
      const memoryAfter = await memoryOver(app, 18, 500);
      const moments = [...new Set(seeks.map(({ atMs }) => atMs))].map(String);
      const plain = JSON.parse(byWorkersBench(['plain', day, ...moments]));
      console.log(
        JSON.stringify({
          where: 'the real app, one window',
          gl,
          opening,
          seek: judgeSeeks(seeks, plain),
          play: { speed: SPEED, ...play },
          withoutRaster: { note: 'the same with every drawing of the GPU left out', ...withoutRaster },
          memory: { of: 'every process but the GPU’s, while playing', ...memory },
          memoryAfter: { of: 'the same once all of the above was done', ...memoryAfter },
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
