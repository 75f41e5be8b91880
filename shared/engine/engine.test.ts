// The fold's promises: nothing lost, nothing invented, the same state from any cut of the same log.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBatch } from '../codec/decode-batch';
import { encodeBatch } from '../codec/encode-batch';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { Event } from '../model/event';
import type { ModelName } from '../model/settings';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint';
import { applyEvent, createEngine, DRAFT_WAIT_MS, type EngineState } from './engine';
import { standingUsd } from './level-book';
import { readMap, readPrice, widenMap } from './read-map';
import { readZones } from './read-zones';
import { stateHash } from './state-hash';
import { number, walkEvents } from './walk.test-support';

const models: readonly ModelName[] = ['smooth', 'ladder'];

function fold(events: readonly Event[], model: ModelName): EngineState {
  const state = createEngine({ ...DEFAULT_MODEL, model });
  for (const event of events) applyEvent(state, event);
  return state;
}

describe.each(models)('%s', (model) => {
  test('opened = swept + aged + standing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 800 }), (seed, bars) => {
        const state = fold(walkEvents(seed, bars), model);
        for (const book of [state.markets[0].long, state.markets[0].short]) {
          const rest = book.opened - book.swept - book.aged - standingUsd(book);
          expect(Math.abs(rest)).toBeLessThanOrEqual(1e-6 * book.opened);
          expect(Math.min(book.swept, book.aged, standingUsd(book))).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('the account of cells is the account of placements', () => {
    const book = fold(walkEvents(7, 600), model).markets[0].long;
    let sum = 0;
    for (let cell = 0; cell < book.cells; cell++) {
      for (let k = 0; k < book.places; k++) sum += book.raw[cell * book.places + k] * book.scale[k];
    }
    expect(sum).toBeCloseTo(standingUsd(book), -2);
  });

  test('the hash is the same from any checkpoint on', () => {
    const events = walkEvents(11, 700);
    const whole = stateHash(fold(events, model));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: events.length - 1 }), (cut) => {
        let state = fold(events.slice(0, cut), model);
        state = restoreCheckpoint(structuredClone(takeCheckpoint(state)));
        for (const event of events.slice(cut)) applyEvent(state, event);
        return stateHash(state) === whole;
      }),
      { numRuns: 12 },
    );
  });

  test.each([1, 7, 1000])('the hash is the same in EventBatches of %i', (size) => {
    const events = walkEvents(13, 900);
    const state = createEngine({ ...DEFAULT_MODEL, model });
    for (let at = 0; at < events.length; at += size) {
      for (const event of decodeBatch(encodeBatch(events.slice(at, at + size)))) applyEvent(state, event);
    }
    expect(stateHash(state)).toBe(stateHash(fold(events, model)));
  });

  test('reading changes nothing', () => {
    const state = fold(walkEvents(3, 400), model);
    const before = stateHash(state);
    readMap(state);
    readZones(state);
    expect(stateHash(state)).toBe(before);
  });
});

test('another event, another hash', () => {
  const events = walkEvents(5, 300);
  const other = events.map((e) =>
    e.kind === 'bar' && e.seq > 500 ? { ...e, lowTicks: e.lowTicks - 400 } : e,
  );
  expect(stateHash(fold(other, 'smooth'))).not.toBe(stateHash(fold(events, 'smooth')));
});

test('no long level above the price that opened it, no short level below', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(...models), (seed, model) => {
      const events = walkEvents(seed, 1);
      const { long, short, cellTicks } = fold(events, model).markets[0];
      const bar = events.find((event) => event.kind === 'bar');
      if (bar?.kind !== 'bar' || long.lo === long.hi) return;
      expect((long.hi - 1) * cellTicks).toBeLessThan(bar.highTicks);
      expect(short.lo * cellTicks).toBeGreaterThan(bar.lowTicks - cellTicks);
    }),
  );
});

test('a level exists only from the next bar on, and one touch takes four fifths', () => {
  const [instrument, , first] = walkEvents(1, 30).filter((e) => e.kind !== 'openInterest' || e.seq === 0);
  if (first?.kind !== 'bar') throw new Error('no bar');
  const flat = {
    ...first,
    openTicks: 900_000,
    highTicks: 900_000,
    lowTicks: 900_000,
    closeTicks: 900_000,
    volumeLots: 1_000_000,
  };
  const state = fold(number([instrument, flat]), 'smooth');
  const opened = state.markets[0].long.opened;
  expect(state.markets[0].long.swept).toBe(0);
  expect(opened).toBeCloseTo(200 * 90_000, 0);
  const crash = { ...flat, openMs: flat.openMs + 300_000, lowTicks: 800_000, volumeLots: null };
  applyEvent(state, { ...crash, seq: 3, recvMs: flat.recvMs + 300_000 });
  expect(state.markets[0].long.swept).toBeCloseTo(0.8 * opened, -1);
  expect(state.markets[0].short.swept).toBe(0);
});

test('what the price has passed is not on the map; wider cells keep the sum', () => {
  const state = fold(walkEvents(9, 500), 'smooth');
  const map = readMap(state);
  const price = readPrice(state) ?? 0;
  if (map === null) throw new Error('no map');
  const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
  map.longUsd.forEach((usd, i) => {
    if ((map.firstCell + i + 0.5) * map.cell >= price) expect(usd).toBe(0);
    else expect(map.shortUsd[i]).toBe(0);
  });
  for (const factor of [2, 5, 10, 37]) {
    expect(sum(widenMap(map, factor).longUsd)).toBeCloseTo(sum(map.longUsd), -1);
    expect(sum(widenMap(map, factor).shortUsd)).toBeCloseTo(sum(map.shortUsd), -1);
  }
});

test('trades gather into the same state as their bars', () => {
  const start = 1_767_225_600_000;
  const [instrument] = walkEvents(1, 1);
  const trade = (ms: number, priceTicks: number, qtyLots: number) =>
    ({
      kind: 'trade',
      recvMs: start + ms,
      exchMs: start + ms,
      inst: 0,
      priceTicks,
      qtyLots,
      takerBuy: true,
    }) as const;
  const trades = fold(
    number([
      instrument,
      trade(0, 900_000, 500),
      trade(1000, 903_000, 700),
      trade(299_999, 899_000, 300),
      trade(300_000, 899_500, 1),
      trade(300_000 + DRAFT_WAIT_MS, 899_700, 2),
    ]),
    'smooth',
  ).markets[0];
  const bar = {
    kind: 'bar',
    recvMs: start + 300_000,
    exchMs: start + 300_000,
    inst: 0,
    openMs: start,
    intervalMs: 300_000,
    openTicks: 900_000,
    highTicks: 903_000,
    lowTicks: 899_000,
    closeTicks: 899_000,
    volumeLots: 1500,
    takerBuyLots: null,
    trades: 3,
  } as const;
  const bars = fold(number([instrument, bar]), 'smooth').markets[0];
  expect(trades.long.opened).toBe(bars.long.opened);
  expect([...trades.long.raw]).toEqual([...bars.long.raw]);
  expect(trades.draft).toMatchObject({ openTicks: 899_500, closeTicks: 899_700, volumeLots: 3 });
  expect(trades.nextDraft).toBeNull();
});

test("a venue's own bar replaces a draft that has ended, whatever came in between", () => {
  const start = 1_767_225_600_000;
  const [instrument] = walkEvents(1, 1);
  const at = (ms: number) => ({ recvMs: start + ms, exchMs: start + ms, inst: 0 });
  const trade = (ms: number, priceTicks: number) =>
    ({ kind: 'trade', ...at(ms), priceTicks, qtyLots: 100, takerBuy: true }) as const;
  const bar = {
    kind: 'bar',
    ...at(302_500),
    openMs: start,
    intervalMs: 300_000,
    openTicks: 900_000,
    highTicks: 904_000,
    lowTicks: 899_000,
    closeTicks: 903_000,
    volumeLots: 1500,
    takerBuyLots: null,
    trades: 3,
  } as const;
  const mark = { kind: 'mark', ...at(301_000), priceTicks: 902_000 } as const;
  const rest = [trade(303_500, 903_200), trade(299_000 + 600_000, 903_400)];
  const own = fold(
    number([instrument, trade(0, 900_000), trade(300_500, 903_100), mark, bar, ...rest]),
    'smooth',
  );
  const alone = fold(number([instrument, mark, bar, trade(302_500, 903_100), ...rest]), 'smooth');
  expect([...own.markets[0].long.raw]).toEqual([...alone.markets[0].long.raw]);
  expect(own.markets[0]).toMatchObject({ bars: 2, overlapping: 0 });
  // Later than that the draft has been folded, and what was folded is not undone.
  const late = { ...bar, ...at(303_600) };
  const kept = fold(number([instrument, trade(0, 900_000), rest[0], late]), 'smooth');
  expect(kept.markets[0]).toMatchObject({ bars: 1, overlapping: 1, closeTicks: 900_000 });
});

test('the hash is the same from a checkpoint between two drafts', () => {
  const start = 1_767_225_600_000;
  const [instrument] = walkEvents(1, 1);
  const trade = (ms: number, priceTicks: number) =>
    ({
      kind: 'trade',
      recvMs: start + ms,
      exchMs: start + ms,
      inst: 0,
      priceTicks,
      qtyLots: 100,
      takerBuy: true,
    }) as const;
  const times = [0, 299_000, 300_000, 302_000, 303_000, 604_000, 1_300_000];
  const events = number([instrument, ...times.map((ms, i) => trade(ms, 900_000 + i * 100))]);
  const whole = fold(events, 'smooth');
  expect(whole.markets[0].bars).toBe(3);
  for (let cut = 1; cut < events.length; cut++) {
    const state = restoreCheckpoint(takeCheckpoint(fold(events.slice(0, cut), 'smooth')));
    for (const event of events.slice(cut)) applyEvent(state, event);
    expect(stateHash(state)).toBe(stateHash(whole));
  }
});

test('a bar over time already folded is left out and counted', () => {
  const events = walkEvents(2, 50);
  const last = events.findLast((e) => e.kind === 'bar');
  if (last === undefined) throw new Error('no bar');
  const state = fold(events, 'smooth');
  const opened = state.markets[0].long.opened;
  applyEvent(state, { ...last, seq: state.lastSeq + 1 });
  expect(state.markets[0].long.opened).toBe(opened);
  expect(state.markets[0].overlapping).toBe(1);
});
