// Owns what is on the GPU: the heat's layers between two meshes of quads, sized for one screen.
import type { Stage } from './stage';
import { createCarriedLayer } from './heat/carried';
import { createHeatShared } from './heat/field';
import { createColorTable, createScaleTable } from './heat/textures';
import { createTileLayer } from './heat/tiles';
import { createAtlas } from './ink/atlas';
import { createGlyphs } from './ink/glyphs';
import { createInk } from './ink/ink';
import { createInkMesh, createInkShared } from './ink/ink-mesh';
import { createPen, haloWidth } from './ink/pen';
import type { Columns } from '../session/replica-columns';
import { LIVE_STYLES } from './draw/styles';
import type { ZoneLabel } from './draw/zones';
import { paintHistory, paintPointer, paintSide, sideInputs } from './painting';
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
  /** Draws what was sent last. */
  redraw(): void;
  /** Forgets the tiles of columns that are no longer known. */
  clearTiles(): void;
  gpuBytes(): number;
  destroy(): void;
}

/** A painter on a stage for a screen of `dpr` device pixels per CSS pixel. */
export function createPainter(stage: Stage, dpr: number, theme: ThemeName): Painter {
  const atlas = createAtlas(dpr > 1.5 ? 2048 : 1024);
  const { gl } = stage;
  const inks = createInkShared(gl, atlas);
  const glyphs = createGlyphs(atlas, dpr);
  const [mapInk, sideInk, topInk] = [createInk(atlas), createInk(atlas), createInk(atlas)];
  const [mapMesh, sideMesh, topMesh] = [mapInk, sideInk, topInk].map((ink) => createInkMesh(ink, inks));
  const [mapPen, sidePen, topPen] = [mapInk, sideInk, topInk].map((ink) => createPen(ink, glyphs, dpr));
  const colors = createColorTable(gl, theme);
  const scales = createScaleTable(gl);
  const shared = createHeatShared(gl, scales.texture, colors.texture);
  const tiles = createTileLayer(shared, scales);
  const carried = createCarriedLayer(shared, scales);
  const wanted = LIVE_STYLES.map(([style, halo]) => ({ style, halo: halo ? haloWidth(dpr) : 0 }));
  let labels: readonly ZoneLabel[] = [];
  let sideDrawn: readonly unknown[] = [Number.NaN];

  function paintHeat(scene: Scene): { bytes: number; missing: boolean } {
    const { view, units, hello, replica } = scene;
    let bytes = colors.setColors(scene.theme.name, scene.settings.palette);
    bytes += scales.setScales(scene.sideScales, hello.displayCell);
    shared.setScreen(scene.layout.width, scene.layout.height);
    shared.setStyle(scene.settings);
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
    paintHistory(mapPen, scene);
    mapMesh.send();
  }

  function paintSideInk(scene: Scene): void {
    const inputs = sideInputs(scene);
    if (inputs.every((input, i) => input === sideDrawn[i])) return;
    sideDrawn = inputs;
    sideInk.clear();
    labels = paintSide(sidePen, scene);
    sideMesh.send();
  }

  function paintTopInk(scene: Scene): void {
    topInk.clear();
    paintPointer(topPen, scene, labels);
    topMesh.send();
  }

  function draw(): void {
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    shared.begin();
    tiles.draw();
    carried.draw();
    inks.begin();
    mapMesh.draw();
    sideMesh.draw();
    topMesh.draw();
    gl.bindVertexArray(null);
  }

  return {
    paint(scene, map) {
      const { width, height } = scene.layout;
      inks.resize(width, height);
      stage.setBackground(scene.theme.bg);
      const heat = map ? paintHeat(scene) : { bytes: 0, missing: false };
      if (map) {
        paintMapInk(scene);
        paintSideInk(scene);
      }
      paintTopInk(scene);
      if (atlas.full()) {
        // Old glyphs filled the atlas: start it again with what is on screen now.
        atlas.clear();
        glyphs.clear();
        sideDrawn = [Number.NaN];
        paintMapInk(scene);
        paintSideInk(scene);
        paintTopInk(scene);
      }
      const uploadedBytes = heat.bytes + inks.sync();
      stage.render(draw);
      return { labels, uploadedBytes, missing: heat.missing };
    },
    prepare(columns, hasTime) {
      if (!glyphs.prebake(wanted, hasTime)) return false;
      inks.sync();
      return tiles.prepare(columns, hasTime);
    },
    hide() {
      tiles.hide();
      carried.hide();
      sideDrawn = [Number.NaN];
      for (const ink of [mapInk, sideInk, topInk]) ink.clear();
      for (const mesh of [mapMesh, sideMesh, topMesh]) mesh.send();
    },
    redraw: () => stage.render(draw),
    clearTiles: () => tiles.clear(),
    gpuBytes: () =>
      tiles.gpuBytes() +
      carried.gpuBytes() +
      atlas.data.byteLength +
      colors.texture.bytes +
      scales.texture.bytes,
    destroy() {
      tiles.destroy();
      carried.destroy();
      for (const mesh of [mapMesh, sideMesh, topMesh]) mesh.destroy();
      inks.destroy();
      shared.destroy();
      colors.texture.destroy();
      scales.texture.destroy();
    },
  };
}
