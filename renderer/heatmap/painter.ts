// Owns what is on the GPU: the heat's layers between two meshes of quads, sized for one screen.
import type { Stage } from './stage';
import { createCarriedLayer } from './heat/carried';
import { createHeatShared } from './heat/field';
import { createColorTable, createScaleTable } from './heat/textures';
import { createTileLayer } from './heat/tiles';
import { createAtlas } from './ink/atlas';
import { createGlyphs } from './ink/glyphs';
import { createInk } from './ink/ink';
import { createAtlasTexture, createInkMesh } from './ink/ink-mesh';
import { createPen, haloWidth } from './ink/pen';
import type { Columns } from '../session/replica-columns';
import { LIVE_STYLES } from './draw/styles';
import type { ZoneLabel } from './draw/zones';
import { paintMap, paintPointer } from './painting';
import type { Scene } from './scene';
import type { ThemeName } from './theme';

export interface Painted {
  /** Where the zones' labels are. */
  readonly labels: readonly ZoneLabel[];
  /** Bytes of texture that were uploaded. */
  readonly uploadedBytes: number;
  /** Tiles are still to be built. */
  readonly missing: boolean;
}

export interface Painter {
  /** Draws the pointer's layer, and with `map` the heat, the candles and everything else. */
  paint(scene: Scene, map: boolean): Painted;
  /** Readies what the next frames may need while there is time; true when nothing is left to do. */
  prepare(columns: Columns, hasTime: () => boolean): boolean;
  /** Shows nothing, until the next drawing. */
  hide(): void;
  /** Forgets the tiles of columns that are no longer known. */
  clearTiles(): void;
  gpuBytes(): number;
  destroy(): void;
}

/** A painter on a stage for a screen of `dpr` device pixels per CSS pixel. */
export function createPainter(stage: Stage, dpr: number, theme: ThemeName): Painter {
  const atlas = createAtlas(dpr > 1.5 ? 2048 : 1024);
  const texture = createAtlasTexture(atlas);
  const glyphs = createGlyphs(atlas, dpr);
  const [mapInk, topInk] = [createInk(atlas), createInk(atlas)];
  const [mapMesh, topMesh] = [createInkMesh(mapInk, texture), createInkMesh(topInk, texture)];
  const [mapPen, topPen] = [createPen(mapInk, glyphs, dpr), createPen(topInk, glyphs, dpr)];
  const colors = createColorTable(theme);
  const scales = createScaleTable();
  const shared = createHeatShared(scales.source, colors.source);
  const tiles = createTileLayer(shared, scales);
  const carried = createCarriedLayer(shared, scales);
  stage.root.addChild(tiles.container, carried.container, mapMesh.mesh, topMesh.mesh);
  const wanted = LIVE_STYLES.map(([style, halo]) => ({ style, halo: halo ? haloWidth(dpr) : 0 }));
  let labels: readonly ZoneLabel[] = [];

  function paintHeat(scene: Scene): { bytes: number; missing: boolean } {
    const { view, units, hello, replica } = scene;
    let bytes = colors.setTheme(scene.theme.name);
    bytes += scales.setScales(replica.scales, hello.displayCell);
    shared.setScreen(scene.layout.width, scene.layout.height);
    shared.setThreshold(scene.settings.threshold);
    if (!scene.settings.heat) {
      tiles.hide();
      carried.hide();
      return { bytes, missing: false };
    }
    const shown = tiles.show(view, units, hello.barMs, replica.columns);
    const fromX = Math.min(scene.layout.heat.width, scene.nowX);
    bytes += shown.bytes + carried.show(view, units, scene.now, fromX);
    return { bytes, missing: shown.missing };
  }

  function paintMapInk(scene: Scene): void {
    mapInk.clear();
    labels = paintMap(mapPen, scene);
    mapMesh.send();
  }

  function paintTopInk(scene: Scene): void {
    topInk.clear();
    paintPointer(topPen, scene, labels);
    topMesh.send();
  }

  return {
    paint(scene, map) {
      const { width, height } = scene.layout;
      texture.resize(width, height);
      stage.setBackground(scene.theme.bg);
      const heat = map ? paintHeat(scene) : { bytes: 0, missing: false };
      if (map) paintMapInk(scene);
      paintTopInk(scene);
      if (atlas.full()) {
        // Old glyphs filled the atlas: start it again with what is on screen now.
        atlas.clear();
        glyphs.clear();
        paintMapInk(scene);
        paintTopInk(scene);
      }
      const uploadedBytes = heat.bytes + texture.sync();
      stage.render();
      return { labels, uploadedBytes, missing: heat.missing };
    },
    prepare(columns, hasTime) {
      if (!glyphs.prebake(wanted, hasTime)) return false;
      texture.sync();
      return tiles.prepare(columns, (source) => stage.upload(source), hasTime);
    },
    hide() {
      tiles.hide();
      carried.hide();
      for (const ink of [mapInk, topInk]) ink.clear();
      for (const mesh of [mapMesh, topMesh]) mesh.send();
    },
    clearTiles: () => tiles.clear(),
    gpuBytes: () => tiles.gpuBytes() + carried.gpuBytes() + atlas.data.byteLength,
    destroy() {
      tiles.destroy();
      carried.destroy();
      mapMesh.destroy();
      topMesh.destroy();
      texture.destroy();
    },
  };
}
