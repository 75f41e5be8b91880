// Finished columns of the heatmap on display cells, append-only: the whole map, and beside it each leverage band.
import { readBands, sumBands } from '../../shared/engine/read-bands';
import type { Market } from '../../shared/engine/market';
import type { ColumnsFrame } from '../../shared/ipc/frames';
import { BAND_IDS, type BandId, LEVERAGE_BANDS } from '../../shared/model/leverage-bands';
import type { Side } from '../../shared/model/side';
import {
  cellThousands,
  createSide,
  pushSide,
  type SideStore,
  sideBytes,
  sliceSide,
  sumSides,
  widened,
} from './side-store';

type Plane = Readonly<Record<Side, SideStore>>;

export interface ColumnStore {
  /** Display cells are this many base cells wide. */
  readonly factor: number;
  /** The band of each of the model's placements. */
  readonly bandOf: Uint8Array;
  count: number;
  fromMs: Float64Array;
  toMs: Float64Array;
  readonly whole: Plane;
  /** By number of band; each is as wide as what it holds. */
  readonly bands: readonly Plane[];
}

const createPlane = (): Plane => ({ long: createSide(), short: createSide() });

export function createColumns(factor: number, bandOf: Uint8Array): ColumnStore {
  return {
    factor,
    bandOf,
    count: 0,
    fromMs: new Float64Array(1024),
    toMs: new Float64Array(1024),
    whole: createPlane(),
    bands: LEVERAGE_BANDS.map(createPlane),
  };
}

/** Adds the map as it stands now as the column [fromMs, toMs). */
export function pushColumn(
  store: ColumnStore,
  markets: readonly Market[],
  fromMs: number,
  toMs: number,
): void {
  const bands = readBands({ markets }, store.bandOf, store.factor);
  if (bands === null) return;
  const i = store.count;
  if (i === store.fromMs.length) {
    store.fromMs = widened(store.fromMs, Float64Array, i * 2);
    store.toMs = widened(store.toMs, Float64Array, i * 2);
  }
  store.fromMs[i] = fromMs;
  store.toMs[i] = toMs;
  for (const [plane, map] of [
    [store.whole, sumBands(bands)] as const,
    ...bands.map((map, band) => [store.bands[band], map] as const),
  ]) {
    pushSide(plane.long, i, map.firstCell, map.longUsd);
    pushSide(plane.short, i, map.firstCell, map.shortUsd);
  }
  store.count++;
}

/** Columns [from, to) as a frame of their own buffers: the whole map, or the chosen bands added up. */
export function sliceColumns(
  store: ColumnStore,
  from: number,
  to: number,
  tiers: readonly BandId[] | null = null,
): ColumnsFrame {
  const side = (of: Side) =>
    tiers === null
      ? sliceSide(store.whole[of], from, to)
      : sumSides(
          chosen(store.bands, tiers).map((plane) => plane[of]),
          from,
          to,
        );
  return {
    kind: 'columns',
    fromMs: store.fromMs.slice(from, to),
    toMs: store.toMs.slice(from, to),
    long: side('long'),
    short: side('short'),
  };
}

/** What is chosen of a list by band. */
export function chosen<T>(byBand: readonly T[], tiers: readonly BandId[]): T[] {
  return byBand.filter((_, band) => tiers.includes(BAND_IDS[band]));
}

/** USD in one display cell of column `i` by band, half-float exact. */
export function cellByBand(store: ColumnStore, i: number, side: Side, cell: number): number[] {
  return store.bands.map((plane) => cellThousands(plane[side], i, cell) * 1000);
}

/** Bytes that columns [from, to) of the whole map take in a frame; a filter makes them no larger. */
export function columnBytes(store: ColumnStore, from: number, to: number): number {
  const values = (side: SideStore) => side.offset[to] - side.offset[from];
  return (to - from) * 32 + 2 * (values(store.whole.long) + values(store.whole.short));
}

/** Bytes in use: by the whole map, and by the bands beside it. */
export function storeBytes(store: ColumnStore): { readonly whole: number; readonly bands: number } {
  const bytes = (plane: Plane) => sideBytes(plane.long, store.count) + sideBytes(plane.short, store.count);
  return {
    whole: bytes(store.whole) + 16 * store.count,
    bands: store.bands.reduce((sum, plane) => sum + bytes(plane), 0),
  };
}
