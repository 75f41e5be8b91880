// Lanes sweep what the engine itself sweeps, to the bit, and see cells as they were before the sweep.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEvent, createEngine } from '../engine/engine';
import { cellUsd } from '../engine/level-book';
import type { FoldedBar } from '../engine/market';
import { BTC, number, walkEvents } from '../engine/walk.test-support';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { Event } from '../model/event';
import { foldLanes } from './fold-lanes';

const own = { settings: DEFAULT_MODEL, change: null };

function fold(events: readonly Event[]): FoldedBar[] {
  const state = createEngine(DEFAULT_MODEL);
  return events.flatMap((event) => [...applyEvent(state, event)]);
}

describe('sweeps', () => {
  test('are those of the engine that also looks for zones', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 30, max: 400 }), (seed, bars) => {
        const events = walkEvents(seed, bars);
        const folded = foldLanes(events, [own], null);
        const engine = fold(events);
        expect(folded?.bars).toEqual(engine);
        expect([...(folded?.lanes[0].swept.long ?? [])]).toEqual(
          engine.map((bar) => bar.sweptLongUsd * bar.speed),
        );
        expect([...(folded?.lanes[0].swept.short ?? [])]).toEqual(
          engine.map((bar) => bar.sweptShortUsd * bar.speed),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('lanes do not disturb each other', () => {
    const events = walkEvents(3, 200);
    const ladder = { settings: { ...DEFAULT_MODEL, model: 'ladder' as const }, change: null };
    const both = foldLanes(events, [own, ladder], null);
    expect(both?.lanes[0]).toEqual(foldLanes(events, [own], null)?.lanes[0]);
    expect(both?.lanes[1]).toEqual(foldLanes(events, [ladder], null)?.lanes[0]);
  });

  test('other instruments are not scored, and without bars there is nothing', () => {
    const events = walkEvents(4, 50);
    const other = events.map((event) => ({ ...event, inst: 1 }));
    const mixed = events.flatMap((event, i) => [event, other[i]]);
    expect(foldLanes(mixed, [own], null)?.bars).toEqual(fold(events));
    expect(foldLanes(events.slice(0, 1), [own], null)).toBeNull();
    expect(foldLanes([], [own], null)).toBeNull();
  });
});

test('crossed cells hold what stood there before the bar', () => {
  const events = walkEvents(5, 300);
  const folded = foldLanes(events, [own], (bar) => bar.openMs % 3_600_000 === 0);
  const state = createEngine(DEFAULT_MODEL);
  let bars = 0;
  let seen = 0;
  for (const event of events) {
    const cells = event.kind === 'bar' ? folded?.lanes[0].crossed.get(bars) : undefined;
    if (event.kind === 'bar') expect(cells !== undefined).toBe(event.openMs % 3_600_000 === 0);
    if (cells !== undefined) {
      cells.long.forEach((usd, i) => expect(usd).toBe(cellUsd(state.markets[0].long, cells.from + i)));
      cells.short.forEach((usd, i) => expect(usd).toBe(cellUsd(state.markets[0].short, cells.from + i)));
      seen++;
    }
    for (const bar of applyEvent(state, event)) {
      if (cells !== undefined) {
        expect(cells.from).toBe(bar.longFrom - 1);
        expect(cells.from + cells.long.length).toBe(bar.shortTo + 1);
      }
      bars++;
    }
  }
  expect(seen).toBe(25);
});

test('bars gathered from trades are seen before they close, too', () => {
  const trade = (minute: number, priceTicks: number) => ({
    kind: 'trade' as const,
    recvMs: minute * 60_000,
    exchMs: minute * 60_000,
    inst: 0,
    priceTicks,
    qtyLots: 50_000,
    takerBuy: null,
  });
  const events = number([
    BTC,
    trade(0, 900_000),
    trade(4, 902_000),
    trade(5, 902_000),
    trade(6, 890_000),
    trade(10, 890_000),
    trade(15, 890_000),
    trade(16, 890_000),
  ]);
  const folded = foldLanes(events, [own], () => true);
  expect(folded?.bars.map((bar) => bar.openMs)).toEqual([0, 300_000, 600_000]);
  expect([...(folded?.lanes[0].crossed.keys() ?? [])]).toEqual([0, 1, 2]);
  const second = folded?.lanes[0].crossed.get(1);
  expect(second?.long.some((usd) => usd > 0)).toBe(true);
});
