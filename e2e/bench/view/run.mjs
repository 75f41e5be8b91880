// `npm run bench:view`: measures the chart and its peers in a real Electron; prints one JSON object, and only that.
import '../../../electron/setup/node-version.mjs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureAll } from '../../../electron/setup/ensure.mjs';
import { runScript } from '../../../electron/setup/say.mjs';
import { handFrames, warmUp } from './hand.mjs';
import { traced } from './script-time.mjs';
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

/** Frames of `newColumn` that come before those it counts. */
const UNCOUNTED = 20;

/**
 * Median and 99th percentile by rank, ms.
 * @param {readonly number[]} values
 */
function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(3));
  return { p50: at(0.5), p99: at(0.99) };
}

/**
 * Pans and zooms over `columns` columns: wall time of each frame's script, its processor time, which other programs on
 * the machine lengthen less, and what the same frames take without the waits between them.
 * @param {import('playwright').ElectronApplication} app
 * @param {import('playwright').Page} page
 * @param {number} columns
 */
async function panOver(app, page, columns) {
  const open = async () => {
    await page.evaluate((count) => window.bench.openPan(count), columns);
    await warmUp(page);
  };
  const close = (/** @type {number} */ frames) =>
    page.evaluate((count) => window.bench.closePan(count), frames);
  await open();
  const { along, across, prices, zoom } = await handFrames(page);
  const backToBack = await page.evaluate(() => window.bench.backToBack());
  const fixed = [...along, ...across, ...prices];
  const of = (/** @type {readonly import('./hand.mjs').Sample[]} */ samples) =>
    spread(samples.map(({ ms }) => ms));
  const found = {
    script: of([...fixed, ...zoom]),
    panOnly: of(fixed),
    apart: { along: of(along), across: of(across), prices: of(prices), zoom: of(zoom) },
    backToBack,
    frames: fixed.length + zoom.length,
    uploadsAtFixedLevel: fixed.filter(({ uploadBytes }) => uploadBytes > 0).length,
    ...(await close(fixed.length + zoom.length)),
  };
  // Once more for the trace, which itself takes a tenth of a frame.
  await open();
  const { cpuMs, idleCpuMs } = await traced(app, () => handFrames(page));
  await close(0);
  // Between frames tiles are built: their cost is told beside the frames'.
  return {
    ...found,
    cpu: spread(cpuMs),
    cpuFrames: cpuMs.length,
    idleCpuMsAFrame: Number((idleCpuMs / cpuMs.length).toFixed(3)),
  };
}

/**
 * One column after another, as the app gets them: the column, its bar and the levels of now.
 * @param {import('playwright').ElectronApplication} app
 * @param {import('playwright').Page} page
 */
async function columnsOver(app, page) {
  const open = () => page.evaluate(() => window.bench.openColumn(20_000));
  const close = () => page.evaluate(() => window.bench.newColumnAtOnce());
  await open();
  const whole = await page.evaluate(() => window.bench.newColumn(true));
  const backToBack = await close();
  await open();
  const { column, now } = await page.evaluate(() => window.bench.newColumn(false));
  const sameFrame = await page.evaluate(() => window.bench.sameFrame());
  await close();
  await open();
  const { cpuMs } = await traced(app, () => page.evaluate(() => window.bench.newColumn(true)));
  await close();
  return {
    script: whole.column,
    uploadBytes: whole.uploadBytes,
    apart: { column, now, sameFrame },
    backToBack,
    cpu: spread(cpuMs.slice(UNCOUNTED)),
  };
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
    const small = await panOver(app, page, 1000);
    const large = await panOver(app, page, 100_000);
    const column = await columnsOver(app, page);
    /** @type {Record<string, unknown>} */
    const figures = {
      // Processor time in the page: its wall time beside it also has what the machine did meanwhile (`fixedLoop`).
      panScriptMs: { 1000: small.cpu, 100000: large.cpu },
      panWallMs: { 1000: small.script, 100000: large.script },
      panAndZoomApart: { 1000: small, 100000: large },
      uploadsDuringPan: small.uploadsAtFixedLevel + large.uploadsAtFixedLevel,
      newColumnScriptMs: column.cpu.p50,
      newColumnWallMs: column.script.p50,
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
