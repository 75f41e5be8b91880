// Sentences that are made at run time, over many made-up markets: none is advice, none shows a hole in its making.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { brief } from '../../shared/brief/brief';
import type { ReviewInput } from '../../shared/brief/review-input';
import { zoneContext } from '../../shared/brief/zone-context';
import { DEFAULT_ALERTS } from '../../shared/ipc/desk-schema';
import { createBarTable, pushBar } from '../../shared/model/bar-table';
import type { InstrumentEvent } from '../../shared/model/event';
import type { LevelMap } from '../../shared/model/level-map';
import type { MarketStats } from '../../shared/model/market-stats';
import type { Plan } from '../../shared/model/plan';
import type { Zone } from '../../shared/model/zone';
import { NO_ALERTS, stepAlerts } from '../../shared/risk/alerts';
import { cascade, zoneReaches } from '../../shared/risk/cascade';
import { checkPrepared, type MarketContext, prepare } from '../../shared/risk/check';
import { readTierFile } from '../../shared/risk/tier-file';
import { tiersFor } from '../../shared/risk/tiers';
import { type AdviceWords, adviceIn } from './advice.test-support';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../resources/${name}`, import.meta.url), 'utf8'));
const list = read('advice-words.json') as AdviceWords;
const tables = readTierFile(read('leverage-tiers.json'));

const HOUR = 3_600_000;
const NOW = 1_765_432_800_000;
const CELL = 10;
const FIRST = 8000;

const instrument: InstrumentEvent = {
  kind: 'instrument',
  seq: 1,
  recvMs: 0,
  exchMs: 0,
  inst: 0,
  exchange: 'binanceusdm',
  symbol: 'BTCUSDT',
  base: 'BTC',
  quote: 'USDT',
  priceDecimals: 1,
  qtyDecimals: 3,
  cellTicks: 100,
};

const figure = (min: number, max: number) => fc.option(fc.double({ min, max, noNaN: true }));

const market = fc.record({
  price: fc.option(fc.double({ min: 85_000, max: 95_000, noNaN: true }), { freq: 9 }),
  lastPriceMs: fc.option(fc.integer({ min: NOW - 9e8, max: NOW }), { freq: 9 }),
  atrUsd: figure(50, 2000),
  threshold: figure(1e5, 5e6),
  zones: fc.array(
    fc.record({
      low: fc.integer({ min: 82_000, max: 98_000 }),
      width: fc.integer({ min: 1, max: 200 }),
      usd: fc.integer({ min: 1e6, max: 2e9 }),
      percentile: fc.double({ min: 0.8, max: 1, noNaN: true }),
      isVerified: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  funding: fc.option(
    fc.record({
      rate: fc.double({ min: -0.01, max: 0.01, noNaN: true }),
      intervalHours: figure(1, 8),
      percentile: figure(0, 1),
    }),
  ),
  oiUsd: figure(1e6, 1e10),
  oiChange: figure(-20, 20),
  volume: figure(1e6, 1e11),
  volumeZ: figure(-3, 8),
  liquidations: fc.option(fc.integer({ min: 0, max: 50 })),
  weights: fc.array(fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 })), {
    maxLength: 30,
  }),
});
type Made = typeof market extends fc.Arbitrary<infer T> ? T : never;

function zonesOf({ zones, price }: Made): Zone[] {
  return zones.map(({ low, width, usd, percentile, isVerified }, i) => ({
    id: `zone-${i}`,
    side: low < (price ?? 90_000) ? 'long' : 'short',
    low: low - (low % CELL),
    high: low - (low % CELL) + width * CELL,
    peak: low,
    usd,
    expectedUsd: usd * 0.02,
    percentile,
    distancePct: ((low - (price ?? 90_000)) / 90_000) * 100,
    bornMs: 0,
    ageMs: HOUR,
    sweptShare: percentile / 2,
    evidence: isVerified ? 'verified' : 'unverified',
    verifiedShare: 0,
  }));
}

function mapOf(zones: readonly Zone[]): LevelMap {
  const longUsd = new Float64Array(2000);
  const shortUsd = new Float64Array(2000);
  for (const zone of zones) {
    const cells = (zone.high - zone.low) / CELL;
    const values = zone.side === 'long' ? longUsd : shortUsd;
    for (let p = zone.low; p < zone.high; p += CELL) values[p / CELL - FIRST] += zone.usd / cells;
  }
  return { cell: CELL, firstCell: FIRST, longUsd, shortUsd };
}

const bars = createBarTable();
for (let i = 0; i < 2500; i++) {
  const openMs = NOW - (2500 - i) * 300_000;
  const close = 90_000 + 500 * Math.sin(i / 40);
  const high = close + 40;
  const low = close - 40;
  pushBar(bars, {
    openMs,
    closeMs: openMs + 300_000,
    open: close,
    high,
    low,
    close,
    volume: 100,
    openInterest: 9,
  });
}

function reviewOf(made: Made): ReviewInput {
  const zones = zonesOf(made);
  const context: MarketContext = {
    price: made.price,
    lastPriceMs: made.lastPriceMs,
    asOfMs: NOW,
    map: mapOf(zones),
    zones,
    zoneThresholdUsdPerCell: made.threshold,
    atrUsd: made.atrUsd,
  };
  const bare = prepare(context);
  const cascadeMarket = { depth: null, volume24hUsd: made.volume, reportedShare: 0.02 };
  const stats: MarketStats = {
    price: made.price,
    priceMs: NOW,
    isStale: false,
    change24hPct: null,
    funding: made.funding,
    oiCoins: null,
    oiUsd: made.oiUsd,
    oiChange1hPct: made.oiChange,
    oiChange24hPct: made.oiChange,
    volume24hUsd: made.volume,
    volumeZ: made.volumeZ,
    liquidated24h: null,
    atr: made.atrUsd,
  };
  return {
    nowMs: NOW,
    prepared: { ...bare, reaches: zoneReaches(bare, cascadeMarket) },
    stats,
    bars,
    count: bars.count,
    weights: made.weights.map(([aboveUsd, belowUsd], i, all) => ({
      ms: NOW - (all.length - 1 - i) * HOUR,
      aboveUsd,
      belowUsd,
    })),
    liquidations:
      made.liquidations === null
        ? null
        : Array.from({ length: made.liquidations }, (_, i) => ({
            ms: NOW - i * 60_000,
            side: 'long' as const,
            usd: 1000,
          })).toReversed(),
    gaps: [],
    instrument,
    origin: 'imported',
    model: 'smooth',
    measured: null,
    measuredOn: 'BTCUSDT',
  };
}

/** Every sentence that this market gives rise to. */
function sentencesOf(made: Made, plan: Plan): string[] {
  const input = reviewOf(made);
  const { prepared } = input;
  const { zones, price, atrUsd } = prepared.market;
  const check = checkPrepared(plan, tiersFor(tables, plan.venue, 'BTCUSDT'), prepared);
  const opened = check.findings.map((finding) => ({
    ...finding,
    openedMs: NOW,
    closedMs: null,
    closedReason: null,
  }));
  const question = { fromPrice: null, thin: null, pushPct: null };
  const cascadeMarket = { depth: null, volume24hUsd: made.volume, reportedShare: 0.02 };
  const cascades = (['down', 'up'] as const).flatMap((direction) => {
    const answer = cascade(prepared, cascadeMarket, { ...question, direction });
    return answer.cascade?.assumptions ?? [answer.problem ?? ''];
  });
  const settings = { ...DEFAULT_ALERTS, rules: DEFAULT_ALERTS.rules.map((rule) => ({ ...rule, on: true })) };
  const plans = [{ planId: 'a', side: plan.side, name: 'Long 90,000', opened }];
  const input1 = { live: true, price, atrUsd, feedLost: null, settings, plans };
  const first = stepAlerts(NO_ALERTS, { ...input1, nowMs: NOW, zones: zones.slice(0, 2), plans: [] });
  const second = stepAlerts(first.state, {
    ...input1,
    nowMs: NOW + 60_000,
    zones: zones.slice(1).map((zone) => ({ ...zone, usd: zone.usd * 2 })),
    feedLost: 'Bybit is silent.',
  });
  return [
    ...check.findings.flatMap(({ text, reason }) => [text, reason]),
    ...check.assumptions,
    ...cascades,
    brief(input).text,
    ...zones.flatMap((zone) => zoneContext(input, zone).lines.map(({ text }) => text)),
    ...[...first.fired, ...second.fired].flatMap(({ text, reason }) => [text, reason]),
  ];
}

const plans: fc.Arbitrary<Plan> = fc.record({
  side: fc.constantFrom('long', 'short'),
  entry: fc.double({ min: 85_000, max: 95_000, noNaN: true }),
  leverage: fc.double({ min: 1, max: 150, noNaN: true }),
  sizeUsd: figure(100, 1e8),
  stop: figure(84_000, 96_000),
  venue: fc.constantFrom('binanceusdm', 'bybit', 'okx', 'hyperliquid'),
});

test('no sentence made of any market is advice, or shows a missing number as one', () => {
  let count = 0;
  fc.assert(
    fc.property(market, plans, (made, plan) => {
      for (const text of sentencesOf(made, plan)) {
        count++;
        expect(adviceIn(text, list), text).toBeNull();
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }),
    { numRuns: 500 },
  );
  expect(count).toBeGreaterThan(5000);
});

test('the review says what it is, and the band between its zones lies between them', () => {
  fc.assert(
    fc.property(market, (made) => {
      const { text, below, above, between } = brief(reviewOf(made));
      expect(text).toContain('not a forecast');
      if (below === null || above === null || between === null) return;
      expect(between.low).toBe(below.high);
      expect(between.high).toBe(above.low);
      expect(between.low).toBeLessThan(between.high);
    }),
    { numRuns: 200 },
  );
});
