// The layers right of now and under it: levels, labels, profile, axis and their texts.
import { drawAxisGround } from './draw/axis';
import { drawNowLine } from './draw/present';
import { drawProfileFrame, drawProfileGround } from './draw/profile';
import { drawProfileSums, sumTexts } from './draw/profile-sums';
import { drawProfileMarks, markInputs } from './draw/profile-totals';
import { drawRules } from './draw/strips';
import { drawStripTexts, stripTexts } from './draw/strip-texts';
import { drawGutter, drawGutterCaption, gutterInputs } from './draw/zones';
import type { LayerSpec } from './layer';
import { addCommon } from './paint-inputs';

/** The profile's ground: its bars and running totals are made on the GPU. */
export const PROFILE: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs: addCommon,
  paint: (pen, { scene }, reach) => drawProfileGround(pen, scene, reach),
};

/** What stands on the bars: chips of the totals, zones and the price. */
export const MARKS: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs(look, add) {
    const { scene } = look;
    addCommon(look, add);
    add(scene.now);
    add(scene.price);
    add(scene.hoverZone);
    markInputs(scene, add);
  },
  paint: (pen, { scene }) => drawProfileMarks(pen, scene),
};

/** Brackets and labels of the zones, right of now. */
export const GUTTER: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs(look, add) {
    addCommon(look, add);
    add(look.scene.hoverZone);
    gutterInputs(look, add);
  },
  paint: drawGutter,
};

/** What stays where it is: captions, grounds and rules. */
export const SIDE: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    const { view, units } = look.scene;
    addCommon(look, add);
    add(view.follow);
    if (!view.follow) add(units.nowMs);
  },
  paint(pen, { scene }) {
    drawGutterCaption(pen, scene);
    drawProfileFrame(pen, scene);
    drawAxisGround(pen, scene);
    drawRules(pen, scene);
    drawNowLine(pen, scene);
  },
};

export const STRIP_TEXTS: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    add(look.scene.candles);
    for (const text of stripTexts(look.scene)) add(text);
  },
  paint: (pen, { scene }) => drawStripTexts(pen, scene, stripTexts(scene)),
};

export const SUMS: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    for (const text of sumTexts(look.scene)) add(text);
  },
  paint: (pen, { scene }) => drawProfileSums(pen, scene, sumTexts(scene)),
};
