// The layers that move with time: ground, zones' edges, candles, marks and strips.
import { drawCandles, drawCloses } from './draw/candles';
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
import { drawClosedStrips, drawFreshStrips, stripRange } from './draw/strips';
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

/** Candles that have closed, and apart from them the fresh ones; marks, and what is written over them. */
export function historyLayers(): {
  readonly paper: readonly LayerSpec[];
  readonly strips: readonly LayerSpec[];
} {
  const closed = createClosedCandles();
  let marks: Marks = NO_MARKS;
  const isLine = ({ scene }: Look) => scene.settings.price === 'line';
  const addCandles = ({ scene }: Look, add: Add) => {
    add(scene.candles);
    add(scene.replica.bars);
  };
  const candles: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs(look, add) {
      closed.update(look.scene);
      addCommon(look, add);
      addCandles(look, add);
      add(isLine(look) ? look.scene.replica.bars.version : closed.version());
      // The line ends at now.
      if (isLine(look)) add(look.scene.units.nowMs);
    },
    paint(pen, look, reach) {
      const { scene } = look;
      const span = candlesBetween(scene, reach.left, reach.right);
      if (isLine(look)) {
        drawCloses(pen, scene, span);
        return;
      }
      closed.settle(scene);
      drawCandles(pen, scene, { first: span.first, last: Math.min(span.last, closed.from() - 1) });
    },
  };
  const fresh: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs(look, add) {
      addCommon(look, add);
      addCandles(look, add);
      add(look.scene.replica.bars.version);
      add(look.scene.units.nowMs);
      add(closed.from());
    },
    paint(pen, look, reach) {
      if (isLine(look)) return;
      const span = candlesBetween(look.scene, reach.left, reach.right);
      drawCandles(pen, look.scene, { first: Math.max(span.first, closed.from()), last: span.last });
    },
  };
  const triangles: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs(look, add) {
      const { scene } = look;
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
  const addStrips = (look: Look, add: Add) => {
    const range = stripRange(look.scene);
    addCommon(look, add);
    addCandles(look, add);
    add(closed.from());
    add(range.maxVolumeUsd);
    add(range.lowInterest);
    add(range.highInterest);
  };
  const strips: LayerSpec = {
    shiftsX: true,
    shiftsY: false,
    inputs(look, add) {
      addStrips(look, add);
      add(closed.version());
    },
    paint: (pen, { scene }, reach) => drawClosedStrips(pen, scene, reach, closed.from()),
  };
  const freshStrips: LayerSpec = {
    shiftsX: true,
    shiftsY: false,
    inputs(look, add) {
      const { scene } = look;
      addStrips(look, add);
      add(scene.replica.bars.version);
      add(scene.replica.gaps);
      add(openGapMs(scene));
      add(scene.units.nowMs);
    },
    paint: (pen, { scene }, reach) => drawFreshStrips(pen, scene, reach, closed.from()),
  };
  return { paper: [candles, fresh, triangles, markTexts, PLAN], strips: [strips, freshStrips] };
}

const tagBoxes = ({ tags }: Look) => tags.map((tag) => tag.box);
