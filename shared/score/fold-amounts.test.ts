// Told its own amounts again the engine sweeps the same; told others it opens exactly those.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEvent, createEngine } from '../engine/engine';
import { walkEvents } from '../engine/walk.test-support';
import { A0_MODEL, DEFAULT_MODEL } from '../model/default-settings';
import type { Event, MarkEvent } from '../model/event';
import type { ModelSettings } from '../model/settings';
import { type Amounts, barEvents, barSettings } from './bar-events';
import { foldAmounts } from './fold-amounts';
import { type Folded, foldLanes } from './fold-lanes';
import { amountsOf, laneOf } from './variants';

function foldOf(events: readonly Event[], settings: ModelSettings): Folded {
  const folded = foldLanes(events, [{ settings, change: null }], null);
  if (folded === null) throw new Error('no bars');
  return folded;
}

function near(a: Float64Array, b: Float64Array): void {
  expect(a.length).toBe(b.length);
  // Under a dollar a cell is booked as dust at one moment or another.
  a.forEach((usd, i) => expect(Math.abs(usd - b[i])).toBeLessThan(5 + 1e-6 * b[i]));
}

const own = ({ bars }: Folded): Amounts => ({
  coins: (i) => bars[i].coins,
  turnover: (i) => bars[i].turnover,
  pricesOf: (i) => i,
});

/** Marks every five seconds that reach further than the bars, or less far. */
function marked(events: readonly Event[], by: number): Event[] {
  return events.flatMap((event): Event[] => {
    if (event.kind !== 'bar') return [event];
    const mark = (i: number): MarkEvent => ({
      kind: 'mark',
      seq: event.seq,
      recvMs: event.recvMs,
      exchMs: event.exchMs,
      inst: 0,
      priceTicks: i % 2 === 0 ? event.lowTicks - by : event.highTicks + by,
    });
    return [...Array.from({ length: 60 }, (_, i) => mark(i)), event];
  });
}

describe('told again', () => {
  test('its own amounts: the same sweeps', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(DEFAULT_MODEL, A0_MODEL),
        fc.constantFrom(null, 700, -300),
        (seed, settings, marks) => {
          const walk = walkEvents(seed, 250);
          const folded = foldOf(marks === null ? walk : marked(walk, marks), settings);
          const again = foldAmounts(folded, settings, own(folded), null);
          near(again.swept.long, folded.lanes[0].swept.long);
          near(again.swept.short, folded.lanes[0].swept.short);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('any amounts: exactly those are opened and aged', () => {
    const folded = foldOf(walkEvents(2, 60), DEFAULT_MODEL);
    const amounts: Amounts = {
      coins: (i) => (i % 7) * 11.5,
      turnover: (i) => (i % 5 === 0 ? null : i / 1000),
      pricesOf: (i) => (i % 4 === 3 ? null : i),
    };
    const state = createEngine(barSettings(DEFAULT_MODEL));
    const { instrument, market, bars } = folded;
    const told = [...barEvents(instrument, market.lotsPerCoin, market.cellTicks, bars, amounts)].flatMap(
      (event) => [...applyEvent(state, event)],
    );
    expect(told).toHaveLength(61);
    told.slice(1).forEach((bar, i) => {
      expect(bar.coins).toBeCloseTo(i % 4 === 3 ? 0 : (i % 7) * 11.5, 6);
      if (i % 5 === 0) expect(bar.turnover).toBeNull();
      else expect(bar.turnover).toBeCloseTo(i / 1000, 9);
      expect([bar.longFrom, bar.shortTo]).toEqual([bars[i].longFrom, bars[i].shortTo]);
    });
  });
});

test('a bar told with other prices still sweeps its own cells', () => {
  const folded = foldOf(marked(walkEvents(6, 80), 700), DEFAULT_MODEL);
  const { instrument, market, bars } = folded;
  const late = amountsOf('delayed1h', bars);
  const state = createEngine(barSettings(DEFAULT_MODEL));
  const told = [...barEvents(instrument, market.lotsPerCoin, market.cellTicks, bars, late)].flatMap(
    (event) => [...applyEvent(state, event)],
  );
  told.slice(1).forEach((bar, i) => {
    expect([bar.longFrom, bar.shortTo]).toEqual([bars[i].longFrom, bars[i].shortTo]);
    if (i >= 12)
      expect([bar.lowTicks, bar.highTicks]).toEqual([bars[i - 12].lowTicks, bars[i - 12].highTicks]);
  });
});

describe('variants', () => {
  const folded = foldOf(walkEvents(8, 400), DEFAULT_MODEL);
  const { bars } = folded;
  const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

  test('constant opens the mean coins at the mean turnover, unaged ages nothing', () => {
    const constant = amountsOf('constant', bars);
    expect(constant.coins(3)).toBeCloseTo(mean(bars.map((bar) => bar.coins)), 9);
    expect(constant.coins(3)).toBe(constant.coins(300));
    expect(constant.turnover(7)).toBeCloseTo(
      mean(bars.flatMap((bar) => (bar.turnover === null ? [] : [bar.turnover]))),
      12,
    );
    expect(amountsOf('constantUnaged', bars).turnover(7)).toBeNull();
  });

  test('shuffled opens the same coins in another order, at the bars’ own prices and turnover', () => {
    const shuffled = amountsOf('shuffled', bars);
    const coins = bars.map((_, i) => shuffled.coins(i));
    expect(coins).not.toEqual(bars.map((bar) => bar.coins));
    expect(coins.sort((a, b) => a - b)).toEqual(bars.map((bar) => bar.coins).sort((a, b) => a - b));
    expect(shuffled.pricesOf(5)).toBe(5);
    expect(shuffled.turnover(5)).toBe(bars[5].turnover);
  });

  test('delayed: what a bar opened comes twelve bars later, yesterday’s 288', () => {
    const late = amountsOf('delayed1h', bars);
    expect(late.pricesOf(11)).toBeNull();
    expect(late.pricesOf(12)).toBe(0);
    expect(late.coins(30)).toBe(bars[18].coins);
    expect(late.turnover(30)).toBe(bars[30].turnover);
    expect(amountsOf('yesterday', bars).pricesOf(300)).toBe(12);
  });

  test('naive liquidates at exactly 1/L, ladder at the tier’s margin', () => {
    const naive = laneOf('naive', DEFAULT_MODEL).settings;
    expect(naive.model).toBe('ladder');
    for (const { leverage, longRatio, shortRatio } of naive.ladder) {
      expect(longRatio).toBeCloseTo(1 - 1 / leverage, 12);
      expect(shortRatio).toBeCloseTo(1 + 1 / leverage, 12);
    }
    expect(naive.ladder.map((place) => place.weight)).toEqual(DEFAULT_MODEL.ladder.map((p) => p.weight));
    expect(laneOf('ladder', DEFAULT_MODEL).settings).toEqual({ ...DEFAULT_MODEL, model: 'ladder' });
  });

  test('volume only: open interest that never changes opens a share of volume alone', () => {
    const { settings, change } = laneOf('volumeOnly', DEFAULT_MODEL);
    const only = foldLanes(walkEvents(8, 400), [{ settings, change }], null);
    for (const bar of only?.bars ?? []) {
      const volume = bar.volumeLots === null ? 0 : bar.volumeLots / 1000;
      expect(bar.coins).toBeCloseTo(DEFAULT_MODEL.volumeShare * volume, 9);
    }
  });
});
