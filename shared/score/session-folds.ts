// All folds that a score needs: the model and its baselines, each folded once and only when asked for.
import type { Event } from '../model/event';
import type { ModelSettings } from '../model/settings';
import { DISTANCE_EDGES, settingsOfDistance, sweptByAge } from './bands';
import { foldAmounts } from './fold-amounts';
import { type Folded, type FoldedLane, foldLanes, type Lane, type Watch } from './fold-lanes';
import type { Folds } from './score-buckets';
import type { Crossed } from './score-prints';
import { amountsOf, type AmountVariant, EVENT_BASELINES, laneOf } from './variants';

export interface SessionFolds {
  readonly folded: Folded;
  /** What the model, baselines, controls and bands swept; only after `withBands`. */
  readonly swept: () => Folds;
  /** The cells that watched bars crossed, of the model and of its baselines. */
  readonly crossed: () => { readonly model: Crossed; readonly baselines: Readonly<Record<string, Crossed>> };
}

/** Folds a session; null when it holds no candles. */
export function foldSessionOnce(
  events: Iterable<Event>,
  settings: ModelSettings,
  withBands: boolean,
  watch: Watch | null,
): SessionFolds | null {
  const folded = foldLanes(events, lanesOf(settings, withBands), watch);
  if (folded === null) return null;
  const again = memo((name: AmountVariant) =>
    foldAmounts(folded, settings, amountsOf(name, folded.bars), watch),
  );
  return {
    folded,
    swept: () => foldsOf(folded, settings, again),
    crossed: () => crossedOf(folded, again),
  };
}

function lanesOf(settings: ModelSettings, withBands: boolean): Lane[] {
  const bands = withBands ? DISTANCE_EDGES.map((_, band) => settingsOfDistance(settings, band)) : [];
  return [
    { settings, change: null },
    ...EVENT_BASELINES.map((name) => laneOf(name, settings)),
    ...bands.map((one) => ({ settings: one, change: null })),
  ];
}

function foldsOf(folded: Folded, settings: ModelSettings, again: (name: AmountVariant) => FoldedLane): Folds {
  const [model, volumeOnly, ladder, naive, ...distances] = folded.lanes.map((lane) => lane.swept);
  return {
    model,
    baselines: {
      constant: again('constant').swept,
      constantUnaged: again('constantUnaged').swept,
      volumeOnly,
      ladder,
      naive,
    },
    controls: {
      delayed1h: again('delayed1h').swept,
      yesterday: again('yesterday').swept,
      shuffled: again('shuffled').swept,
    },
    distances: {
      long: distances.map((swept) => swept.long),
      short: distances.map((swept) => swept.short),
    },
    ages: sweptByAge(model, folded.bars, folded.market, settings),
  };
}

function crossedOf(
  folded: Folded,
  again: (name: AmountVariant) => FoldedLane,
): ReturnType<SessionFolds['crossed']> {
  const [model, volumeOnly, ladder, naive] = folded.lanes.map((lane) => lane.crossed);
  return {
    model,
    baselines: {
      constant: again('constant').crossed,
      constantUnaged: again('constantUnaged').crossed,
      volumeOnly,
      ladder,
      naive,
      shuffled: again('shuffled').crossed,
    },
  };
}

function memo<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
