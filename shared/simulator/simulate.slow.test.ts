// Tests for the simulated market: the same for ever, exact where it promises, and like a market where it should be.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Event } from '../model/event';
import { liquidationPrice } from '../risk/liquidation-price';
import { readTierFile } from '../risk/tier-file';
import { tiersFor } from '../risk/tiers';
import { type OpenPosition, simulate, type Simulation } from './simulate';

const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const known = tiersFor(readTierFile(JSON.parse(readFileSync(file, 'utf8'))), 'simulated', 'SIM-BTCUSDT');
if (known === null) throw new Error('no tiers of the simulated venue');
const tiers = known;

const START = 1_767_571_200_000; // 2026-01-05T00:00Z
const HOUR = 3_600_000;
const BAR = 300_000;
const GAP = { fromMs: START + 20 * HOUR, toMs: START + 23 * HOUR };

function run(seed: number, days: number): Simulation {
  return simulate({ seed, startMs: START, days, tiers, missingOpenInterest: GAP });
}

const market = run(7, 4);

function ofKind<K extends Event['kind']>(kind: K): Extract<Event, { kind: K }>[] {
  return market.events.filter((event): event is Extract<Event, { kind: K }> => event.kind === kind);
}

const bars = ofKind('bar');
const liquidations = ofKind('liquidation');

function lots(positions: readonly OpenPosition[], side: 'long' | 'short'): number {
  return positions.filter((p) => p.side === side).reduce((sum, p) => sum + Math.round(p.coins * 1000), 0);
}

/** Made once with the seed below; the same on every machine. */
const PINNED_DIGEST = 4_110_498_260;

/** A 32-bit digest (FNV-1a) of the events as text. */
function digest(events: readonly Event[]): number {
  let hash = 0x811c9dc5;
  for (const event of events) {
    const text = JSON.stringify(event);
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

describe('the same for ever', () => {
  test('two runs give identical events, another seed other ones', () => {
    const again = run(7, 1).events;
    expect(again).toEqual(market.events.slice(0, again.length));
    expect(digest(run(8, 1).events)).not.toBe(digest(again));
  });

  test('the events of a seed are pinned: a change of the model must be meant, and makes the demo anew', () => {
    expect(digest(market.events)).toBe(PINNED_DIGEST);
  });

  test('no mathematics that engines may round differently', () => {
    const allowed = /^(abs|ceil|floor|imul|max|min|round|sqrt)$/;
    const folder = new URL('.', import.meta.url);
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    expect(sources.length).toBeGreaterThan(8);
    for (const name of sources) {
      const text = readFileSync(new URL(name, folder), 'utf8');
      for (const [, used] of text.matchAll(/Math\.(\w+)/g)) expect(used, name).toMatch(allowed);
      expect(text, name).not.toMatch(/ \*\*=? |Date\b|toLocale/);
    }
  });
});

describe('events as a venue would send them', () => {
  test('numbered without holes, times never fall, the instrument first', () => {
    let recvMs = 0;
    market.events.forEach((event, i) => {
      expect(event.seq).toBe(i + 1);
      expect(event.recvMs).toBeGreaterThanOrEqual(recvMs);
      recvMs = event.recvMs;
    });
    expect(market.events[0]).toMatchObject({
      kind: 'instrument',
      symbol: 'SIM-BTCUSDT',
      exchange: 'simulated',
      inst: 0,
    });
  });

  test('bars follow each other on 5 minutes, open at the last close, and hold their prices', () => {
    expect(bars).toHaveLength(4 * 288);
    bars.forEach((bar, i) => {
      expect(bar.openMs).toBe(START + i * BAR);
      expect(bar.recvMs).toBe(bar.openMs + BAR);
      if (i > 0) expect(bar.openTicks).toBe(bars[i - 1].closeTicks);
      expect(bar.lowTicks).toBeLessThanOrEqual(Math.min(bar.openTicks, bar.closeTicks));
      expect(bar.highTicks).toBeGreaterThanOrEqual(Math.max(bar.openTicks, bar.closeTicks));
      expect(bar.takerBuyLots).toBeGreaterThan(0);
      expect(bar.takerBuyLots).toBeLessThan(bar.volumeLots ?? 0);
      expect(bar.trades).toBeGreaterThan(0);
    });
  });

  test('open interest comes every 5 minutes, before the bar that closes then, except in the gap', () => {
    const stamps = ofKind('openInterest').map((event) => event.exchMs);
    const expected = Array.from({ length: 4 * 288 + 1 }, (_, i) => START + i * BAR).filter(
      (ms) => ms < GAP.fromMs || ms >= GAP.toMs,
    );
    expect(stamps).toEqual(expected);
    expect(ofKind('gap')).toMatchObject([{ stream: 'openInterest', ...GAP, recvMs: GAP.toMs }]);
    for (const bar of bars) {
      const before = market.events[bar.seq - 2];
      const isMissing = bar.recvMs >= GAP.fromMs && bar.recvMs < GAP.toMs;
      if (!isMissing) expect(before).toMatchObject({ kind: 'openInterest', recvMs: bar.recvMs });
    }
  });

  test('funding every 8 hours, marks every minute or never', () => {
    expect(ofKind('funding').map((event) => (event.recvMs - START) / HOUR)).toEqual(
      Array.from({ length: 12 }, (_, i) => 8 * (i + 1)),
    );
    for (const { rate } of ofKind('funding')) expect(Math.abs(rate)).toBeLessThanOrEqual(0.0005);
    expect(ofKind('mark')).toHaveLength(4 * 1440);
    const silent = simulate({ seed: 7, startMs: START, days: 0.25, tiers, markEveryMs: null }).events;
    expect(silent.some((event) => event.kind === 'mark')).toBe(false);
  });
});

describe('the truth', () => {
  test('open interest is the exact sum of open positions, long and short', () => {
    for (const event of ofKind('openInterest').filter((_, i) => i % 100 === 0)) {
      const positions = market.positionsAt(event.exchMs);
      expect(lots(positions, 'long')).toBe(event.qtyLots);
      expect(lots(positions, 'short')).toBe(event.qtyLots);
    }
  });

  test('a bar trades at least what its open interest changes by', () => {
    const byMs = new Map(ofKind('openInterest').map((event) => [event.exchMs, event.qtyLots]));
    for (const bar of bars) {
      const before = byMs.get(bar.openMs);
      const after = byMs.get(bar.recvMs);
      if (before === undefined || after === undefined) continue;
      expect(Math.abs(after - before)).toBeLessThanOrEqual(bar.volumeLots ?? 0);
    }
  });

  test('every position is liquidated where the venue says, and on the losing side', () => {
    for (const p of market.positionsAt(START + 60 * HOUR)) {
      const { price } = liquidationPrice(p.side, p.entry, p.leverage, p.notionalUsd, tiers);
      expect(Math.abs(p.liquidationPrice - (price ?? 0))).toBeLessThanOrEqual(0.1);
      const gain = p.side === 'long' ? 1 : -1;
      expect((p.entry - p.liquidationPrice) * gain).toBeGreaterThan(0);
      if (p.stop !== null) {
        expect((p.entry - p.stop) * gain).toBeGreaterThan(0);
        expect((p.stop - p.liquidationPrice) * gain).toBeGreaterThan(0);
      }
    }
  });

  test('a liquidation ends an open position of that side, size and trigger, and its bar reached the trigger', () => {
    expect(liquidations.length).toBeGreaterThan(300);
    for (const event of liquidations.filter((_, i) => i % 400 === 0)) {
      const matches = (p: OpenPosition): boolean =>
        p.side === event.side &&
        Math.round(p.liquidationPrice * 10) === event.priceTicks &&
        Math.round(p.coins * 1000) === event.qtyLots;
      const before = market.positionsAt(event.recvMs - 1).filter(matches);
      const after = market.positionsAt(event.recvMs).filter(matches);
      expect(before.length).toBeGreaterThan(after.length);
      for (const p of before) {
        if (event.side === 'long') expect(event.priceTicks).toBeLessThan(p.entry * 10);
        else expect(event.priceTicks).toBeGreaterThan(p.entry * 10);
      }
      const bar = bars.find((b) => b.openMs < event.recvMs && event.recvMs <= b.recvMs);
      if (event.side === 'long') expect(bar?.lowTicks).toBeLessThanOrEqual(event.priceTicks);
      else expect(bar?.highTicks).toBeGreaterThanOrEqual(event.priceTicks);
    }
  });
});

describe('like a market', () => {
  const volumes = bars.map((bar) => (bar.volumeLots ?? 0) / 1000).sort((a, b) => a - b);
  const returns = bars.map((bar) => bar.closeTicks / bar.openTicks - 1);
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

  test('scale: price, open interest, volume', () => {
    for (const bar of bars) expect(Math.abs(bar.closeTicks / 900_000 - 1)).toBeLessThan(0.2);
    for (const { qtyLots } of ofKind('openInterest')) expect(Math.abs(qtyLots / 85e6 - 1)).toBeLessThan(0.3);
    expect(volumes[0]).toBeGreaterThan(5);
    expect(volumes[volumes.length >> 1]).toBeGreaterThan(100);
    expect(volumes[volumes.length >> 1]).toBeLessThan(600);
    expect(volumes[volumes.length - 1]).toBeGreaterThan(2000);
  });

  test('returns are fat-tailed and stay calm or violent for a while, without a direction to ride', () => {
    const variance = mean(returns.map((r) => r * r));
    expect(Math.sqrt(variance)).toBeGreaterThan(0.0006);
    expect(Math.sqrt(variance)).toBeLessThan(0.0025);
    expect(mean(returns.map((r) => (r * r) / variance).map((x) => x * x))).toBeGreaterThan(5);
    const lagged = (f: (r: number) => number, lag: number) => {
      const values = returns.map(f);
      const m = mean(values);
      const spread = mean(values.map((x) => (x - m) * (x - m)));
      return mean(values.slice(lag).map((x, i) => (x - m) * (values[i] - m))) / spread;
    };
    expect(lagged(Math.abs, 1)).toBeGreaterThan(0.15);
    expect(lagged(Math.abs, 12)).toBeGreaterThan(0.05);
    expect(Math.abs(lagged((r) => r, 1))).toBeLessThan(0.12);
  });

  test('liquidations are mostly small, with bursts', () => {
    const hours = Array.from({ length: 4 * 24 }, () => 0);
    for (const event of liquidations) {
      hours[Math.ceil((event.recvMs - START) / HOUR) - 1] += (event.priceTicks * event.qtyLots) / 1e4;
    }
    const sorted = hours.sort((a, b) => a - b);
    expect(sorted[sorted.length >> 1]).toBeLessThan(2e6);
    expect(sorted[sorted.length - 1]).toBeGreaterThan(5e6);
    expect(new Set(liquidations.map((event) => event.side)).size).toBe(2);
  });
});

test('a start that is not on a bar is refused', () => {
  expect(() => simulate({ seed: 1, startMs: START + 1, days: 1, tiers })).toThrow(RangeError);
});
