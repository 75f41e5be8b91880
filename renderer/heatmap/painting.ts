// The chart's layers in the order of drawing, and what one drawing shows.
import { cursorTag, placeAxisTags, placeTicks } from './draw/axis';
import { crosshairAt } from './draw/crosshair';
import { placePlanTags } from './draw/plan';
import { placeTimeTags, placeTimeTicks } from './draw/time-axis';
import { placeZoneLabels } from './draw/zones';
import type { Pen } from './ink/pen';
import type { LayerSpec, Look } from './layer';
import { planLines } from './plan-lines';
import type { Scene } from './scene';
import { EDGES, GROUND, paperLayers, STRIP_GAPS, STRIP_GROUND } from './paint-history';
import { CARD, CASCADE, CROSS, PRICE_TICKS, PRICES, TIME_TICKS, TIMES } from './paint-pointer';
import { GUTTER, MARKS, PROFILE, SIDE, STRIP_TEXTS, SUMS } from './paint-side';

/** What is drawn over the heat: layers of quads, and between them what is made on the GPU. */
export interface Storey {
  readonly layers: readonly LayerSpec[];
  /** What lies on top of them: candles and the profile's levels, or the strips. */
  readonly over: 'prices' | 'strips' | null;
}

/** All storeys, the lowest first: the strips' ground covers what the paper and the gutter draw beyond the heat. */
export function chartStoreys(): readonly Storey[] {
  return [
    { layers: [GROUND, EDGES, PROFILE], over: 'prices' },
    { layers: [...paperLayers(), MARKS, GUTTER, STRIP_GROUND], over: 'strips' },
    { layers: [STRIP_GAPS, SIDE, STRIP_TEXTS, SUMS, ...POINTER], over: null },
  ];
}

const POINTER = [CROSS, CASCADE, PRICE_TICKS, PRICES, TIME_TICKS, TIMES, CARD];

/** Gathers what the layers of one drawing share; most of it is kept while what it follows from stays the same. */
export function createLooks(pen: Pen): (scene: Scene) => Look {
  const linesOf = kept<Look['lines']>();
  const tagsOf = kept<Look['tags']>();
  const axisTagsOf = kept<Look['axisTags']>();
  const ticksOf = kept<Look['priceTicks']>();
  const labelsOf = kept<Look['labels']>();
  const timeTagsOf = kept<Look['timeTags']>();
  return (scene) => {
    const { plan, others, check, lastCheck, settings, view, units, now, price } = scene;
    const cross = crosshairAt(scene);
    const lines = linesOf([plan, others, check, lastCheck, settings], () => planLines(scene));
    const place = [lines, view.topPx, view.binPx, units.layout];
    const tags = tagsOf(place, () => placePlanTags(pen, scene, lines));
    const labels = labelsOf([...place, price, now, settings], () => placeZoneLabels(pen, scene, lines));
    const cursor = cursorTag(scene, cross);
    const axisTags = axisTagsOf([...place, price, cursor?.y, cursor?.price], () => {
      const placed = placeAxisTags(pen, scene, lines);
      return cursor ? [...placed, cursor] : placed;
    });
    const priceTicks = ticksOf([axisTags], () => placeTicks(pen, scene, axisTags));
    const times = [cross?.x, cross?.columnMs, view.follow, units.nowMs, units.layout, settings];
    const timeTags = timeTagsOf(times, () => placeTimeTags(pen, scene, cross));
    const timeTicks = placeTimeTicks(pen, scene, timeTags);
    return { scene, lines, tags, labels, cross, axisTags, priceTicks, timeTags, timeTicks };
  };
}

/** Keeps what was made last while its inputs stay the same. */
function kept<T>(): (inputs: readonly unknown[], make: () => T) => T {
  let last: { readonly inputs: readonly unknown[]; readonly made: T } | null = null;
  return (inputs, make) => {
    if (!last || !inputs.every((input, i) => Object.is(input, last?.inputs[i]))) {
      last = { inputs, made: make() };
    }
    return last.made;
  };
}
