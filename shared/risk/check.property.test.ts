// Properties of the entry check: safer by every input is never judged worse, sides mirror, nothing is advice.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LevelMap } from '../model/level-map';
import type { Plan, Verdict } from '../model/plan';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import { assess, type Fact, type Geometry } from './assess';
import { checkPrepared, prepare } from './check';
import { verdictOf } from './severity';
import { tableOf } from './table';
import { readTierFile } from './tier-file';
import { tiersFor } from './tiers';
import { MAX_TEXT } from './words';

const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const tables = readTierFile(JSON.parse(readFileSync(file, 'utf8')));

const CELL = 32;
const ENTRY = 65_536;
const FIRST = 512;
const CELLS = 3072;

/** Zones in whole cells around ENTRY: exact in binary, so that mirroring is exact too. */
const zone: fc.Arbitrary<Zone> = fc
  .record({
    side: fc.constantFrom<Side>('long', 'short'),
    from: fc.oneof(fc.integer({ min: -125, max: 125 }), fc.integer({ min: -800, max: 800 })),
    width: fc.integer({ min: 1, max: 50 }),
    usd: fc.integer({ min: 1e6, max: 1e9 }),
  })
  .map(({ side, from, width, usd }) => {
    const low = ENTRY + from * CELL;
    const high = low + width * CELL;
    const rest = {
      expectedUsd: 0,
      percentile: 0.9,
      distancePct: 0,
      bornMs: 0,
      ageMs: 0,
      sweptShare: 0,
      evidence: 'unverified',
      verifiedShare: 0,
    } as const;
    return { id: `${side}-${low}-${high}`, side, low, high, peak: (low + high) / 2, usd, ...rest };
  });
const zones = fc.array(zone, { maxLength: 6 });

function mapOf(zones: readonly Zone[]): LevelMap {
  const longUsd = new Float64Array(CELLS).fill(1024);
  const shortUsd = new Float64Array(CELLS).fill(1024);
  for (const zone of zones) {
    const values = zone.side === 'long' ? longUsd : shortUsd;
    for (let p = zone.low; p < zone.high; p += CELL) values[p / CELL - FIRST] += 65_536;
  }
  return { cell: CELL, firstCell: FIRST, longUsd, shortUsd };
}

const stopCells = fc.option(fc.integer({ min: -25, max: 400 }).filter((cells) => cells !== 0));
const plan = fc.record({
  side: fc.constantFrom<Side>('long', 'short'),
  leverage: fc.double({ min: 1, max: 130, noNaN: true }),
  sizeUsd: fc.option(fc.double({ min: 10, max: 3e8, noNaN: true })),
  stop: stopCells,
  venue: fc.constantFrom<Plan['venue']>('binanceusdm', 'bybit', 'okx', 'hyperliquid', 'simulated'),
});

function check(
  raw: { side: Side; leverage: number; sizeUsd: number | null; stop: number | null; venue: Plan['venue'] },
  zones: readonly Zone[],
) {
  const away = raw.stop === null ? null : raw.stop * CELL;
  const stop = away === null ? null : raw.side === 'long' ? ENTRY - away : ENTRY + away;
  const tiers = tiersFor(tables, raw.venue, 'BTCUSDT');
  const context = {
    price: ENTRY,
    lastPriceMs: 0,
    asOfMs: 0,
    map: mapOf(zones),
    zones,
    zoneThresholdUsdPerCell: 32_768,
    atrUsd: 500,
  };
  // Cascades of many lengths, so that liquidation prices lie inside and outside of them.
  const reaches = zones.map((zone) => {
    const beyond = (zone.usd % 97) * CELL;
    return { zone, reach: zone.side === 'long' ? zone.low - beyond : zone.high + beyond };
  });
  return checkPrepared({ ...raw, entry: ENTRY, stop }, tiers, prepare(context, reaches));
}

const BADNESS: Readonly<Record<Verdict, number>> = { clear: 0, caution: 1, danger: 2, unknown: 3 };

/** Few zones at the distances where leverage puts liquidation prices, so that cases really touch. */
const closeZones = fc.array(zone, { minLength: 1, maxLength: 2 });
const distance = fc.oneof(
  fc.double({ min: 0.004, max: 0.1, noNaN: true }),
  fc.double({ min: 0.1, max: 0.9, noNaN: true }),
);
const smaller = fc.double({ min: 0, max: 1, noNaN: true });

test('the same plan with less leverage and less size is never judged worse', () => {
  fc.assert(
    fc.property(plan, closeZones, distance, distance, smaller, (raw, zones, a, b, share) => {
      const risky = { ...raw, leverage: 1 / (Math.min(a, b) + 0.004) };
      const leverage = 1 / (Math.max(a, b) + 0.004);
      const sizeUsd = risky.sizeUsd === null ? null : Math.max(1, risky.sizeUsd * share);
      const worse = check(risky, zones);
      for (const safer of [
        { ...risky, leverage },
        { ...risky, sizeUsd },
        { ...risky, leverage, sizeUsd },
      ]) {
        expect(BADNESS[check(safer, zones).verdict]).toBeLessThanOrEqual(BADNESS[worse.verdict]);
      }
    }),
    { numRuns: 3000 },
  );
});

function other(side: Side): Side {
  return side === 'long' ? 'short' : 'long';
}

function inside(price: number, zone: Zone): boolean {
  return zone.low <= price && price <= zone.high;
}

function plain(facts: readonly Fact[]) {
  return facts.map((fact) => [fact.code, fact.severity, fact.zone?.id, fact.behindStop]);
}

/** p becomes 2 x ENTRY - p, long becomes short. */
function mirrored(geometry: Geometry): Geometry {
  const flip = (p: number) => 2 * ENTRY - p;
  const { map, zones } = geometry.table;
  return {
    side: other(geometry.side),
    entry: ENTRY,
    liquidation: geometry.liquidation === null ? null : flip(geometry.liquidation),
    stop: geometry.stop === null ? null : flip(geometry.stop),
    table: tableOf(
      {
        cell: CELL,
        firstCell: (2 * ENTRY) / CELL - map.firstCell - CELLS,
        longUsd: map.shortUsd.toReversed(),
        shortUsd: map.longUsd.toReversed(),
      },
      zones.map((zone) => ({
        ...zone,
        side: other(zone.side),
        low: flip(zone.high),
        high: flip(zone.low),
      })),
    ),
    reaches: geometry.reaches.map(({ zone, reach }) => ({
      zone: { ...zone, side: other(zone.side), low: flip(zone.high), high: flip(zone.low) },
      reach: flip(reach),
    })),
    zoneThresholdUsdPerCell: geometry.zoneThresholdUsdPerCell,
  };
}

test('long and short mirror exactly around the entry', () => {
  const liquidationCells = fc.option(
    fc.double({ min: 1, max: 1000, noNaN: true }).map((x) => Math.round(x * 4) / 4),
  );
  fc.assert(
    fc.property(zones, liquidationCells, stopCells, (zones, liquidation, stop) => {
      const geometry: Geometry = {
        side: 'long',
        entry: ENTRY,
        liquidation: liquidation === null ? null : ENTRY - liquidation * CELL,
        stop: stop === null ? null : ENTRY - stop * CELL,
        table: tableOf(mapOf(zones), zones),
        reaches: zones.map((zone, i) => ({ zone, reach: zone.low - i * 20 * CELL })),
        zoneThresholdUsdPerCell: 32_768,
      };
      expect(plain(assess(mirrored(geometry)))).toEqual(plain(assess(geometry)));
    }),
    { numRuns: 1000 },
  );
});

test('every answer is short, explained, sorted, consistent with its verdict and free of advice', () => {
  const advice =
    /\b(buy|sell|go long|go short|should|will (rise|fall|go)|recommend|enter now|bullish|bearish)\b/i;
  const rank = { unknown: 0, danger: 1, caution: 2, good: 3 };
  fc.assert(
    fc.property(plan, zones, (plan, zones) => {
      const { findings, verdict, assumptions } = check(plan, zones);
      expect(findings.length).toBeGreaterThan(0);
      expect(new Set(findings.map((finding) => finding.code)).size).toBe(findings.length);
      for (const { text, reason } of findings) {
        expect(text.length, text).toBeLessThanOrEqual(MAX_TEXT);
        expect(text).toMatch(/^[A-Z0-9].*\.$/);
        expect(reason).toMatch(/^[A-Z].*\.$/);
        expect(`${text} ${reason}`).not.toMatch(/NaN|undefined|null|Infinity/);
      }
      for (const line of [...assumptions, ...findings.map((f) => f.text), ...findings.map((f) => f.reason)]) {
        expect(line).not.toMatch(advice);
      }
      const ranks = findings.map((finding) => rank[finding.severity]);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(verdict).toBe(verdictOf(findings));
      if (verdict === 'clear') expect(findings.every((finding) => finding.severity === 'good')).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('an entry in a zone is never clear, nor is a liquidation price inside one of its own side', () => {
  fc.assert(
    fc.property(plan, zones, (plan, zones) => {
      const result = check({ ...plan, stop: null }, zones);
      const at = result.liquidationPrice;
      const isHit = zones.some(
        (z) => inside(ENTRY, z) || (at !== null && z.side === plan.side && inside(at, z)),
      );
      if (isHit) expect(result.verdict).not.toBe('clear');
    }),
    { numRuns: 1000 },
  );
});
