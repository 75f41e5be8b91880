// Owns what is on the GPU: the heat, and over it the layers of quads with candles and strips between them, sized for one screen.
import type { Stage } from './stage';
import { createBarLayer } from './bars/bar-layer';
import { createCarriedLayer } from './heat/carried';
import { createHeatShared } from './heat/field';
import { createColorTable, createScaleTable } from './heat/textures';
import { createTileLayer } from './heat/tiles';
import { createAtlas } from './ink/atlas';
import { createGlyphs } from './ink/glyphs';
import { createInk } from './ink/ink';
import { createInkLayers } from './ink/ink-layers';
import { createPen, haloWidth } from './ink/pen';
import type { Columns } from '../session/replica-columns';
import { LIVE_STYLES } from './draw/styles';
import type { ZoneLabel } from './draw/zones';
import type { Look } from './layer';
import { createLevelLayer } from './levels/level-layer';
import { createLayer } from './layer';
import { chartStoreys, createLooks } from './painting';
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
  /** Builds what the last frame was missing while there is time; true when all of it is there. */
  finish(columns: Columns, hasTime: () => boolean): boolean;
  /** Readies what the next move of the hand needs while there is time; true when nothing is left to do. */
  prepare(hasTime: () => boolean): boolean;
  /** Readies tiles beside those in sight while there is time; true when nothing is left to do. */
  prepareTiles(columns: Columns, hasTime: () => boolean): boolean;
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
  const inks = createInkLayers(gl, atlas);
  const glyphs = createGlyphs(atlas, dpr);
  const storeys = chartStoreys();
  const layers = storeys
    .flatMap((storey) => storey.layers)
    .map((spec) => {
      const ink = createInk(atlas);
      return createLayer(spec, createPen(ink, glyphs, dpr), inks.add(ink));
    });
  const bars = createBarLayer(gl);
  const lookAt = createLooks(createPen(createInk(atlas), glyphs, dpr));
  const colors = createColorTable(gl, theme);
  const scales = createScaleTable(gl);
  const shared = createHeatShared(gl, scales.texture, colors.texture);
  const levels = createLevelLayer(gl, scales);
  const tiles = createTileLayer(shared, scales);
  const carried = createCarriedLayer(shared, scales);
  const wanted = LIVE_STYLES.map(([style, halo]) => ({ style, halo: halo ? haloWidth(dpr) : 0 }));
  let last: Look | null = null;

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

  function update(look: Look): void {
    for (const layer of layers) layer.update(look);
  }

  function draw(): void {
    shared.begin();
    tiles.draw();
    carried.draw();
    inks.ready();
    let at = 0;
    for (const { layers: within, over } of storeys) {
      inks.draw(at, at + within.length);
      at += within.length;
      if (over === 'prices') {
        bars.drawCandles();
        levels.draw();
      } else if (over === 'strips') bars.drawStrips();
    }
  }

  return {
    paint(scene, map) {
      const { width, height, heat, axis } = scene.layout;
      // With now in sight nothing follows it; else history ends at the heat's edge.
      inks.resize(width, height, scene.nowX <= heat.width ? axis.x : heat.width);
      stage.setBackground(scene.theme.bg);
      const shown = map ? paintHeat(scene) : { bytes: 0, missing: false };
      const look = lookAt(scene);
      last = look;
      update(look);
      if (atlas.full()) {
        // Old glyphs filled the atlas: start it again with what is on screen now.
        atlas.clear();
        glyphs.clear();
        for (const layer of layers) layer.forget();
        update(look);
      }
      const uploadedBytes = shown.bytes + (map ? bars.show(scene) + levels.show(scene) : 0) + inks.sync();
      stage.render(draw);
      return { labels: look.labels, uploadedBytes, missing: shown.missing };
    },
    finish: (columns, hasTime) => tiles.finish(columns, hasTime),
    prepare(hasTime) {
      for (const layer of layers) {
        if (!hasTime()) return false;
        if (last) layer.widen(last);
      }
      if (!bars.prepare(hasTime)) return false;
      const baked = glyphs.prebake(wanted, hasTime);
      // Sent with what was baked so far: no frame of a pan is left to do it.
      inks.sync();
      return baked;
    },
    prepareTiles: (columns, hasTime) => tiles.prepare(columns, hasTime),
    hide() {
      last = null;
      tiles.hide();
      carried.hide();
      bars.hide();
      levels.hide();
      for (const layer of layers) layer.clear();
    },
    redraw: () => stage.render(draw),
    clearTiles: () => tiles.clear(),
    gpuBytes: () =>
      tiles.gpuBytes() +
      carried.gpuBytes() +
      bars.gpuBytes() +
      levels.gpuBytes() +
      atlas.data.byteLength +
      colors.texture.bytes +
      scales.texture.bytes,
    destroy() {
      tiles.destroy();
      carried.destroy();
      bars.destroy();
      levels.destroy();
      inks.destroy();
      shared.destroy();
      colors.texture.destroy();
      scales.texture.destroy();
    },
  };
}
