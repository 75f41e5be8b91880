// One map of several venues: levels add up, shares are told, a venue that drops out fades and takes over where it was.
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { Event, Unnumbered } from '../model/event';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint';
import { applyEvent, createEngine, type EngineState } from './engine';
import type { FoldedBar } from './market';
import { explainCells } from './explain-summary';
import { standingUsd } from './level-book';
import { readMap, readPrice, readShares } from './read-map';
import { readZones } from './read-zones';
import { OUT_MS } from './standing';
import { stateHash } from './state-hash';
import { number, walkEvents } from './walk.test-support';

const BAR = 300_000;

/** A venue's walk as instrument `inst`, with ticks ten times as fine where `fine`. */
function venue(seed: number, bars: number, inst: number, fine = false): Unnumbered[] {
  const factor = fine ? 10 : 1;
  return walkEvents(seed, bars).map((event): Unnumbered => {
    if (event.kind === 'instrument') {
      const { priceDecimals, cellTicks } = event;
      const decimals = priceDecimals + (fine ? 1 : 0);
      return {
        ...event,
        inst,
        exchange: inst === 0 ? 'binanceusdm' : 'bybit',
        priceDecimals: decimals,
        cellTicks: cellTicks * factor,
      };
    }
    if (event.kind !== 'bar') return { ...event, inst };
    const { openTicks, highTicks, lowTicks, closeTicks } = event;
    const [open, high, low, close] = [openTicks, highTicks, lowTicks, closeTicks].map(
      (ticks) => ticks * factor,
    );
    return { ...event, inst, openTicks: open, highTicks: high, lowTicks: low, closeTicks: close };
  });
}

/** By time, each venue's own order kept. */
function merged(...venues: readonly (readonly Unnumbered[])[]): Event[] {
  return number(venues.flat().toSorted((a, b) => a.recvMs - b.recvMs));
}

function fold(events: readonly Event[]): { state: EngineState; ledgers: Map<number, FoldedBar[]> } {
  const state = createEngine(DEFAULT_MODEL);
  const ledgers = new Map<number, FoldedBar[]>();
  for (const event of events) {
    const closed = applyEvent(state, event);
    ledgers.set(event.inst, [...(ledgers.get(event.inst) ?? []), ...closed]);
  }
  return { state, ledgers };
}

const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
const whole = (state: EngineState): number => {
  const map = readMap(state);
  return map === null ? 0 : sum(map.longUsd) + sum(map.shortUsd);
};

describe('two venues', () => {
  const first = venue(3, 300, 0);
  const second = venue(3, 300, 1, true);

  test('of the same market make a map twice as heavy, each with half, whatever their ticks', () => {
    const { state } = fold(merged(first, second));
    const one = readMap(fold(number(first)).state);
    const both = readMap(state);
    expect(both?.firstCell).toBe(one?.firstCell);
    expect([...(both?.longUsd ?? [])]).toEqual(
      [...(one?.longUsd ?? [])].map((usd) => expect.closeTo(2 * usd, 3) as number),
    );
    const shares = readShares(state);
    expect(shares.map(({ sharePct }) => sharePct)).toEqual([expect.closeTo(50, 6), expect.closeTo(50, 6)]);
    expect(shares.map(({ exchange, state: now, isPrice }) => [exchange, now, isPrice])).toEqual([
      ['binanceusdm', 'in', true],
      ['bybit', 'in', false],
    ]);
    expect(shares[0].usd + shares[1].usd).toBeCloseTo(whole(state), 2);
  });

  test('may be announced in any order', () => {
    const late = fold(number([...second.slice(0, 1), ...first.slice(0, 1), ...second.slice(1)])).state;
    expect(late.markets.map(({ instrument }) => instrument.inst)).toEqual([1, 0]);
    expect(late.markets[0].bars).toBe(300);
    expect(stateHash(restoreCheckpoint(takeCheckpoint(late)))).toBe(stateHash(late));
  });

  test('are explained together: the parts are the cell', () => {
    const { state, ledgers } = fold(merged(venue(3, 300, 0), venue(5, 300, 1, true)));
    const map = readMap(state);
    if (map === null) throw new Error('no map');
    const richest = map.longUsd.indexOf(Math.max(...map.longUsd));
    const first = map.firstCell + richest;
    const question = { side: 'long', first, end: first + 1, nowMs: state.nowMs, most: 9 } as const;
    const told = explainCells(state.markets, ledgers, question, DEFAULT_MODEL);
    expect(Math.abs((told?.usd ?? 0) / map.longUsd[richest] - 1)).toBeLessThan(1e-6);
    expect([told?.low, told?.high]).toEqual([first * map.cell, (first + 1) * map.cell]);
  });

  test('one of which drops out: it fades, gives the price away, and is as it was when its bars come after all', () => {
    const silent = first.filter(({ recvMs }) => recvMs <= first[0].recvMs + 200 * BAR);
    const { state } = fold(merged(silent, second));
    const [out, on] = readShares(state);
    expect(out).toMatchObject({ state: 'out', isPrice: false, lastMs: first[0].recvMs + 200 * BAR });
    expect(on).toMatchObject({ state: 'in', isPrice: true });
    expect(readPrice(state)).toBe(
      readPrice(fold(number(second.map((event) => ({ ...event, inst: 0 })))).state),
    );
    // Its book stands untouched; what is read of it has aged.
    const { long, short } = state.markets[0];
    expect(out.usd).toBeGreaterThan(0);
    expect(out.usd).toBeLessThan((standingUsd(long) + standingUsd(short)) * 0.9);
    const late = first.filter(({ recvMs }) => recvMs > first[0].recvMs + 200 * BAR);
    const back = fold(merged(silent, second).concat(lateEvents(late, state)));
    const never = fold(merged(first, second));
    expect([...back.state.markets[0].long.raw]).toEqual([...never.state.markets[0].long.raw]);
    expect(readShares(back.state)[0]).toMatchObject({ state: 'in', isPrice: true });
  });

  test('share their zones', () => {
    const { state } = fold(merged(venue(3, 900, 0), venue(5, 900, 1, true)));
    const zones = readZones(state);
    expect(zones.length).toBeGreaterThan(1);
    for (const { byVenue, usd } of zones) {
      expect(byVenue?.map(({ exchange }) => exchange)).toEqual(['binanceusdm', 'bybit']);
      // Smoothing moves a little over a zone's edges.
      const own = byVenue?.reduce((total, part) => total + part.usd, 0) ?? 0;
      expect(own / usd).toBeGreaterThan(0.5);
      expect(own / usd).toBeLessThan(2);
    }
    expect(readZones(fold(number(first)).state).every(({ byVenue }) => byVenue === undefined)).toBe(true);
  });

  test('a pause of two bars is no dropping out', () => {
    const short = first.filter(({ recvMs }) => recvMs <= first[0].recvMs + 300 * BAR - OUT_MS);
    expect(readShares(fold(merged(short, second)).state)[0].state).toBe('in');
  });
});

/** Events that came after all others, as a catch-up brings them. */
function lateEvents(events: readonly Unnumbered[], state: EngineState): Event[] {
  return events.map((event, i) => ({ ...event, recvMs: state.nowMs, seq: state.lastSeq + 1 + i }));
}
