// The baselines and controls that are folds of their own: the same engine with other settings or other events.
import type { FoldedBar } from '../engine/market';
import { ladderPlacements } from '../model/default-settings';
import type { Event } from '../model/event';
import type { ModelSettings } from '../model/settings';
import type { Amounts } from './bar-events';
import type { Lane } from './fold-lanes';
import { drawsOf, permutation } from './random';

/** Baselines of the session's own events. */
export const EVENT_BASELINES = ['volumeOnly', 'ladder', 'naive'] as const;
/** Baselines and controls told other amounts a bar. */
export const AMOUNT_BASELINES = ['constant', 'constantUnaged'] as const;
export const AMOUNT_CONTROLS = ['delayed1h', 'yesterday', 'shuffled'] as const;

export type MapBaseline = (typeof EVENT_BASELINES)[number] | (typeof AMOUNT_BASELINES)[number];
export type AmountVariant = (typeof AMOUNT_BASELINES)[number] | (typeof AMOUNT_CONTROLS)[number];

const HOUR_MS = 3_600_000;
const SHUFFLE_SEED = 7;

export function laneOf(name: (typeof EVENT_BASELINES)[number], settings: ModelSettings): Lane {
  if (name === 'volumeOnly') return { settings, change: constantInterest() };
  if (name === 'ladder') return { settings: { ...settings, model: 'ladder' }, change: null };
  // Naive: liquidation at exactly 1/L from the entry, with no maintenance margin.
  const rungs = settings.ladder.map(({ leverage, weight }) => [leverage, weight] as const);
  return { settings: { ...settings, model: 'ladder', ladder: ladderPlacements(rungs, 0) }, change: null };
}

/** Open interest that never changes: what opens and what ages follows from volume alone. */
function constantInterest(): (event: Event) => Event {
  let first: number | null = null;
  return (event) => {
    if (event.kind !== 'openInterest') return event;
    first ??= event.qtyLots;
    return { ...event, qtyLots: first };
  };
}

/** The amounts of a variant, given what the model itself opened and aged in each bar. */
export function amountsOf(name: AmountVariant, bars: readonly FoldedBar[]): Amounts {
  return AMOUNTS[name](
    { coins: (i) => bars[i].coins, turnover: (i) => bars[i].turnover, pricesOf: (i) => i },
    bars,
  );
}

const AMOUNTS: Readonly<Record<AmountVariant, (own: Amounts, bars: readonly FoldedBar[]) => Amounts>> = {
  constant: (_, bars) => {
    const turnover = meanOf(bars.flatMap((bar) => (bar.turnover === null ? [] : [bar.turnover])));
    return { ...constantCoins(bars), turnover: () => turnover };
  },
  constantUnaged: (_, bars) => ({ ...constantCoins(bars), turnover: () => null }),
  delayed1h: (own, bars) => delayed(own, bars, HOUR_MS),
  yesterday: (own, bars) => delayed(own, bars, 24 * HOUR_MS),
  shuffled: (own, bars) => {
    const order = permutation(bars.length, drawsOf(SHUFFLE_SEED));
    return { ...own, coins: (i) => own.coins(order[i]) };
  },
};

function constantCoins(bars: readonly FoldedBar[]): Pick<Amounts, 'coins' | 'pricesOf'> {
  const coins = meanOf(bars.map((bar) => bar.coins)) ?? 0;
  return { coins: () => coins, pricesOf: (i) => i };
}

/** What a bar opened, coins and prices, becomes known so much later; sweeps and ageing stay where they are. */
function delayed(own: Amounts, bars: readonly FoldedBar[], byMs: number): Amounts {
  const lag = Math.max(1, Math.round(byMs / (bars.at(0)?.intervalMs ?? byMs)));
  return {
    ...own,
    coins: (i) => own.coins(i - lag),
    pricesOf: (i) => (i < lag ? null : i - lag),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
