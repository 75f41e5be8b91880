// The heat of the past: builds and keeps the tiles that are on screen, and uploads only rows that changed.
import { Container } from 'pixi.js';
import type { Columns } from '../../session/replica-columns';
import { cellsOf, detailOf } from '../detail';
import { DAY_MS } from '../scale-rows';
import type { TileData } from '../tile-build';
import { createTile, fillTile, TILE_ROWS, updateTile } from '../tile-build';
import type { Units, View } from '../viewport';
import { msAt, xOf } from '../viewport';
import type { Field, HeatShared } from './field';
import { createField } from './field';
import type { ScaleTable } from './textures';

/** Tiles kept on the GPU, about half a megabyte each. */
const KEPT_TILES = 48;
/** Building stops for this frame after so long; the rest follows in the next frames. */
const BUILD_BUDGET_MS = 2;

interface Tile {
  data: TileData | null;
  field: Field | null;
  /** The columns' version at which there was nothing to show. */
  emptyAt: number;
  usedAt: number;
}

export interface TileLayer {
  readonly container: Container;
  /** Shows the view; returns bytes uploaded and whether tiles are still missing. */
  show(view: View, units: Units, barMs: number, columns: Columns): { bytes: number; missing: boolean };
  /** Forgets every tile: the columns are others. */
  clear(): void;
  hide(): void;
  gpuBytes(): number;
  destroy(): void;
}

/** An empty layer. */
export function createTileLayer(shared: HeatShared, scales: ScaleTable): TileLayer {
  const container = new Container();
  const tiles = new Map<string, Tile>();
  let clock = 0;

  function drop(key: string, tile: Tile): void {
    tile.field?.destroy();
    tiles.delete(key);
  }

  function upload(tile: Tile, rows: { readonly from: number; readonly to: number }): number {
    if (!tile.data || !tile.field || rows.to <= rows.from) return 0;
    const { long, short } = tile.data;
    tile.field.long.update(rows.from * long.width, rows.to * long.width);
    tile.field.short.update(rows.from * short.width, rows.to * short.width);
    return (rows.to - rows.from) * (long.width + short.width) * 2;
  }

  function build(
    tile: Tile,
    columns: Columns,
    number: number,
    factor: number,
    cells: number,
    hasTime: () => boolean,
  ): number {
    tile.field?.destroy();
    tile.data = createTile(columns, number, factor, cells);
    tile.field = null;
    tile.emptyAt = columns.version;
    if (!tile.data) return 0;
    fillTile(tile.data, columns, hasTime);
    tile.field = createField(shared, tile.data.long, tile.data.short, TILE_ROWS);
    container.addChild(tile.field.mesh);
    return tile.field.bytes;
  }

  function update(
    tile: Tile,
    columns: Columns,
    number: number,
    factor: number,
    cells: number,
    hasTime: () => boolean,
  ): number {
    if (!tile.data || !tile.field) {
      return tile.emptyAt === columns.version ? 0 : build(tile, columns, number, factor, cells, hasTime);
    }
    let bytes = 0;
    if (tile.data.version !== columns.version) {
      const rows = updateTile(tile.data, columns);
      if (!rows) return build(tile, columns, number, factor, cells, hasTime);
      bytes += upload(tile, rows);
    }
    if (tile.data.pending > 0) bytes += upload(tile, fillTile(tile.data, columns, hasTime));
    return bytes;
  }

  function place(tile: Tile, view: View, units: Units, barMs: number): void {
    const { data, field } = tile;
    if (!data || !field) return;
    const { heat } = units.layout;
    const rowMs = data.factor * barMs;
    const startMs = data.number * TILE_ROWS * rowMs;
    const x0 = xOf(view, units, startMs);
    const pxPerRow = (view.pitch * rowMs) / units.candleMs;
    const edge = xOf(view, units, units.nowMs);
    const left = Math.max(heat.x, Math.round(x0));
    const right = Math.min(heat.x + heat.width, Math.round(x0 + pxPerRow * TILE_ROWS), Math.round(edge));
    field.place({
      rect: { x: left, y: heat.y, width: right - left, height: heat.height },
      row0: -x0 / pxPerRow,
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

  function evict(): void {
    if (tiles.size <= KEPT_TILES) return;
    const byUse = [...tiles].sort((a, b) => a[1].usedAt - b[1].usedAt);
    for (const [key, tile] of byUse.slice(0, tiles.size - KEPT_TILES)) {
      if (tile.usedAt !== clock) drop(key, tile);
    }
  }

  function hide(): void {
    for (const tile of tiles.values()) tile.field?.hide();
  }

  function clear(): void {
    for (const [key, tile] of tiles) drop(key, tile);
  }

  return {
    container,
    show(view, units, barMs, columns) {
      clock++;
      hide();
      const [factor, cells] = [detailOf(view, units, barMs), cellsOf(view)];
      const tileMs = factor * barMs * TILE_ROWS;
      const first = Math.floor(Math.max(msAt(view, units, 0), columns.first * barMs) / tileMs);
      const lastMs = Math.min(msAt(view, units, units.layout.heat.width), (columns.last + 1) * barMs);
      const started = performance.now();
      const hasTime = () => performance.now() - started < BUILD_BUDGET_MS;
      let [bytes, missing] = [0, false];
      // Newest first: what is nearest to now is on screen first.
      for (let number = Math.floor(lastMs / tileMs); number >= first; number--) {
        const key = `${factor}:${cells}:${number}`;
        let tile = tiles.get(key);
        if (!tile && !hasTime()) {
          missing = true;
          continue;
        }
        if (!tile) {
          tile = { data: null, field: null, emptyAt: -1, usedAt: 0 };
          tiles.set(key, tile);
        }
        tile.usedAt = clock;
        bytes += update(tile, columns, number, factor, cells, hasTime);
        missing ||= (tile.data?.pending ?? 0) > 0;
        place(tile, view, units, barMs);
      }
      evict();
      return { bytes, missing };
    },
    clear,
    hide,
    gpuBytes: () => [...tiles.values()].reduce((sum, tile) => sum + (tile.field?.bytes ?? 0), 0),
    destroy() {
      clear();
      container.destroy();
    },
  };
}
