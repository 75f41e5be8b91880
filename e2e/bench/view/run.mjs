// `npm run bench:view`: measures the chart and its peers in a real Electron; prints one JSON object, and only that.
import '../../../electron/setup/node-version.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureAll } from '../../../electron/setup/ensure.mjs';
import { runScript } from '../../../electron/setup/say.mjs';
import { secondWindow } from './second-window.mjs';

const here = import.meta.dirname;
const root = resolve(here, '../../..');
/** Sizes that the peers are tried at, columns of 500 cells; a size that takes longer than this ends it, ms. */
const SIZES = [1000, 2000, 4000];
const PATIENCE_MS = 5000;

async function buildBench() {
  const { build } = await import('vite');
  for (const part of ['page', 'main']) {
    await build({ configFile: join(root, `e2e/bare/${part}.config.ts`), mode: 'bench/view' });
  }
}

/**
 * A peer against us, theirs over ours: at 1,000 columns and at the largest size that it finishes.
 * @param {import('playwright').Page} page
 * @param {'echarts' | 'canvas2d'} name
 */
async function against(page, name) {
  const sizes = [];
  for (const columns of SIZES) {
    const theirs = await page.evaluate(
      async ([peer, count]) => {
        try {
          return await window.bench.peer(peer, count);
        } catch {
          return null;
        }
      },
      /** @type {const} */ ([name, columns]),
    );
    if (!theirs) break;
    const ours = await page.evaluate((count) => window.bench.ours(count), columns);
    const ratio = (/** @type {'firstDraw' | 'panFrame'} */ what) =>
      Number((theirs[what] / ours[what]).toFixed(1));
    sizes.push({
      columns,
      cells: 500,
      firstDraw: ratio('firstDraw'),
      panFrame: ratio('panFrame'),
      theirsMs: theirs,
      oursMs: ours,
    });
    if (theirs.firstDraw > PATIENCE_MS) break;
  }
  const [first] = sizes;
  return { firstDraw: first?.firstDraw, panFrame: first?.panFrame, largest: sizes.at(-1), sizes };
}

/**
 * Pans and zooms over `columns` columns: wall time of each frame's script, and the page's processor time a frame,
 * which other programs on the machine do not lengthen.
 * @param {import('playwright').Page} page
 * @param {number} columns
 */
async function panOver(page, columns) {
  await page.evaluate((count) => window.bench.openPan(count), columns);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const script = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  const before = await script();
  const found = await page.evaluate(() => window.bench.pan());
  const cpuMs = ((await script()) - before) * 1000;
  await cdp.detach();
  return { ...found, cpuMsAFrame: Number((cpuMs / found.frames).toFixed(3)) };
}

await runScript(async () => {
  const { executable, flags, stopDisplay } = await ensureAll({ build: false });
  await buildBench();
  const { _electron } = await import('playwright');
  const profile = await mkdtemp(join(tmpdir(), 'liqradar-bench-'));
  const only = process.argv[2];
  const app = await _electron.launch({
    executablePath: executable,
    args: [...flags, `--user-data-dir=${profile}`, join(root, '.cache/bench-view/main/main.js'), '1600x1000'],
  });
  try {
    const page = await app.firstWindow();
    page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
    await page.waitForFunction(() => 'bench' in window);
    const stage = (/** @type {string} */ what) => process.stderr.write(`[bench] ${what}\n`);
    stage('pan');
    const small = await panOver(page, 1000);
    const large = await panOver(page, 100_000);
    await page.evaluate(() => window.bench.openColumn(20_000));
    const column = await page.evaluate(() => window.bench.newColumn());
    /** @type {Record<string, unknown>} */
    const figures = {
      panScriptMs: { 1000: small.script, 100000: large.script },
      panAndZoomApart: { 1000: small, 100000: large },
      uploadsDuringPan: small.uploadsAtFixedLevel + large.uploadsAtFixedLevel,
      newColumnScriptMs: column.script.p50,
      newColumn: column,
    };
    if (only !== 'quick') {
      stage('idle');
      figures.framesWhenIdle = await page.evaluate(() => window.bench.idle(10));
      stage('memory');
      figures.gpuBytes = await page.evaluate(() => window.bench.gpuBytes(43_200, 60_000));
      stage('second window');
      figures.secondWindow = await secondWindow({ executable, flags });
      stage('peers');
      figures.peers = { echarts: await against(page, 'echarts'), canvas2d: await against(page, 'canvas2d') };
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`);
    return 0;
  } finally {
    await app.close();
    await stopDisplay();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
