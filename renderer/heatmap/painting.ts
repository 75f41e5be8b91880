// The order of drawing: what changes with data and view, and above it what changes with the pointer.
import { crosshairAt, crosshairPrice, drawCrosshair, drawLinked, drawReadout } from './draw/crosshair';
import { drawAxisGround, drawAxisTexts, placeAxisTags } from './draw/axis';
import { drawCascade } from './draw/cascade';
import { drawCandles } from './draw/candles';
import { drawGapWords, drawGaps } from './draw/gaps';
import { drawGrid } from './draw/grid';
import { drawMarkers } from './draw/markers';
import { drawMark } from './draw/marks';
import { drawPlanLines, drawPlanTags, placePlanTags } from './draw/plan';
import { drawNowLine, drawPriceLine } from './draw/present';
import { drawProfile, drawProfileSums } from './draw/profile';
import { drawSessions } from './draw/sessions';
import { drawRules, drawStrips, drawStripTexts } from './draw/strips';
import { drawTimeAxis } from './draw/time-axis';
import type { ZoneLabel } from './draw/zones';
import { drawGutter, drawZoneEdges, placeZoneLabels } from './draw/zones';
import type { Pen } from './ink/pen';
import { planLines } from './plan-lines';
import type { Scene } from './scene';

/** Draws what moves with time and price: history with its strips, and the lines across it. */
export function paintHistory(pen: Pen, scene: Scene): void {
  const { layout, settings } = scene;
  const lines = planLines(scene);
  drawGaps(pen, scene);
  drawGrid(pen, scene);
  if (settings.sessions) drawSessions(pen, scene);
  if (settings.zones) drawZoneEdges(pen, scene);
  drawCandles(pen, scene);
  if (settings.liquidations) {
    const tags = placePlanTags(pen, scene, lines);
    drawMarkers(
      pen,
      scene,
      tags.map((tag) => tag.box),
    );
  }
  drawGapWords(pen, scene);
  drawPriceLine(pen, scene, layout.gutter.x, layout.axis.x);
  drawPlanLines(pen, scene, lines);
  drawStrips(pen, scene);
}

/** Everything that `paintSide` reads: while none of it changed, its quads are still right. */
export function sideInputs(scene: Scene): readonly unknown[] {
  const { view, units, settings, replica } = scene;
  const { topPx, binPx, follow } = view;
  const known = [
    scene.now,
    scene.price,
    scene.sideScales,
    scene.plan,
    scene.others,
    scene.check,
    scene.lastCheck,
    replica.hello,
  ];
  return [topPx, binPx, follow, units.layout, units.nowMs, settings, scene.ghost, scene.hoverZone, ...known];
}

/** Draws what stands right of now and moves with price alone; returns where the zones' labels are, for the pointer. */
export function paintSide(pen: Pen, scene: Scene): ZoneLabel[] {
  const keepClear = planLines(scene)
    .filter((line) => !line.faint)
    .map((line) => Math.round(scene.y(line.price)));
  if (scene.price !== null) keepClear.push(Math.round(scene.y(scene.price)));
  const labels = scene.settings.zones ? placeZoneLabels(pen, scene, keepClear) : [];
  drawGutter(pen, scene, labels);
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
  if (!cross) drawLinked(pen, scene);
  if (cross)
    drawCrosshair(
      pen,
      scene,
      cross,
      labels.map((label) => label.rect),
    );
  drawCascade(pen, scene);
  drawPlanTags(pen, scene, placePlanTags(pen, scene, lines));
  const tags = placeAxisTags(pen, scene, lines);
  if (cross && cross.cell !== null) {
    tags.push({ kind: 'cursor', y: cross.y, price: crosshairPrice(scene, cross) });
  }
  const ms = cross ? (cross.columnMs ?? null) : null;
  const { linked } = scene;
  if (!cross && linked) {
    const y = Math.round(scene.y(linked.price));
    if (y >= 0 && y < scene.layout.heat.height) tags.push({ kind: 'cursor', y, price: linked.price });
  }
  drawAxisTexts(pen, scene, tags);
  drawTimeAxis(pen, scene, cross && ms !== null ? { x: cross.x, ms } : null);
  drawMark(pen, scene);
  if (cross && !scene.mark) drawReadout(pen, scene, cross);
}
