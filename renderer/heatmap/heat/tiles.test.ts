// What is drawn while a level of detail is being built: what stood before stands in, no pixel is drawn twice or left out.
import { afterEach, expect, test, vi } from 'vitest';
import type { ColumnsFrame } from '../../../shared/ipc/frames';
import { toHalf } from '../../../shared/util/half-float';
import type { Columns } from '../../session/replica-columns';
import { addColumns } from '../../session/replica-columns';
import { createPageTable } from '../../session/replica-pages';
import { layOut } from '../layout';
import { TILE_ROWS } from '../tile-build';
import type { Units, View } from '../viewport';
import { xOf } from '../viewport';
import type { HeatShared } from './field';
import type { ScaleTable } from './textures';
import type { TileLayer } from './tiles';
import { createTileLayer } from './tiles';

const BAR_MS = 60_000;
const HOUR_MS = 60 * BAR_MS;
const FIRST = 40 * TILE_ROWS * 12 + 100;
const COUNT = 3000;

/** `count` columns from `slot` on, two cells each. */
function frameOf(slot: number, count: number): ColumnsFrame {
  const side = {
    firstCell: new Int32Array(count).fill(1800),
    offset: Int32Array.from({ length: count + 1 }, (_, i) => i * 2),
    thousands: new Uint16Array(count * 2).fill(toHalf(500)),
  };
  const ms = (i: number) => (slot + i) * BAR_MS;
  return {
    kind: 'columns',
    fromMs: Float64Array.from({ length: count }, (_, i) => ms(i)),
    toMs: Float64Array.from({ length: count }, (_, i) => ms(i + 1)),
    long: side,
    short: side,
  };
}

const units: Units = {
  layout: layOut(1280, 792, 1),
  candleMs: HOUR_MS,
  cell: 50,
  fromMs: FIRST * BAR_MS,
  nowMs: (FIRST + COUNT) * BAR_MS,
  prices: () => ({ low: 80_000, high: 100_000 }),
};
const { heat } = units.layout;

/** Device pixels to a column; from 1.5 on each is drawn by itself, below three share a row. */
const viewOf = (columnPx: number): View => ({
  rightMs: units.nowMs,
  pitch: columnPx * 60,
  binPx: 2,
  topPx: 3800,
  follow: true,
  free: false,
  priceAuto: true,
});
const FINE = viewOf(2);
const COARSE = viewOf(1);

interface Drawn {
  /** Number of the texture, in the order of their making. */
  readonly texture: number;
  readonly from: number;
  readonly to: number;
}

/** A layer over a GL that only notes what is drawn: which texture, between which device pixels. */
function board(count = COUNT): {
  layer: TileLayer;
  columns: Columns;
  drawn: () => Drawn[];
  textures: () => number;
} {
  let [bound, made]: [number, number] = [0, 0];
  let values = new Float32Array(20);
  let list: Drawn[] = [];
  const known: Record<string, unknown> = {
    createTexture: () => ({ number: ++made }),
    bindTexture: (_: number, texture: { number: number } | null) => {
      bound = texture?.number ?? 0;
    },
    uniform4fv: (_: unknown, next: Float32Array) => {
      values = next.slice();
    },
    drawArrays: () => list.push({ texture: bound, from: values[0], to: values[2] }),
  };
  const gl = new Proxy(known, { get: (of, name) => of[String(name)] ?? (() => {}) });
  const shared = { gl, program: { at: () => ({}) } } as unknown as HeatShared;
  const scales = { rows: () => 1, firstDay: () => 0 } as unknown as ScaleTable;
  const columns: Columns = createPageTable();
  addColumns(columns, frameOf(FIRST + COUNT - count, count), BAR_MS);
  const layer = createTileLayer(shared, scales);
  return {
    layer,
    columns,
    textures: () => made,
    drawn() {
      list = [];
      layer.draw();
      return list.toSorted((a, b) => a.from - b.from);
    },
  };
}

/** A clock on which each look takes so long, ms: a frame builds for about a millisecond. */
function clockOf(lookMs: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += lookMs));
}
afterEach(() => {
  vi.restoreAllMocks();
});

/** Every pixel between two is drawn once. */
function expectWhole(drawn: readonly Drawn[], from: number, to: number): void {
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn[0].from).toBe(from);
  expect(drawn[drawn.length - 1].to).toBe(to);
  for (let i = 1; i < drawn.length; i++) expect(drawn[i].from).toBe(drawn[i - 1].to);
}

const show = ({ layer, columns }: ReturnType<typeof board>, view: View) =>
  layer.show(view, units, BAR_MS, columns);

test('zooming in, the coarse tiles stand in for the fine ones until each is built', () => {
  const on = board();
  clockOf(0);
  expect(show(on, COARSE).missing).toBe(false);
  const coarse = on.textures();
  expectWhole(on.drawn(), 0, heat.width);

  let frames = 0;
  let edge = heat.width;
  for (let missing = true; missing; frames++) {
    const made = on.textures();
    ({ missing } = show(on, FINE));
    // No frame waits for a tile; between two there is time for a look or two.
    expect(on.textures()).toBe(made);
    let looks = 2;
    on.layer.finish(on.columns, () => looks-- > 0);
    const drawn = on.drawn();
    expectWhole(drawn, 0, heat.width);
    // The new ones come from now backwards, and what is ready stays.
    const old = drawn.filter(({ texture }) => texture <= coarse);
    const until = old.at(-1)?.to ?? 0;
    expect(until).toBeLessThanOrEqual(edge);
    for (const { texture, from } of drawn) expect(texture > coarse).toBe(from >= until);
    edge = until;
    expect(frames).toBeLessThan(200);
  }
  expect(frames).toBeGreaterThan(3);
  expect(edge).toBe(0);
});

test('zooming out, what was in sight stays in sight, and what was not is empty until it is built', () => {
  const on = board();
  clockOf(0);
  expect(show(on, FINE).missing).toBe(false);
  const fine = on.textures();

  clockOf(10);
  expect(show(on, COARSE).missing).toBe(true);
  const [first, ...rest] = on.drawn();
  expect([first, ...rest].every(({ texture }) => texture <= fine)).toBe(true);
  // The fine tiles in sight began at the left of the view or before it.
  const leftMs = units.nowMs - (heat.width / FINE.pitch) * HOUR_MS;
  expect(first.from).toBeLessThanOrEqual(Math.ceil(xOf(COARSE, units, leftMs)));
  expectWhole([first, ...rest], first.from, heat.width);
  expect(first.from).toBeGreaterThan(0);

  expect(on.layer.finish(on.columns, () => true)).toBe(true);
  expect(show(on, COARSE).missing).toBe(false);
  const whole = on.drawn();
  expectWhole(whole, 0, heat.width);
  expect(whole.every(({ texture }) => texture > fine)).toBe(true);
});

test('a level that never got ready stands for nothing: the last whole one does', () => {
  const on = board();
  clockOf(0);
  show(on, COARSE);
  const coarse = on.textures();
  clockOf(10);
  expect(show(on, FINE).missing).toBe(true);
  expect(show(on, viewOf(0.3)).missing).toBe(true);
  const drawn = on.drawn();
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn.every(({ texture }) => texture <= coarse)).toBe(true);
});

test('beside the view tiles are readied as far as a hand flings the paper, however long history is', () => {
  const on = board(60_000);
  clockOf(0);
  show(on, FINE);
  const inSight = on.textures();
  let looks = 3;
  expect(on.layer.prepare(on.columns, () => looks-- > 0)).toBe(false);
  expect(on.layer.prepare(on.columns, () => true)).toBe(true);
  // Right of now there is nothing to ready.
  const ready = on.textures() - inSight;
  expect(ready).toBe(inSight * 4);
  expect(on.layer.prepare(on.columns, () => false)).toBe(true);
  // A view moved by two widths finds them there.
  const widthMs = (heat.width / 2) * BAR_MS;
  const moved = { ...FINE, rightMs: FINE.rightMs - 2 * widthMs };
  expect(show(on, moved).missing).toBe(false);
  expect(on.textures()).toBe(inSight + ready);
});
