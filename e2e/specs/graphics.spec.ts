// Picture cases: the real chart draws each small scene, and the picture is its golden within the stated tolerance.
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { PNG } from 'pngjs';
import { build } from 'vite';
import { blockDifference, comparePictures, halved } from '../graphics/compare';
import { launchApp } from '../support/launch';

/** What the page of the cases offers (e2e/graphics/page/main.ts). */
interface GraphicsPage {
  readonly graphics: {
    readonly facts: () => Record<string, string>;
    readonly draw: (name: string) => Promise<string>;
    readonly moved: () => Promise<Record<string, string>>;
    readonly panned: () => Promise<readonly { readonly moved: string; readonly fresh: string }[]>;
  };
}

const root = resolve(import.meta.dirname, '../..');
const golden = join(root, 'e2e/graphics/golden');
const results = join(root, 'test-results/graphics');
// The same pixels on every computer: never its own graphics card.
const SOFTWARE_GL = ['--disable-gpu', '--enable-unsafe-swiftshader', '--force-color-profile=srgb'];

type Pictures = ReadonlyMap<string, { readonly fact: string; readonly png: Buffer }>;

const pngOf = (address: string): Buffer => Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');

/** Draws every case, and those that must not pass, in one start of the app. */
async function drawAll(): Promise<{
  readonly pictures: Pictures;
  readonly moved: Map<string, Buffer>;
  /** Of each drag the picture after it, and a fresh one of the same view. */
  readonly panned: readonly (readonly [Buffer, Buffer])[];
}> {
  for (const part of ['page', 'main']) {
    await build({ configFile: join(root, `e2e/bare/${part}.config.ts`), mode: 'graphics' });
  }
  const main = join(root, '.cache/graphics/main/main.js');
  const started = await launchApp({ main, flags: SOFTWARE_GL, args: ['520x300'] });
  const { window: page, close, problems } = started;
  await page.waitForFunction(() => 'graphics' in window);
  const facts = await page.evaluate(() => (window as unknown as GraphicsPage).graphics.facts());
  const pictures = new Map<string, { fact: string; png: Buffer }>();
  for (const [name, fact] of Object.entries(facts)) {
    const address = await page.evaluate(
      (name) => (window as unknown as GraphicsPage).graphics.draw(name),
      name,
    );
    pictures.set(name, { fact, png: pngOf(address) });
  }
  const moved = await page.evaluate(() => (window as unknown as GraphicsPage).graphics.moved());
  const panned = await page.evaluate(() => (window as unknown as GraphicsPage).graphics.panned());
  await close();
  expect(problems).toEqual([]);
  return {
    pictures,
    panned: panned.map(({ moved, fresh }) => [pngOf(moved), pngOf(fresh)] as const),
    moved: new Map(Object.entries(moved).map(([name, address]) => [name, pngOf(address)])),
  };
}

async function compareWithGolden(name: string, png: Buffer): Promise<string | null> {
  const file = join(golden, `${name}.png`);
  if (!existsSync(file)) return 'has no golden: npm run graphics:update writes it';
  const { problem, diff } = comparePictures(await readFile(file), png);
  if (problem === null) return null;
  await mkdir(results, { recursive: true });
  await writeFile(join(results, `${name}.actual.png`), png);
  await writeFile(join(results, `${name}.diff.png`), diff);
  return `${problem}: see test-results/graphics/${name}.diff.png`;
}

let drawn: Awaited<ReturnType<typeof drawAll>>;
test.beforeAll(async () => {
  // Every case compiles or draws under software GL: minutes where other work has the processor.
  test.setTimeout(240_000);
  drawn = await drawAll();
});

test('every picture case is its golden', async () => {
  const { pictures } = drawn;
  await rm(results, { recursive: true, force: true });
  if (['all', 'changed'].includes(test.info().config.updateSnapshots)) {
    for (const [name, { png }] of pictures) {
      if ((await compareWithGolden(name, png)) !== null) await writeFile(join(golden, `${name}.png`), png);
    }
    await rm(results, { recursive: true, force: true });
  }
  const wrong: string[] = [];
  for (const [name, { fact, png }] of pictures) {
    const problem = await compareWithGolden(name, png);
    if (problem !== null) wrong.push(`${name} (“${fact}”) ${problem}`);
  }
  expect(wrong).toEqual([]);
  const names = (await readdir(golden)).map((file) => file.replace('.png', ''));
  expect(names.toSorted()).toEqual([...pictures.keys()].toSorted());
});

const pictureOf = (name: string): Buffer => {
  const found = drawn.pictures.get(name);
  if (!found) throw new Error(`There is no picture case ${name}.`);
  return found.png;
};

test('a line that is one pixel off is a difference', () => {
  const right = pictureOf('plan-lines');
  for (const [line, png] of drawn.moved) {
    expect(comparePictures(right, png).problem, line).toMatch(/differs/);
  }
});

test('a dragged chart shows to the pixel what a fresh one shows there', async () => {
  const differing: string[] = [];
  for (const [drag, [moved, fresh]] of drawn.panned.entries()) {
    const [a, b] = [PNG.sync.read(moved).data, PNG.sync.read(fresh).data];
    let pixels = 0;
    // A glyph elsewhere in the atlas may round otherwise by a step or two of 255.
    for (let at = 0; at < a.length; at++) if (Math.abs(a[at] - b[at]) > 2) pixels++;
    if (pixels === 0) continue;
    differing.push(`drag ${drag}: ${pixels} channels of pixels`);
    await mkdir(results, { recursive: true });
    await writeFile(join(results, `drag-${drag}.moved.png`), moved);
    await writeFile(join(results, `drag-${drag}.fresh.png`), fresh);
  }
  expect(differing).toEqual([]);
  // The drags went somewhere.
  expect(new Set(drawn.panned.map(([, fresh]) => fresh.toString('base64'))).size).toBe(drawn.panned.length);
});

test('another hue is a difference, the roundings of another software GL are none', () => {
  const right = pictureOf('sides-off');
  const repaint = (paint: (rgb: readonly number[], i: number) => readonly number[]): Buffer => {
    const png = PNG.sync.read(right);
    for (let at = 0; at < png.data.length; at += 4) {
      png.data.set(paint([...png.data.subarray(at, at + 3)], at / 4), at);
    }
    return PNG.sync.write(png);
  };
  const greener = repaint(([r, g, b]) => [r, Math.min(255, g * 1.15), b]);
  expect(comparePictures(right, greener).problem).toMatch(/differs/);
  const rounded = repaint((rgb, i) => rgb.map((v) => Math.max(0, Math.min(255, v + ((i % 5) - 2)))));
  expect(comparePictures(right, rounded).problem).toBeNull();
});

test('at two device pixels a CSS pixel the picture is the same', () => {
  const share = blockDifference(pictureOf('density-1'), halved(pictureOf('density-2')));
  expect(share).toBeLessThan(0.02);
  // The measure sees another picture as another.
  expect(blockDifference(pictureOf('density-1'), pictureOf('ramps-and-threshold'))).toBeGreaterThan(0.02);
});
