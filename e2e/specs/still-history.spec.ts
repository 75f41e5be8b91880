// History stands still: three hours of replay change no pixel left of the last tile, whatever comes new.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { layOut, type Rect } from '../../renderer/heatmap/layout';
import { type ChartWindow, DEFAULT_SETTINGS } from '../../shared/ipc/settings';
import { launchApp } from '../support/launch';
import { decodePng } from '../support/picture';

const MINUTE_MS = 60_000;
/** A tile of 256 columns of 15 minutes begins here, and so does a candle of 4 hours: all that is older is history. */
const TILE_MS = Date.parse('2026-01-13T16:00:00Z');
const FROM_MS = TILE_MS + 10 * MINUTE_MS;
/** A candle's width, px: wide enough that a column of 15 minutes is drawn as 2 px, see renderer/heatmap/detail. */
const PITCH = 32;

/** The candle that runs now at the right edge of history, nothing moving; zones are of now, not of history. */
const CHART: ChartWindow = {
  id: 'still',
  bounds: { x: 0, y: 0, width: 1100, height: 720, maximized: false },
  view: { ...DEFAULT_SETTINGS.view, timeframe: '4h', zones: false, lockPrice: true },
  range: {
    rightMs: TILE_MS + 240 * MINUTE_MS,
    pitch: PITCH,
    binPx: 1,
    topPx: 2050,
    follow: false,
    free: true,
    priceAuto: false,
  },
};

type Picture = ReturnType<typeof decodePng>;

/** Pixel columns of a rectangle in which two pictures of one size differ in any pixel. */
function changedColumns(one: Picture, other: Picture, { x, y, width, height }: Rect): number[] {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  const changed = new Set<number>();
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const at = (row * one.width + column) * 4;
      if (one.data.readUInt32LE(at) !== other.data.readUInt32LE(at)) changed.add(column);
    }
  }
  return [...changed].sort((a, b) => a - b);
}

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-still-'));
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ ...DEFAULT_SETTINGS, charts: [CHART] }));
});
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('replay changes no pixel of history left of the last tile', async () => {
  test.setTimeout(120_000);
  const at = new Date(FROM_MS).toISOString();
  const { app, close, problems } = await launchApp({ userDataDir: profile, args: ['--at', at] });
  await expect.poll(() => app.windows().length).toBe(2);
  const chart = app.windows().find((other) => other.url().includes('chart='));
  if (!chart) throw new Error('the chart window did not open');
  const host = chart.getByTestId('map');
  const columnsTo = async (): Promise<number> => Number(await host.getAttribute('data-columns-to'));
  await expect.poll(columnsTo).toBeGreaterThanOrEqual(FROM_MS - 5 * MINUTE_MS);
  /** The picture once nothing more is drawn. */
  const still = async (): Promise<Picture> => {
    const canvas = host.locator('canvas').first();
    let last = await canvas.screenshot();
    await expect
      .poll(async () => {
        const before = last;
        last = await canvas.screenshot();
        return last.equals(before);
      })
      .toBe(true);
    return decodePng(last);
  };

  const before = await still();
  const { heat, volume, openInterest } = layOut(before.width, before.height, 1);
  const tileX = heat.width - PITCH;
  const history = { ...heat, width: tileX };
  const firstColumns = await columnsTo();

  await chart.evaluate(() => window.liqradar.command('replay.play', { speed: 1000 }));
  await expect.poll(columnsTo, { timeout: 60_000 }).toBeGreaterThan(TILE_MS + 190 * MINUTE_MS);
  await chart.evaluate(() => window.liqradar.command('replay.pause', null));
  const after = await still();
  // Three hours of session time: 36 columns came, drawn as 12.
  expect((await columnsTo()) - firstColumns).toBeGreaterThanOrEqual(170 * MINUTE_MS);
  expect(changedColumns(before, after, history)).toEqual([]);
  expect(changedColumns(before, after, { ...volume, width: tileX })).toEqual([]);
  // The line of open interest leads from the last finished candle's middle to now, and the part before it is joined to
  // that one's slope; on the axis the plate of now moves.
  expect(changedColumns(before, after, { ...openInterest, width: tileX - PITCH * 1.5 })).toEqual([]);
  // What came is drawn in the last tile.
  expect(changedColumns(before, after, { ...heat, x: tileX, width: PITCH }).length).toBeGreaterThan(
    PITCH / 2,
  );

  // The comparison can fail: by one pixel's least bit, and by history's columns being others.
  const x = Math.floor(tileX / 2);
  after.data[(Math.floor(heat.height / 2) * after.width + x) * 4] ^= 1;
  expect(changedColumns(before, after, history)).toEqual([x]);
  await chart.getByRole('button', { name: 'View', exact: true }).click();
  await chart.getByRole('dialog', { name: 'View' }).getByRole('button', { name: '>100x' }).click();
  await chart.keyboard.press('Escape');
  await expect(chart.getByText('>100x only').first()).toBeVisible();
  expect(changedColumns(before, await still(), history).length).toBeGreaterThan(tileX / 2);

  await close();
  expect(problems).toEqual([]);
});
