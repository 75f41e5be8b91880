// The chart's layers in the order of drawing, and what one drawing shows.
import { crosshairAt } from './draw/crosshair';
import { placePlanTags } from './draw/plan';
import type { ZoneLabel } from './draw/zones';
import type { Pen } from './ink/pen';
import type { LayerSpec, Look } from './layer';
import { planLines } from './plan-lines';
import type { Scene } from './scene';
import { EDGES, GROUND, historyLayers } from './paint-history';
import { CARD, CASCADE, crossLayer, PRICES, TIMES } from './paint-pointer';
import { BARS, sideLayer, STRIP_TEXTS, SUMS } from './paint-side';

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
  const { paper, strips } = historyLayers();
  const history = [GROUND, EDGES, ...paper, BARS, ...strips];
  return {
    specs: [...history, side, STRIP_TEXTS, SUMS, cross, CASCADE, PRICES, TIMES, CARD],
    labels: labelsNow,
  };
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
