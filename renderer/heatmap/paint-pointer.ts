// The layers on top: crosshair, cascade, tags of prices and times, and the readout.
import { crosshairInputs, drawCrosshair, drawLinked, drawReadout, readoutAt } from './draw/crosshair';
import { drawAxisTags, drawAxisTicks, tickInputs } from './draw/axis';
import { drawCascade } from './draw/cascade';
import { drawMark } from './draw/marks';
import { drawPlanTags } from './draw/plan';
import { drawTimeTags, drawTimeTicks } from './draw/time-axis';
import type { LayerSpec } from './layer';
import { addCommon, addPlan, addPrices } from './paint-inputs';

/** The crosshair's lines pass behind the zones' labels. */
export const CROSS: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  anchor: ({ cross }) => cross,
  inputs(look, add) {
    addCommon(look, add);
    const { scene, cross, labels } = look;
    if (cross) crosshairInputs(scene, cross, labels, add);
    else if (scene.linked) add({});
  },
  paint(pen, { scene, cross, labels }) {
    if (!cross) drawLinked(pen, scene);
    else drawCrosshair(pen, scene, cross, labels);
  },
};

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

export const PRICE_TICKS: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs(look, add) {
    addCommon(look, add);
    tickInputs(look.priceTicks, add);
  },
  paint: (pen, { scene, priceTicks }) => drawAxisTicks(pen, scene, priceTicks),
};

/** Tags of prices: all of them move along with the paper while none is held back at an edge. */
export const PRICES: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs(look, add) {
    const { scene, tags, axisTags } = look;
    const { topPx } = scene.view;
    addCommon(look, add);
    addPlan(look, add);
    for (const { box } of tags) add(box.top - topPx);
    for (const { y, price } of axisTags) {
      add(y - topPx);
      add(price);
    }
  },
  paint(pen, { scene, tags, axisTags }) {
    pen.ink.follow('y');
    drawPlanTags(pen, scene, tags);
    drawAxisTags(pen, scene, axisTags);
  },
};

export const TIME_TICKS: LayerSpec = {
  shiftsX: true,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    for (const { ms } of look.timeTicks) add(ms);
  },
  paint: (pen, { scene, timeTicks }) => drawTimeTicks(pen, scene, timeTicks),
};

export const TIMES: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    for (const { left, text } of look.timeTags) {
      add(left);
      add(text);
    }
  },
  paint: (pen, { scene, timeTags }) => drawTimeTags(pen, scene, timeTags),
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
