// The layers on top: crosshair, cascade, tags of prices and times, and the readout.
import type { Crosshair } from './draw/crosshair';
import {
  crosshairInputs,
  crosshairPrice,
  drawCrosshair,
  drawLinked,
  drawReadout,
  readoutAt,
} from './draw/crosshair';
import type { AxisTag } from './draw/axis';
import { drawAxisTexts, placeAxisTags } from './draw/axis';
import { drawCascade } from './draw/cascade';
import { drawMark } from './draw/marks';
import { drawPlanTags } from './draw/plan';
import { drawTimeAxis } from './draw/time-axis';
import type { ZoneLabel } from './draw/zones';
import type { LayerSpec } from './layer';
import type { Scene } from './scene';
import { addCommon, addPlan, addPrices } from './paint-inputs';

/** The crosshair's lines pass behind the zones' labels. */
export function crossLayer(labelsNow: () => readonly ZoneLabel[]): LayerSpec {
  const plates = () => labelsNow().map((label) => label.rect);
  return {
    shiftsX: false,
    shiftsY: false,
    anchor: ({ cross }) => cross,
    inputs(look, add) {
      addCommon(look, add);
      const { scene, cross } = look;
      if (cross) crosshairInputs(scene, cross, plates(), add);
      else if (scene.linked) add({});
    },
    paint(pen, { scene, cross }) {
      if (!cross) drawLinked(pen, scene);
      else drawCrosshair(pen, scene, cross, plates());
    },
  };
}

function cursorTag(scene: Scene, cross: Crosshair | null): AxisTag | null {
  if (cross) {
    return cross.cell === null ? null : { kind: 'cursor', y: cross.y, price: crosshairPrice(scene, cross) };
  }
  const { linked } = scene;
  if (!linked) return null;
  const y = Math.round(scene.y(linked.price));
  return y >= 0 && y < scene.layout.heat.height ? { kind: 'cursor', y, price: linked.price } : null;
}

/** A cascade what-if: its band reaches to now, its tags stand at their prices. */
export const CASCADE: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    const { scene } = look;
    add(scene.cascade);
    if (!scene.cascade) return;
    addCommon(look, add);
    addPrices(look, add);
    add(Math.min(scene.layout.heat.width, Math.round(scene.nowX)));
  },
  paint: (pen, { scene }) => drawCascade(pen, scene),
};

export const PRICES: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    addPrices(look, add);
    addPlan(look, add);
    add(look.scene.price);
    const cursor = cursorTag(look.scene, look.cross);
    add(cursor?.y);
    add(cursor?.price);
  },
  paint(pen, { scene, lines, tags, cross }) {
    drawPlanTags(pen, scene, tags);
    const axisTags = placeAxisTags(pen, scene, lines);
    const cursor = cursorTag(scene, cross);
    if (cursor) axisTags.push(cursor);
    drawAxisTexts(pen, scene, axisTags);
  },
};

export const TIMES: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    const { view, units } = look.scene;
    addCommon(look, add);
    add(view.rightMs);
    add(view.pitch);
    add(view.follow);
    add(units.nowMs);
    add(look.cross?.x);
    add(look.cross?.columnMs);
  },
  paint(pen, { scene, cross }) {
    const ms = cross?.columnMs ?? null;
    drawTimeAxis(pen, scene, cross && ms !== null ? { x: cross.x, ms } : null);
  },
};

/** The card says the same while the crosshair stays in its cell: it only goes along with the hand. */
export const CARD: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  anchor: ({ scene, cross }) => cross && readoutAt(scene, cross),
  inputs(look, add) {
    const { scene, cross } = look;
    addCommon(look, add);
    if (scene.mark) add({});
    else if (cross) {
      add(cross.columnMs);
      add(cross.cell);
      add(scene.detail);
      add(scene.cells);
      add(scene.sideScales);
      add(scene.bands);
      add(scene.replica.columns);
      add(scene.replica.columns.version);
    }
  },
  paint(pen, { scene, cross }) {
    drawMark(pen, scene);
    if (cross && !scene.mark) drawReadout(pen, scene, cross);
  },
};
