// History stands still: in an hour of replay (60 s at 60x, here 16 s at 240x) no pixel left of the last tile changes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { layOut, type Rect } from '../../renderer/heatmap/layout';
import { type ChartWindow, DEFAULT_SETTINGS } from '../../shared/ipc/settings';
import { launchApp } from '../support/launch';
import { changedColumns, decodePng, type Picture } from '../support/picture';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A tile of 256 columns of 15 minutes begins here: all that is older is history. */
const TILE_MS = Date.parse('2026-01-13T16:00:00Z');
const FROM_MS = TILE_MS + 10 * MINUTE_MS;
const UNTIL_MS = TILE_MS + 75 * MINUTE_MS;
/** The right edge of the chart: what comes has room. */
const RIGHT_MS = TILE_MS + 4 * HOUR_MS;
/** A candle's width, px: so a column of 15 minutes is drawn as 2 px, see renderer/heatmap/detail. */
const PITCH = 8;

/** Nothing moves. Zones are of now and not of history; the strips keep their scales, as no new extreme comes here. */
const CHART: ChartWindow = {
  id: 'still',
  bounds: { x: 0, y: 0, width: 1100, height: 720, maximized: false },
  view: { ...DEFAULT_SETTINGS.view, timeframe: '1h', zones: false, lockPrice: true },
  range: {
    rightMs: RIGHT_MS,
    pitch: PITCH,
    binPx: 1,
    topPx: 2050,
    follow: false,
    free: true,
    priceAuto: false,
  },
};

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-still-'));
  await writeFile(join(profile, 'settings.json'), JSON.stringify({ ...DEFAULT_SETTINGS, charts: [CHART] }));
});
test.afterEach(async () => {
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('an hour of replay changes no pixel of history', async () => {
  test.setTimeout(120_000);
  const at = new Date(FROM_MS).toISOString();
  const { app, close, problems } = await launchApp({ userDataDir: profile, args: ['--at', at] });
  await expect.poll(() => app.windows().length).toBe(2);
  const chart = app.windows().find((other) => other.url().includes('chart='));
  if (!chart) throw new Error('the chart window did not open');
  const host = chart.getByTestId('map');
  const canvas = host.locator('canvas').first();
  const columnsTo = async (): Promise<number> => Number(await host.getAttribute('data-columns-to'));
  await expect.poll(columnsTo).toBeGreaterThanOrEqual(FROM_MS - 5 * MINUTE_MS);
  /** The picture once nothing more is drawn. */
  const still = async (): Promise<Picture> => {
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
  /** Where a candle begins, px. */
  const xOf = (ms: number) => heat.width - ((RIGHT_MS - ms) / HOUR_MS) * PITCH;
  /** Pixel columns of history, up to a time, that two pictures do not share, by row of the chart. */
  const changed = (one: Picture, other: Picture, toMs: number): Record<string, readonly number[]> => {
    const of = (row: Rect) => changedColumns(one, other, { ...row, width: xOf(toMs) });
    return { heat: of(heat), volume: of(volume), openInterest: of(openInterest) };
  };
  const NONE = { heat: [], volume: [], openInterest: [] };
  const firstColumns = await columnsTo();

  await chart.evaluate(() => window.liqradar.command('replay.play', { speed: 240 }));
  const seen: { readonly toMs: number; readonly png: Buffer }[] = [];
  for (let toMs = firstColumns; toMs < UNTIL_MS; toMs = await columnsTo()) {
    seen.push({ toMs, png: await canvas.screenshot() });
  }
  await chart.evaluate(() => window.liqradar.command('replay.pause', null));
  const after = await still();
  // An hour of session time: 13 columns came, drawn as 5, and a candle closed.
  expect((await columnsTo()) - firstColumns).toBeGreaterThanOrEqual(HOUR_MS);
  // Pictures were taken all along, none of them with a change; and what has closed meanwhile stands still as well.
  expect(new Set(seen.map(({ toMs }) => toMs)).size).toBeGreaterThan(2);
  for (const { toMs, png } of seen) {
    const picture = decodePng(png);
    expect(changed(before, picture, TILE_MS)).toEqual(NONE);
    expect(changed(picture, after, Math.floor(toMs / HOUR_MS) * HOUR_MS)).toEqual(NONE);
  }
  expect(changed(before, after, TILE_MS)).toEqual(NONE);
  // What came is drawn in the last tile.
  const tile = { x: xOf(TILE_MS), width: PITCH * 4 };
  expect(changedColumns(before, after, { ...heat, ...tile }).length).toBeGreaterThanOrEqual(PITCH);
  expect(changedColumns(before, after, { ...openInterest, ...tile }).length).toBeGreaterThan(PITCH / 2);

  // The comparison can fail: by one cell's least bit of colour, and by history's columns being others.
  const x = Math.floor(xOf(TILE_MS) / 2);
  after.data[(Math.floor(heat.height / 2) * after.width + x) * 4] ^= 1;
  expect(changed(before, after, TILE_MS)).toEqual({ ...NONE, heat: [x] });
  await chart.getByRole('button', { name: 'View', exact: true }).click();
  await chart.getByRole('dialog', { name: 'View' }).getByRole('button', { name: '>100x' }).click();
  await chart.keyboard.press('Escape');
  await expect(chart.getByText('>100x only').first()).toBeVisible();
  expect(changed(before, await still(), TILE_MS)['heat'].length).toBeGreaterThan(xOf(TILE_MS) / 2);

  await close();
  expect(problems).toEqual([]);
});

test('the comparison names each column of a part that differs, and no other', () => {
  const picture = (): Picture => ({ width: 8, height: 4, data: Buffer.alloc(8 * 4 * 4, 7) });
  const [one, other] = [picture(), picture()];
  const part = { x: 1, y: 1, width: 6, height: 2 };
  expect(changedColumns(one, other, part)).toEqual([]);
  // The least bit of a channel, twice in one column; and pixels just beside the part.
  const flip = (x: number, y: number, channel: number) => {
    other.data[(y * 8 + x) * 4 + channel] ^= 1;
  };
  flip(6, 2, 2);
  flip(3, 1, 0);
  flip(3, 2, 1);
  for (const [x, y] of [
    [0, 1],
    [7, 2],
    [3, 0],
    [4, 3],
  ]) {
    flip(x, y, 0);
  }
  expect(changedColumns(one, other, part)).toEqual([3, 6]);
  expect(() => changedColumns(one, { ...other, width: 4, height: 8 }, part)).toThrow(/size/);
  expect(() => changedColumns(one, other, { ...part, width: 8 })).toThrow(/within/);
});
