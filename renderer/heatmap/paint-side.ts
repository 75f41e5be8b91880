// The layers right of now and under it: levels, labels, profile, axis and their texts.
import { drawAxisGround } from './draw/axis';
import { drawNowLine } from './draw/present';
import { drawProfileBars, drawProfileSums, drawProfileTotals, largestBar } from './draw/profile';
import { candleInQuestion, drawRules, drawStripTexts, stripRange } from './draw/strips';
import type { ZoneLabel } from './draw/zones';
import { drawGutter, placeZoneLabels } from './draw/zones';
import type { LayerSpec } from './layer';
import { addCommon, addPlan, addPrices } from './paint-inputs';

/** The profile's bars: they only move along with the price while the largest in sight stays the same. */
export const BARS: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs(look, add) {
    const { scene } = look;
    addCommon(look, add);
    add(scene.now);
    add(scene.sideScales);
    add(scene.units.nowMs);
    add(largestBar(scene));
  },
  paint: (pen, { scene }, reach) => drawProfileBars(pen, scene, reach),
};

/** What stands right of now and moves with price alone; `onLabels` takes where the zones' labels are. */
export function sideLayer(onLabels: (labels: readonly ZoneLabel[]) => void): LayerSpec {
  return {
    shiftsX: false,
    shiftsY: false,
    inputs(look, add) {
      const { scene } = look;
      addCommon(look, add);
      addPrices(look, add);
      addPlan(look, add);
      add(scene.view.follow);
      add(scene.units.nowMs);
      add(scene.ghost);
      add(scene.hoverZone);
      add(scene.now);
      add(scene.price);
      add(scene.sideScales);
    },
    paint(pen, { scene, lines }) {
      const keepClear = lines.filter((line) => !line.faint).map((line) => Math.round(scene.y(line.price)));
      if (scene.price !== null) keepClear.push(Math.round(scene.y(scene.price)));
      const labels = scene.settings.zones ? placeZoneLabels(pen, scene, keepClear) : [];
      onLabels(labels);
      drawGutter(pen, scene, labels);
      drawProfileTotals(pen, scene);
      drawAxisGround(pen, scene);
      drawRules(pen, scene);
      drawNowLine(pen, scene);
    },
  };
}

export const STRIP_TEXTS: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    const { scene } = look;
    const range = stripRange(scene);
    addCommon(look, add);
    add(scene.candles);
    add(candleInQuestion(scene));
    add(range.maxVolumeUsd);
    add(range.lowInterest);
    add(range.highInterest);
  },
  paint: (pen, { scene }) => drawStripTexts(pen, scene),
};

export const SUMS: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    addPrices(look, add);
    add(look.scene.now);
  },
  paint: (pen, { scene }) => drawProfileSums(pen, scene),
};
