// The chart's layers in the order of drawing: what each shows, and what it depends on.
import type { Crosshair } from './draw/crosshair';
import { crosshairAt, crosshairPrice, drawCrosshair, drawLinked, drawReadout } from './draw/crosshair';
import type { AxisTag } from './draw/axis';
import { drawAxisGround, drawAxisTexts, placeAxisTags } from './draw/axis';
import { drawCascade } from './draw/cascade';
import { drawCandles, drawCloses } from './draw/candles';
import { drawGapWords, drawGaps, gapWordInputs, openGapMs } from './draw/gaps';
import { anyDayInSight, drawGrid } from './draw/grid';
import type { Marks } from './draw/markers';
import { drawMarks, drawMarkTexts, markTextInputs, NO_MARKS, placeMarks } from './draw/markers';
import { drawMark } from './draw/marks';
import { drawPlanLines, drawPlanTags, placePlanTags } from './draw/plan';
import { drawNowLine, drawPriceLine } from './draw/present';
import { drawProfile, drawProfileSums } from './draw/profile';
import { drawSessions, sessionsBegun } from './draw/sessions';
import { candleInQuestion, drawRules, drawStrips, drawStripTexts, stripRange } from './draw/strips';
import { drawTimeAxis } from './draw/time-axis';
import type { ZoneLabel } from './draw/zones';
import { drawGutter, drawZoneEdges, placeZoneLabels } from './draw/zones';
import type { Pen } from './ink/pen';
import { createClosedCandles } from './closed-candles';
import type { LayerSpec, Look } from './layer';
import { planLines } from './plan-lines';
import type { Scene } from './scene';
import { candlesBetween } from './scene';
import { followEdge } from './viewport';

type Add = (input: unknown) => void;

/** What nearly every layer depends on. */
function addCommon({ scene }: Look, add: Add): void {
  add(scene.units.layout);
  add(scene.settings);
  add(scene.hello);
}

function addPrices({ scene }: Look, add: Add): void {
  add(scene.view.topPx);
  add(scene.view.binPx);
}

function addPlan({ scene }: Look, add: Add): void {
  add(scene.plan);
  add(scene.others);
  add(scene.check);
  add(scene.lastCheck);
}

/** Gaps, grid and sessions: the ground of history. */
const GROUND: LayerSpec = {
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

const EDGES: LayerSpec = {
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

/** Candles that have closed, and apart from them the fresh ones; marks, and what is written over them. */
function historyLayers(): LayerSpec[] {
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
      add(scene.replica.bars.version);
      add(scene.replica.liquidations);
      add(scene.replica.liquidations.version);
      add(Math.ceil(scene.units.nowMs / 3_600_000));
    },
    paint(pen, { scene }, reach) {
      marks = scene.settings.liquidations ? placeMarks(pen, scene, reach) : NO_MARKS;
      drawMarks(pen, scene, marks);
    },
  };
  const over: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs(look, add) {
      const { scene } = look;
      addCommon(look, add);
      addPlan(look, add);
      add(scene.ghost);
      add(scene.price);
      add(marks);
      if (marks.placed.length > 0) markTextInputs(scene, marks, tagBoxes(look), add);
      gapWordInputs(scene, add);
    },
    paint(pen, look) {
      const { scene, lines } = look;
      const { gutter, axis } = scene.layout;
      if (marks.placed.length > 0) drawMarkTexts(pen, scene, marks, tagBoxes(look));
      pen.ink.follow('none');
      drawGapWords(pen, scene);
      pen.ink.follow('y');
      drawPriceLine(pen, scene, gutter.x, axis.x);
      drawPlanLines(pen, scene, lines);
    },
  };
  return [candles, fresh, triangles, over];
}

const tagBoxes = ({ tags }: Look) => tags.map((tag) => tag.box);

const STRIPS: LayerSpec = {
  shiftsX: true,
  shiftsY: false,
  inputs(look, add) {
    const { scene } = look;
    const range = stripRange(scene);
    addCommon(look, add);
    add(scene.candles);
    add(scene.replica.bars);
    add(scene.replica.bars.version);
    add(scene.replica.gaps);
    add(openGapMs(scene));
    add(scene.units.nowMs);
    add(range.maxVolumeUsd);
    add(range.lowInterest);
    add(range.highInterest);
  },
  paint: (pen, { scene }, reach) => drawStrips(pen, scene, reach),
};

/** What stands right of now and moves with price alone; `onLabels` takes where the zones' labels are. */
function sideLayer(onLabels: (labels: readonly ZoneLabel[]) => void): LayerSpec {
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
      drawProfile(pen, scene);
      drawAxisGround(pen, scene);
      drawRules(pen, scene);
      drawNowLine(pen, scene);
    },
  };
}

const STRIP_TEXTS: LayerSpec = {
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

const SUMS: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addCommon(look, add);
    addPrices(look, add);
    add(look.scene.now);
  },
  paint: (pen, { scene }) => drawProfileSums(pen, scene),
};

/** A crosshair is painted at every drawing: it moves with the hand, and with the paper under it. */
function addPointer({ scene, cross }: Look, add: Add): void {
  if (cross || scene.linked) add({});
}

/** The crosshair's lines pass behind the zones' labels. */
function crossLayer(labelsNow: () => readonly ZoneLabel[]): LayerSpec {
  return {
    shiftsX: false,
    shiftsY: false,
    inputs: addPointer,
    paint(pen, { scene, cross }) {
      if (!cross) drawLinked(pen, scene);
      else {
        const plates = labelsNow().map((label) => label.rect);
        drawCrosshair(pen, scene, cross, plates);
      }
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
const CASCADE: LayerSpec = {
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

const PRICES: LayerSpec = {
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

const TIMES: LayerSpec = {
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

const CARD: LayerSpec = {
  shiftsX: false,
  shiftsY: false,
  inputs(look, add) {
    addPointer(look, add);
    if (look.scene.mark) add({});
  },
  paint(pen, { scene, cross }) {
    drawMark(pen, scene);
    if (cross && !scene.mark) drawReadout(pen, scene, cross);
  },
};

export interface LayerList {
  readonly specs: readonly LayerSpec[];
  /** Where the zones' labels are, as painted last. */
  readonly labels: () => readonly ZoneLabel[];
}

/** All layers, the lowest first. */
export function chartLayers(): LayerList {
  let labels: readonly ZoneLabel[] = [];
  const labelsNow = () => labels;
  const side = sideLayer((next) => {
    labels = next;
  });
  const cross = crossLayer(labelsNow);
  const history = [GROUND, EDGES, ...historyLayers(), STRIPS];
  return { specs: [...history, side, STRIP_TEXTS, SUMS, cross, CASCADE, PRICES, TIMES, CARD], labels: labelsNow };
}

/** Gathers what the layers of one drawing share; the plan's part is kept while it stays the same. */
export function createLooks(pen: Pen): (scene: Scene) => Look {
  let [known, placed]: [readonly unknown[], readonly unknown[]] = [[], []];
  let lines: Look['lines'] = [];
  let tags: Look['tags'] = [];
  return (scene) => {
    const plan = [scene.plan, scene.others, scene.check, scene.lastCheck, scene.settings];
    const place = [scene.view.topPx, scene.view.binPx, scene.units.layout];
    const same = isSame(plan, known);
    if (!same) lines = planLines(scene);
    if (!same || !isSame(place, placed)) tags = placePlanTags(pen, scene, lines);
    [known, placed] = [plan, place];
    return { scene, lines, tags, cross: crosshairAt(scene) };
  };
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
