// The tiles kept on the GPU: built bit by bit, brought up to date by rows, the least used dropped first.
import type { Columns } from '../../session/replica-columns';
import type { TileData } from '../tile-build';
import { createTile, fillTile, TILE_ROWS, updateTile } from '../tile-build';
import type { Field, HeatShared } from './field';
import { createField } from './field';

/** What a window's tiles may take on the GPU: 30 days of 1-minute columns at full detail are about that much. */
export const KEPT_BYTES = 72e6;

export interface Tile {
  readonly key: string;
  data: TileData | null;
  field: Field | null;
  /** The columns' version at which there was nothing to show. */
  emptyAt: number;
  usedAt: number;
}

/** A level of detail: columns to a row and cells to a texel. */
export interface Level {
  readonly factor: number;
  readonly cells: number;
}

export interface TileStore {
  /** A tile if there is one. */
  peek(level: Level, number: number): Tile | undefined;
  /** A tile, empty when it is new; counts as used now. */
  take(level: Level, number: number): Tile;
  /** Counts a tile as used now. */
  touch(tile: Tile): void;
  /** Brings a tile up to the columns while there is time; returns bytes to upload. */
  bring(tile: Tile, columns: Columns, level: Level, number: number, hasTime: () => boolean): number;
  /** Starts a round: tiles taken in it are not dropped at its end. */
  begin(): void;
  /** Drops the least used until the rest is small enough. */
  evict(): void;
  bytes(): number;
  clear(): void;
}

/** An empty store. */
export function createTileStore(shared: HeatShared): TileStore {
  const tiles = new Map<string, Tile>();
  let [clock, bytes] = [0, 0];
  const keyOf = (level: Level, number: number) => `${level.factor}:${level.cells}:${number}`;

  function dropField(tile: Tile): void {
    bytes -= tile.field?.bytes ?? 0;
    tile.field?.destroy();
    tile.field = null;
  }

  function upload(tile: Tile, rows: { readonly from: number; readonly to: number }): number {
    if (!tile.data || !tile.field || rows.to <= rows.from) return 0;
    tile.field.update(rows.from, rows.to);
    return (rows.to - rows.from) * tile.data.long.width * 4;
  }

  function build(tile: Tile, columns: Columns, level: Level, number: number, hasTime: () => boolean): number {
    dropField(tile);
    tile.data = createTile(columns, number, level.factor, level.cells);
    tile.emptyAt = columns.version;
    if (!tile.data) return 0;
    fillTile(tile.data, columns, hasTime);
    tile.field = createField(shared, tile.data.texels, tile.data.long, tile.data.short, TILE_ROWS);
    bytes += tile.field.bytes;
    return tile.field.bytes;
  }

  return {
    peek: (level, number) => tiles.get(keyOf(level, number)),
    take(level, number) {
      const key = keyOf(level, number);
      let tile = tiles.get(key);
      if (!tile) {
        tile = { key, data: null, field: null, emptyAt: -1, usedAt: 0 };
        tiles.set(key, tile);
      }
      tile.usedAt = clock;
      return tile;
    },
    touch(tile) {
      tile.usedAt = clock;
    },
    bring(tile, columns, level, number, hasTime) {
      if (!tile.data || !tile.field) {
        return tile.emptyAt === columns.version ? 0 : build(tile, columns, level, number, hasTime);
      }
      let sent = 0;
      if (tile.data.version !== columns.version) {
        const rows = updateTile(tile.data, columns);
        if (!rows) return build(tile, columns, level, number, hasTime);
        sent += upload(tile, rows);
      }
      // Rows are written for one tile after another: those that wait cost this frame nothing.
      if (tile.data.pending > 0 && hasTime()) sent += upload(tile, fillTile(tile.data, columns, hasTime));
      return sent;
    },
    begin() {
      clock++;
    },
    evict() {
      if (bytes <= KEPT_BYTES) return;
      for (const tile of [...tiles.values()].sort((a, b) => a.usedAt - b.usedAt)) {
        if (bytes <= KEPT_BYTES || tile.usedAt === clock) return;
        dropField(tile);
        tiles.delete(tile.key);
      }
    },
    bytes: () => bytes,
    clear() {
      for (const tile of tiles.values()) dropField(tile);
      tiles.clear();
    },
  };
}
