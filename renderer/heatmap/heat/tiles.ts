// The heat of the past: shows the tiles that are in sight, and readies the ones beside them while nothing else is on.
import type { Columns } from '../../session/replica-columns';
import { cellsOf, detailOf } from '../detail';
import { DAY_MS } from '../scale-rows';
import { TILE_ROWS } from '../tile-build';
import type { Units, View } from '../viewport';
import { msAt, xOf } from '../viewport';
import type { HeatShared } from './field';
import type { ScaleTable } from './textures';
import type { Level, Tile } from './tile-store';
import { createTileStore, KEPT_BYTES } from './tile-store';

/** Building stops for a frame after so long; the rest follows between frames, or in the next ones. */
const BUILD_BUDGET_MS = 1;
/** Tiles beside the view are readied so far on either side, in widths of it: farther than a hand flings the paper. */
const READY_WIDTHS = 4;
/** They are readied until this much is kept: room is left for what comes into sight next. */
const READY_BYTES = KEPT_BYTES * 0.85;

export interface TileLayer {
  /** Shows the view; returns bytes uploaded and whether tiles are still missing. */
  show(view: View, units: Units, barMs: number, columns: Columns): { bytes: number; missing: boolean };
  /** Builds those missing among the tiles shown last, the newest first, while there is time; true when all are there. */
  finish(columns: Columns, hasTime: () => boolean): boolean;
  /** Readies tiles beside those shown last, nearest first, while there is time; true when none is left to do. */
  prepare(columns: Columns, hasTime: () => boolean): boolean;
  /** Forgets every tile: the columns are others. */
  clear(): void;
  hide(): void;
  draw(): void;
  gpuBytes(): number;
  destroy(): void;
}

/** A tile of a number within its level. */
interface Placed {
  readonly tile: Tile;
  readonly number: number;
}

interface TileLook {
  readonly view: View;
  readonly units: Units;
  readonly barMs: number;
}

/** A pixel's middle on the edge of two rows is the later one's, whichever way the GPU rounds. */
const TIE_ROWS = 0.002;

/** The first pixel whose middle is not before x: a tile shows those between its edges. */
const firstPixel = (x: number): number => Math.ceil(x - 0.5);

/** An empty layer. */
export function createTileLayer(shared: HeatShared, scales: ScaleTable): TileLayer {
  const store = createTileStore(shared);
  let shown: (Level & { readonly first: number; readonly last: number; readonly tileMs: number }) | null =
    null;
  let inSight: readonly Tile[] = [];
  /** Tiles of the level shown before, while the present one is not ready: they stand in for what is missing. */
  let standIns: readonly Placed[] = [];
  let placed: Placed[] = [];

  /** Places a tile between two device pixels. */
  function place({ tile, number }: Placed, look: TileLook, fromX: number, toX: number): void {
    const { view, units, barMs } = look;
    const { data, field } = tile;
    if (!data || !field) return;
    const { heat } = units.layout;
    const rowMs = data.factor * barMs;
    const startMs = number * TILE_ROWS * rowMs;
    const x0 = xOf(view, units, startMs);
    const pxPerRow = (view.pitch * rowMs) / units.candleMs;
    const edge = xOf(view, units, units.nowMs);
    const left = Math.max(heat.x, firstPixel(x0), fromX);
    const end = Math.min(heat.x + heat.width, firstPixel(x0 + pxPerRow * TILE_ROWS), Math.round(edge));
    const right = Math.min(end, toX);
    field.place({
      rect: { x: left, y: heat.y, width: right - left, height: heat.height },
      row0: TIE_ROWS - x0 / pxPerRow,
      rowsPerPx: 1 / pxPerRow,
      bin0: view.topPx / (view.binPx * data.cells),
      binsPerPx: 1 / (view.binPx * data.cells),
      smooth: data.cells === 1,
      dayRow0: (startMs - scales.firstDay() * DAY_MS) / rowMs,
      rowsPerDay: DAY_MS / rowMs,
      scaleRows: scales.rows(),
      fade: [1, 1],
    });
  }

  /** Whether there is a tile, or nothing to build one of. */
  function isBuilt(level: Level, number: number, columns: Columns): boolean {
    const tile = store.peek(level, number);
    return tile !== undefined && (tile.field !== null || tile.emptyAt === columns.version);
  }

  function hide(): void {
    [inSight, standIns, placed] = [[], [], []];
  }

  return {
    show(view, units, barMs, columns) {
      const look = { view, units, barMs };
      const level = { factor: detailOf(view, units, barMs), cells: cellsOf(view) };
      const tileMs = level.factor * barMs * TILE_ROWS;
      const first = Math.floor(Math.max(msAt(view, units, 0), columns.first * barMs) / tileMs);
      const lastMs = Math.min(msAt(view, units, units.layout.heat.width), (columns.last + 1) * barMs);
      const last = Math.floor(lastMs / tileMs);
      const sameLevel = shown?.factor === level.factor && shown.cells === level.cells;
      // Those of a level that never got ready stand for nothing.
      if (!sameLevel && standIns.length === 0) standIns = placed;
      shown = { ...level, first, last, tileMs };
      store.begin();
      for (const { tile } of standIns) store.touch(tile);
      // While the level shown before stands in, tiles are built between frames: no frame of a zoom waits for them.
      const started = performance.now();
      const hasTime = () => standIns.length === 0 && performance.now() - started < BUILD_BUDGET_MS;
      placed = [];
      let [bytes, readyFromMs] = [0, Number.NEGATIVE_INFINITY];
      // Newest first: what is nearest to now is on screen first, and rows before the first missing one wait.
      for (let number = last; number >= first; number--) {
        const tile = isBuilt(level, number, columns) || hasTime() ? store.take(level, number) : null;
        if (tile) {
          bytes += store.bring(tile, columns, level, number, hasTime);
          placed.push({ tile, number });
        }
        const pending = tile ? (tile.data?.pending ?? 0) : TILE_ROWS;
        if (pending > 0)
          readyFromMs = Math.max(readyFromMs, number * tileMs + (pending / TILE_ROWS) * tileMs);
      }
      const missing = readyFromMs > Number.NEGATIVE_INFINITY;
      const isFresh = (tile: Tile) => placed.some((one) => one.tile === tile);
      standIns = missing ? standIns.filter(({ tile }) => !isFresh(tile)) : [];
      // What is not ready yet shows as it was drawn before, never as nothing.
      const edge = standIns.length > 0 ? Math.round(xOf(view, units, readyFromMs)) : Number.NEGATIVE_INFINITY;
      for (const one of standIns) place(one, look, Number.NEGATIVE_INFINITY, edge);
      for (const one of placed) place(one, look, edge, Number.POSITIVE_INFINITY);
      inSight = [...standIns, ...placed].map(({ tile }) => tile);
      store.evict();
      return { bytes, missing };
    },
    finish(columns, hasTime) {
      if (!shown || columns.first > columns.last) return true;
      const { first, last } = shown;
      for (let number = last; number >= first; number--) {
        while (!isBuilt(shown, number, columns) || store.peek(shown, number)?.data?.pending) {
          if (!hasTime()) return false;
          store.bring(store.take(shown, number), columns, shown, number, hasTime);
        }
      }
      return true;
    },
    prepare(columns, hasTime) {
      if (!shown || columns.first > columns.last) return true;
      const { first, last } = shown;
      for (let step = 1; step <= READY_WIDTHS * (last - first + 1); step++) {
        for (const number of [first - step, last + step]) {
          if (store.bytes() > READY_BYTES) return true;
          const from = number * TILE_ROWS * shown.factor;
          if (from > columns.last || from + TILE_ROWS * shown.factor <= columns.first) continue;
          const known = store.peek(shown, number);
          if (known?.field && known.data?.pending === 0) continue;
          if (!hasTime()) return false;
          const tile = store.take(shown, number);
          store.bring(tile, columns, shown, number, hasTime);
          if (tile.data && tile.data.pending > 0) return false;
        }
      }
      return true;
    },
    clear() {
      hide();
      store.clear();
    },
    hide,
    draw() {
      for (const tile of inSight) tile.field?.draw();
    },
    gpuBytes: () => store.bytes(),
    destroy() {
      store.clear();
    },
  };
}
