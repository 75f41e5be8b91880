// The layers that move with time: ground, zones' edges, the line of prices, marks and the strips' gaps.
import { drawCloses } from './draw/candles';
import { drawGapWords, drawGaps, gapWordInputs, openGapMs } from './draw/gaps';
import { anyDayInSight, drawGrid } from './draw/grid';
import type { Marks } from './draw/markers';
import {
  drawMarks,
  drawMarkTexts,
  freshMarkInputs,
  markTextInputs,
  NO_MARKS,
  placeMarks,
} from './draw/markers';
import { drawPlanLines } from './draw/plan';
import { drawPriceLine } from './draw/present';
import { drawSessions, sessionsBegun } from './draw/sessions';
import { drawStripEnds, drawStripGround } from './draw/strips';
import { drawZoneEdges } from './draw/zones';
import { createClosedCandles } from './closed-candles';
import type { LayerSpec, Look } from './layer';
import { candlesBetween } from './scene';
import { followEdge } from './viewport';
import type { Add } from './paint-inputs';
import { addCommon, addPlan } from './paint-inputs';

/** Gaps, grid and sessions: the ground of history. */
export const GROUND: LayerSpec = {
  shiftsX: true,
  shiftsY: true,
  inputs(look, add) {
    addCommon(look, add);
    add(look.scene.replica.gaps);
    add(openGapMs(look.scene));
    add(anyDayInSight(look.scene));
    add(sessionsBegun(look.scene));
    add(followEdge(look.scene.units));
  },
  paint(pen, { scene }, reach) {
    drawGaps(pen, scene, reach);
    drawGrid(pen, scene, reach);
    if (scene.settings.sessions) drawSessions(pen, scene, reach);
  },
};

export const EDGES: LayerSpec = {
  shiftsX: true,
  shiftsY: true,
  inputs(look, add) {
    addCommon(look, add);
    add(look.scene.now);
    add(look.scene.hoverZone);
    add(look.scene.units.nowMs);
  },
  paint(pen, { scene }, reach) {
    if (scene.settings.zones) drawZoneEdges(pen, scene, reach);
  },
};

/** The price carried through the gutter, and the plan's lines. */
const PLAN: LayerSpec = {
  shiftsX: false,
  shiftsY: true,
  inputs(look, add) {
    addCommon(look, add);
    addPlan(look, add);
    add(look.scene.ghost);
    add(look.scene.price);
  },
  paint(pen, { scene, lines }) {
    const { gutter, axis } = scene.layout;
    pen.ink.follow('y');
    drawPriceLine(pen, scene, gutter.x, axis.x);
    drawPlanLines(pen, scene, lines);
  },
};

/** Prices as a line through the closes; candles are drawn from what the GPU keeps of them. */
const CLOSES: LayerSpec = {
  shiftsX: true,
  shiftsY: true,
  inputs(look, add) {
    const { scene } = look;
    addCommon(look, add);
    if (scene.settings.price !== 'line') return;
    addCandles(look, add);
    add(scene.replica.bars.version);
    // The line ends at now.
    add(scene.units.nowMs);
  },
  paint(pen, { scene }, reach) {
    if (scene.settings.price === 'line')
      drawCloses(pen, scene, candlesBetween(scene, reach.left, reach.right));
  },
};

function addCandles({ scene }: Look, add: Add): void {
  add(scene.candles);
  add(scene.replica.bars);
}

/** The line of prices, marks and what is written over them, and the plan. */
export function paperLayers(): readonly LayerSpec[] {
  const closed = createClosedCandles();
  let marks: Marks = NO_MARKS;
  const triangles: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs(look, add) {
      const { scene } = look;
      closed.update(scene);
      addCommon(look, add);
      addCandles(look, add);
      add(closed.version());
      freshMarkInputs(scene, closed.from(), add);
      add(scene.replica.liquidations);
      add(scene.replica.liquidations.version);
      add(Math.ceil(scene.units.nowMs / 3_600_000));
    },
    paint(pen, { scene }, reach) {
      marks = scene.settings.liquidations ? placeMarks(pen, scene, reach) : NO_MARKS;
      drawMarks(pen, scene, marks);
    },
  };
  const markTexts: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs(look, add) {
      const { scene } = look;
      addCommon(look, add);
      add(marks);
      if (marks.placed.length > 0) markTextInputs(scene, marks, tagBoxes(look), add);
      gapWordInputs(scene, add);
    },
    paint(pen, look) {
      const { scene } = look;
      if (marks.placed.length > 0) drawMarkTexts(pen, scene, marks, tagBoxes(look));
      pen.ink.follow('none');
      drawGapWords(pen, scene);
    },
  };
  return [CLOSES, triangles, markTexts, PLAN];
}

/** The strips' ground. */
export const STRIP_GROUND: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs: addCommon,
  paint: (pen, { scene }) => drawStripGround(pen, scene),
};

/** Gaps in the strips' streams, and the ground of the cells at the right. */
export const STRIP_GAPS: LayerSpec = {
  shiftsX: true,
  shiftsY: false,
  inputs(look, add) {
    const { scene } = look;
    addCommon(look, add);
    add(scene.replica.gaps);
    add(openGapMs(scene));
  },
  paint: (pen, { scene }, reach) => drawStripEnds(pen, scene, reach),
};

const tagBoxes = ({ tags }: Look) => tags.map((tag) => tag.box);
