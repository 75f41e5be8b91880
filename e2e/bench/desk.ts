// Re-checking a full desk when the price ticks: 200 plans against a map of usual size.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DeskPlan } from '../../shared/model/desk';
import type { LevelMap } from '../../shared/model/level-map';
import type { Zone } from '../../shared/model/zone';
import { zoneReaches } from '../../shared/risk/cascade';
import { checkPlan, type MarketContext, prepare } from '../../shared/risk/check';
import { deskRow, preparePlan } from '../../shared/risk/desk-row';
import { readTierFile } from '../../shared/risk/tier-file';
import { tiersFor } from '../../shared/risk/tiers';
import { NO_TRACK, type FindingTrack } from '../../shared/risk/track-findings';

const CELL = 10;
const FIRST = 8000;
const CELLS = 2000;
const PRICE = 90_000;
const PLANS = 200;
const TICKS = 400;

/** Twelve zones a side, 300 USD wide, over a floor of levels. */
function marketAt(price: number): MarketContext {
  const longUsd = new Float64Array(CELLS);
  const shortUsd = new Float64Array(CELLS);
  for (let i = 0; i < CELLS; i++) ((FIRST + i) * CELL < PRICE ? longUsd : shortUsd)[i] = 1e5 + (i % 7) * 1e4;
  const zones: Zone[] = [];
  for (let k = 1; k <= 12; k++) {
    for (const side of ['long', 'short'] as const) {
      const low = side === 'long' ? PRICE - k * 700 : PRICE + k * 700;
      for (let p = low; p < low + 300; p += CELL)
        (side === 'long' ? longUsd : shortUsd)[p / CELL - FIRST] = 3e6;
      zones.push({
        id: `${side}-${k}`,
        side,
        low,
        high: low + 300,
        peak: low + 150,
        usd: 9e7,
        expectedUsd: 18e5,
        percentile: 0.95,
        distancePct: 0,
        bornMs: 0,
        ageMs: 0,
        sweptShare: 0,
        evidence: 'unverified',
        verifiedShare: 0,
      });
    }
  }
  const map: LevelMap = { cell: CELL, firstCell: FIRST, longUsd, shortUsd };
  return { price, lastPriceMs: 0, asOfMs: 0, map, zones, zoneThresholdUsdPerCell: 2e6, atrUsd: 500 };
}

const tables = readTierFile(JSON.parse(readFileSync(resolve('resources/leverage-tiers.json'), 'utf8')));
const tiers = tiersFor(tables, 'binanceusdm', 'BTCUSDT');

function planNumber(i: number): DeskPlan {
  const side = i % 2 === 0 ? 'long' : 'short';
  const price = PRICE - 2000 + i * 20;
  return {
    id: `p${i}`,
    status: i % 3 === 0 ? 'open' : 'idea',
    side,
    entries: [
      { price, sizeUsd: 5000 + i },
      { price: price * 0.99, sizeUsd: 3000 },
    ],
    leverage: 5 + (i % 60),
    marginMode: 'isolated',
    stop: side === 'long' ? price * 0.97 : price * 1.03,
    targets: [],
    venue: 'binanceusdm',
    symbol: 'BTCUSDT',
    note: '',
    createdMs: 0,
    origin: { kind: 'live' },
    source: 'own',
  };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >>> 1];

/**
 * Median time of a tick that re-checks 200 plans, rows and findings over time included; of making the map ready, once
 * a map; of one plain check; and the tick as a multiple of it (200 plain checks would be 200).
 */
export function benchDesk() {
  const prepareMs: number[] = [];
  const tickMs: number[] = [];
  const checkMs: number[] = [];
  const plans = Array.from({ length: PLANS }, (_, i) => preparePlan(planNumber(i), tiers));
  const tracks: FindingTrack[] = plans.map(() => NO_TRACK);
  const cascadeMarket = { depth: null, volume24hUsd: 1.5e10, reportedShare: 0.02 };
  const base = marketAt(PRICE);
  for (let tick = 0; tick < TICKS; tick++) {
    const market = { ...base, price: PRICE + ((tick * 37) % 200) - 100 };
    let from = performance.now();
    const bare = prepare(market);
    const prepared = { ...bare, reaches: zoneReaches(bare, cascadeMarket) };
    prepareMs.push(performance.now() - from);
    from = performance.now();
    plans.forEach((plan, i) => {
      tracks[i] = deskRow(plan, prepared, tracks[i], tick * 1000, null).track;
    });
    tickMs.push(performance.now() - from);
    from = performance.now();
    checkPlan(plans[tick % PLANS].plan, { ...market, tiers });
    checkMs.push(performance.now() - from);
  }
  const tick = median(tickMs);
  const check = median(checkMs);
  return {
    plans: PLANS,
    recheckMs: tick,
    prepareMapMs: median(prepareMs),
    plainCheckMs: check,
    ratio: tick / check,
  };
}
