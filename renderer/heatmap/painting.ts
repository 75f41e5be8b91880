// The order of drawing: what changes with data and view, and above it what changes with the pointer.
import { crosshairAt, crosshairPrice, drawCrosshair, drawReadout } from './draw/crosshair';
import { drawAxisGround, drawAxisTexts, placeAxisTags } from './draw/axis';
import { drawCandles } from './draw/candles';
import { drawGapWords, drawGaps } from './draw/gaps';
import { drawGrid } from './draw/grid';
import { drawMarkers } from './draw/markers';
import { drawPlanLines, drawPlanTags, placePlanTags } from './draw/plan';
import { drawNowLine, drawPriceLine } from './draw/present';
import { drawProfile, drawProfileSums } from './draw/profile';
import { drawRules, drawStrips, drawStripTexts } from './draw/strips';
import { drawTimeAxis } from './draw/time-axis';
import type { ZoneLabel } from './draw/zones';
import { drawGutter, drawZoneEdges, placeZoneLabels } from './draw/zones';
import type { Pen } from './ink/pen';
import { planLines } from './plan-lines';
import type { Scene } from './scene';

/** Draws what data and view decide; returns where the zones' labels are, for the pointer. */
export function paintMap(pen: Pen, scene: Scene): ZoneLabel[] {
  const { layout, settings } = scene;
  const lines = planLines(scene);
  const keepClear = lines.map((line) => Math.round(scene.y(line.price)));
  if (scene.price !== null) keepClear.push(Math.round(scene.y(scene.price)));
  const labels = settings.zones ? placeZoneLabels(pen, scene, keepClear) : [];
  const tags = placePlanTags(pen, scene, lines);
  drawGaps(pen, scene);
  drawGrid(pen, scene);
  if (settings.zones) drawZoneEdges(pen, scene);
  drawCandles(pen, scene);
  if (settings.liquidations)
    drawMarkers(
      pen,
      scene,
      tags.map((tag) => tag.box),
    );
  drawGapWords(pen, scene);
  drawPriceLine(pen, scene, layout.gutter.x, layout.axis.x);
  drawPlanLines(pen, scene, lines);
  drawGutter(pen, scene, labels);
  drawStrips(pen, scene);
  drawProfile(pen, scene);
  drawAxisGround(pen, scene);
  drawRules(pen, scene);
  drawNowLine(pen, scene);
  return labels;
}

/** Draws what the pointer may change: texts of the axes and strips, the crosshair and its card. */
export function paintPointer(pen: Pen, scene: Scene, labels: readonly ZoneLabel[]): void {
  const lines = planLines(scene);
  const cross = crosshairAt(scene);
  drawStripTexts(pen, scene);
  drawProfileSums(pen, scene);
  if (cross)
    drawCrosshair(
      pen,
      scene,
      cross,
      labels.map((label) => label.rect),
    );
  drawPlanTags(pen, scene, placePlanTags(pen, scene, lines));
  const tags = placeAxisTags(pen, scene, lines);
  if (cross && cross.cell !== null) {
    tags.push({ kind: 'cursor', y: cross.y, price: crosshairPrice(scene, cross) });
  }
  drawAxisTexts(pen, scene, tags);
  const ms = cross ? (cross.columnMs ?? null) : null;
  drawTimeAxis(pen, scene, cross && ms !== null ? { x: cross.x, ms } : null);
  if (cross) drawReadout(pen, scene, cross);
}
