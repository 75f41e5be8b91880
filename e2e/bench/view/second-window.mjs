// What a second window of the same stream costs: memory of the real app's processes with one window, and with a chart more.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBuild } from '../../../electron/setup/build.mjs';

const root = resolve(import.meta.dirname, '../../..');
/** Memory is looked at once it has rested so long, ms, and then so many times, so far apart; the least counts. */
const REST_MS = 4000;
const LOOKS = 8;
const APART_MS = 500;
const MB = 2 ** 20;

const rounded = (/** @type {number} */ value) => Number(value.toFixed(2));

/**
 * Memory now, bytes: of the main process as the system counts it, which holds the feed and engine workers too; of main's
 * own heap; and of each kind of process.
 * @param {import('playwright').ElectronApplication} app
 */
function look(app) {
  return app.evaluate(({ app }) => {
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    /** @type {Record<string, number>} */
    const byType = {};
    for (const { type, memory } of app.getAppMetrics())
      byType[type] = (byType[type] ?? 0) + memory.workingSetSize * 1024;
    return { rss, heapUsed, external, byType };
  });
}

/** @param {import('playwright').ElectronApplication} app */
async function rested(app) {
  await new Promise((done) => setTimeout(done, REST_MS));
  const looks = [];
  for (let i = 0; i < LOOKS; i++) {
    looks.push(await look(app));
    await new Promise((done) => setTimeout(done, APART_MS));
  }
  const least = looks.reduce((one, other) => (other.rss < one.rss ? other : one));
  const { rss, heapUsed, external, byType } = least;
  return {
    mainAndWorkersMb: rounded(rss / MB),
    mainHeapMb: rounded(heapUsed / MB),
    mainExternalMb: rounded(external / MB),
    byProcessMb: Object.fromEntries(
      Object.entries(byType).map(([type, bytes]) => [type, rounded(bytes / MB)]),
    ),
  };
}

/** @param {import('playwright').Page} page */
const drawn = (page) => page.waitForFunction(() => document.querySelector('[data-columns-to]') !== null);

/**
 * Opens the demo (or the session that SESSION names), then a chart in its own window. `ratio` is what main and its
 * workers take with both windows over what they take with one.
 * @param {{ executable: string, flags: readonly string[] }} ready
 */
export async function secondWindow({ executable, flags }) {
  await ensureBuild();
  const { _electron } = await import('playwright');
  const profile = await mkdtemp(join(tmpdir(), 'liqradar-second-'));
  const session = process.env['SESSION'];
  const app = await _electron.launch({
    executablePath: executable,
    args: [
      ...flags,
      `--user-data-dir=${profile}`,
      '--js-flags=--expose-gc',
      root,
      ...(session === undefined ? [] : ['--session', session]),
    ],
    env: { .../** @type {Record<string, string>} */ (process.env), LIQRADAR_CWD: process.cwd() },
  });
  try {
    const page = await app.firstWindow();
    await drawn(page);
    const one = await rested(app);
    // The same again with one window: how much a figure moves by itself.
    const again = await rested(app);
    const opened = app.waitForEvent('window');
    await page.getByRole('button', { name: 'Chart in its own window' }).click();
    await drawn(await opened);
    const two = await rested(app);
    return {
      ratio: rounded(two.mainAndWorkersMb / again.mainAndWorkersMb),
      oneAgainRatio: rounded(again.mainAndWorkersMb / one.mainAndWorkersMb),
      addedMainMb: rounded(two.mainAndWorkersMb - again.mainAndWorkersMb),
      one: again,
      two,
    };
  } finally {
    await app.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
