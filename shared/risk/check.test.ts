// Tests for the entry check as a trader meets it: the look's own example, the example, each finding.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { LevelMap } from '../model/level-map';
import type { FindingCode, Plan } from '../model/plan';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import { type CheckContext, checkPlan } from './check';
import { MAX_TEXT } from './words';
import { readTierFile } from './tier-file';
import { tiersFor } from './tiers';

const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const tiers = tiersFor(readTierFile(JSON.parse(readFileSync(file, 'utf8'))), 'binanceusdm', 'BTCUSDT');

function zone(side: Side, low: number, high: number, usd: number): Zone {
  const id = `${side}-${low}`;
  const peak = (low + high) / 2;
  const rest = {
    expectedUsd: usd / 50,
    percentile: 0.99,
    distancePct: 0,
    bornMs: 0,
    ageMs: 0,
    sweptShare: 0,
    evidence: 'unverified' as const,
    verifiedShare: 0,
  };
  return { id, side, low, high, peak, usd, ...rest };
}

const CELL = 10;
const FIRST = 8000;
const CELLS = 2000;
const THRESHOLD = 2e6;

/** A map from 80,000 to 100,000 with the zones' notional spread over them and a thin floor elsewhere. */
function mapOf(zones: readonly Zone[], price: number): LevelMap {
  const longUsd = new Float64Array(CELLS);
  const shortUsd = new Float64Array(CELLS);
  for (let i = 0; i < CELLS; i++) {
    const low = (FIRST + i) * CELL;
    if (low < price) longUsd[i] = 1e5;
    else shortUsd[i] = 1e5;
    for (const zone of zones) {
      if (low < zone.low || low >= zone.high) continue;
      (zone.side === 'long' ? longUsd : shortUsd)[i] = zone.usd / ((zone.high - zone.low) / CELL);
    }
  }
  return { cell: CELL, firstCell: FIRST, longUsd, shortUsd };
}

const LOOK_ZONES = [
  zone('short', 94_450, 95_850, 951e6),
  zone('long', 88_300, 89_200, 668e6),
  zone('long', 86_650, 87_100, 324e6),
];

function context(zones: readonly Zone[] = LOOK_ZONES, change: Partial<CheckContext> = {}): CheckContext {
  const price = 92_477.5;
  return {
    price,
    lastPriceMs: 1_765_497_600_000,
    asOfMs: 1_765_497_600_000,
    map: mapOf(zones, price),
    zones,
    zoneThresholdUsdPerCell: THRESHOLD,
    tiers,
    atrUsd: 850,
    ...change,
  };
}

function plan(change: Partial<Plan> = {}): Plan {
  return {
    side: 'long',
    entry: 92_100,
    leverage: 25,
    sizeUsd: 50_000,
    stop: 90_900,
    venue: 'binanceusdm',
    ...change,
  };
}

function codes(p: Plan, c = context()): FindingCode[] {
  return checkPlan(p, c).findings.map((finding) => finding.code);
}

test("the look's example: caution, and its three lines word for word", () => {
  const result = checkPlan(plan(), context());
  expect(result.verdict).toBe('caution');
  expect(result.liquidationPrice).toBeCloseTo(88_771.1, 1);
  expect(result.liquidationPct).toBeCloseTo(-3.614, 3);
  expect(result.stopPct).toBeCloseTo(-1.303, 3);
  expect(result.findings.map((finding) => finding.text)).toEqual([
    'Liquidation sits in hot long zone 88.3–89.2k.',
    'Stop is 2,129 above it and fires first.',
    'Only $12.0M of longs above your stop.',
  ]);
  expect(result.findings[0].reason).toContain('88,771 USD (−3.61% from the entry, 3.9 ATR)');
  expect(result.findings[0].reason).toContain('an estimated $668M open, p99');
  expect(result.findings[0].zoneId).toBe('long-88300');
});

test('what is swept before stop and liquidation, partial cells in proportion', () => {
  const result = checkPlan(plan(), context());
  // 120 thin cells to the stop; to the liquidation price 290 thin ones and the upper part of the zone.
  expect(result.sweptBeforeStopUsd).toBeCloseTo(120 * 1e5, -1);
  const inZone = ((89_200 - (result.liquidationPrice ?? 0)) / 900) * 668e6;
  expect(result.sweptBeforeUsd).toBeCloseTo(290 * 1e5 + inZone, -1);
});

test('the nearest zones of either side, measured from the entry', () => {
  const { nearestAbove, nearestBelow } = checkPlan(plan(), context());
  expect(nearestAbove).toMatchObject({ side: 'short', low: 94_450 });
  expect(nearestAbove?.distancePct).toBeCloseTo(2.552, 3);
  expect(nearestBelow).toMatchObject({ side: 'long', high: 89_200 });
  expect(nearestBelow?.distancePct).toBeCloseTo(-3.149, 3);
});

test('an entry inside a hot zone is not clear, without a stop or a size', () => {
  const zones = [zone('long', 87_790, 89_350, 900e6)];
  const bare = plan({ entry: 88_700, leverage: 20, sizeUsd: null, stop: null });
  const result = checkPlan(bare, context(zones));
  expect(result.verdict).not.toBe('clear');
  expect(result.findings[0]).toMatchObject({ code: 'entry-in-zone', zoneId: 'long-87790' });
  expect(result.findings[0].text).toBe('Entry sits in hot long zone 87.8–89.3k.');
});

test('a zone of the other side counts for the entry, and for nothing else', () => {
  const p = plan({ entry: 94_500, leverage: 5, stop: null });
  expect(codes(p, context([zone('short', 94_450, 95_850, 951e6)]))).toEqual([
    'entry-in-zone',
    'little-on-the-way',
  ]);
  const below = [zone('short', 93_000, 93_500, 951e6)];
  expect(checkPlan(p, context(below)).verdict).toBe('clear');
});

test('without a stop, a liquidation price in, just past or before a near zone is danger', () => {
  const inZone = checkPlan(plan({ stop: null }), context());
  expect(inZone.verdict).toBe('danger');
  const past = checkPlan(plan({ stop: null }), context([zone('long', 88_800, 89_200, 668e6)]));
  expect(past.findings[0]).toMatchObject({ code: 'liquidation-near-zone', severity: 'danger' });
  const before = checkPlan(plan({ stop: null, leverage: 50 }), context());
  expect(before.findings[0]).toMatchObject({ code: 'liquidation-before-zone', severity: 'danger' });
  expect(before.findings[0].text).toBe('Reaching long zone 88.3–89.2k liquidates you.');
  expect(before.findings.some((finding) => finding.severity === 'good')).toBe(false);
});

test('a zone that the liquidation price leaves behind is caution, with much room it is fine', () => {
  const tenfold = checkPlan(plan({ stop: null, leverage: 10 }), context());
  expect(tenfold.verdict).toBe('caution');
  expect(tenfold.findings[0].code).toBe('zone-before-liquidation');
  const threefold = checkPlan(plan({ stop: null, leverage: 3 }), context());
  expect(threefold.verdict).toBe('clear');
  expect(threefold.findings[0]).toMatchObject({ code: 'zone-before-liquidation', severity: 'good' });
});

test('a stop before the zones makes a plan with room clear', () => {
  const result = checkPlan(plan({ leverage: 10 }), context());
  expect(result.verdict).toBe('clear');
  expect(result.findings.map((finding) => finding.code)).toEqual(['stop-first', 'little-on-the-way']);
  expect(result.findings[0].text).toBe('Stop fires first, 7,677 above liquidation.');
});

test('stops in, just past and behind a zone', () => {
  const ten = { leverage: 10 };
  expect(codes(plan({ ...ten, stop: 88_500 }))).toEqual(['stop-in-zone', 'stop-first']);
  expect(codes(plan({ ...ten, stop: 88_200 }))).toEqual(['stop-near-zone', 'stop-first']);
  expect(codes(plan({ ...ten, stop: 87_500 }))).toEqual(['zone-before-stop', 'stop-first']);
  for (const stop of [88_500, 88_200, 87_500])
    expect(checkPlan(plan({ ...ten, stop }), context()).verdict).toBe('caution');
});

test('a stop inside the zone that holds the liquidation price does not make it milder', () => {
  const result = checkPlan(plan({ stop: 89_000 }), context());
  expect(result.verdict).toBe('danger');
});

test('a stop beyond the liquidation price never fires: danger, even far from zones', () => {
  const result = checkPlan(plan({ leverage: 50, stop: 90_000 }), context([]));
  expect(result.verdict).toBe('danger');
  expect(result.findings[0].code).toBe('stop-beyond-liquidation');
  expect(result.findings[0].text).toBe('Stop is 620 past liquidation: never fires.');
});

test('a stop on the profit side is told and left out', () => {
  const result = checkPlan(plan({ leverage: 3, stop: 93_000 }), context());
  expect(result.verdict).toBe('caution');
  expect(result.findings[0].code).toBe('stop-wrong-side');
  expect(result.sweptBeforeStopUsd).toBeNull();
});

test('no zone anywhere near is good', () => {
  const result = checkPlan(plan({ leverage: 10, stop: null }), context([]));
  expect(result.verdict).toBe('clear');
  expect(result.findings[0].text).toBe('Only $88.8M of longs above liquidation.');
  expect(result.findings[1].text).toBe('No hot zone within 4% of the entry.');
});

test('leverage that the size does not allow is told with what is allowed, and is never clear', () => {
  const result = checkPlan(plan({ leverage: 125, sizeUsd: 200_000 }), context([]));
  expect(result.liquidationPrice).toBeNull();
  expect(result.sweptBeforeUsd).toBeNull();
  expect(result.verdict).toBe('danger');
  expect(result.findings[0].text).toBe('125x is not offered at $200k: 100x at most.');
  const huge = checkPlan(plan({ leverage: 1, sizeUsd: 3e9, stop: null }), context([]));
  expect(huge.findings[0].text).toBe('No margin tier is known at $3.00B.');
});

test.each([
  ['no price', { price: null, lastPriceMs: null }, 'No price yet.'],
  // The check is of 2025-12-12 00:00 UTC.
  [
    'an old price',
    { price: null, lastPriceMs: 1_765_497_600_000 - 47 * 60_000 },
    'No price now: last at 23:13 UTC, 47 min ago.',
  ],
  [
    'a price of days ago',
    { price: null, lastPriceMs: 1_765_497_600_000 - 60 * 3_600_000 },
    'No price now: last at 12:00 UTC, 2.5d ago.',
  ],
  [
    'an empty map',
    {
      map: { cell: 10, firstCell: 0, longUsd: new Float64Array(5), shortUsd: new Float64Array(5) },
      zones: [],
    },
    'No map yet.',
  ],
  [
    'a map without cells',
    {
      map: { cell: 10, firstCell: 0, longUsd: new Float64Array(0), shortUsd: new Float64Array(0) },
      zones: [],
    },
    'No map yet.',
  ],
  ['too little history', { zoneThresholdUsdPerCell: null, zones: [] }, 'Less than a day of history.'],
  ['no margin table', { tiers: null }, 'No margin table for this venue.'],
])('with %s the verdict is unknown and says why first', (_name, change, text) => {
  const result = checkPlan(plan({ leverage: 5 }), context([], change));
  expect(result.verdict).toBe('unknown');
  expect(result.findings[0]).toMatchObject({ severity: 'unknown', text });
  expect(result.findings[0].reason.length).toBeGreaterThan(text.length);
});

test('an empty map still gives the liquidation price, and no swept notional instead of zero', () => {
  const map = { cell: 10, firstCell: 0, longUsd: new Float64Array(5), shortUsd: new Float64Array(5) };
  const result = checkPlan(plan(), context([], { map }));
  expect(result.liquidationPrice).toBeCloseTo(88_771.1, 1);
  expect(result.sweptBeforeUsd).toBeNull();
});

test('what the answer rests on is listed with its values', () => {
  const text = checkPlan(plan({ sizeUsd: null }), context()).assumptions.join(' ');
  expect(text).toContain('Margin tier 1 of Binance BTCUSDT of 2025-06: maintenance 0.40%, at most 125x.');
  expect(text).toContain('No size given');
  expect(text).toContain('$2.0M in each 10 USD');
  const huge = checkPlan(plan({ sizeUsd: 5e6, leverage: 10 }), context()).assumptions.join(' ');
  expect(huge).toContain('Margin tier 4 of Binance BTCUSDT');
});

test('lines keep to their length when prices have six digits before the comma', () => {
  const zones = [zone('short', 101_300, 102_200, 5e8), zone('long', 94_300, 95_200, 5e8)];
  const map = mapOf(zones, 98_000);
  for (const side of ['long', 'short'] as const) {
    for (const leverage of [125, 50, 28.5, 20, 10, 2]) {
      for (const stop of [null, 94_000, 94_290, 95_000, 97_000, 100_000, 101_700, 102_201, 103_000]) {
        const result = checkPlan(
          plan({ side, entry: 98_000, leverage, stop }),
          context(zones, { price: 98_000, map }),
        );
        for (const { text } of result.findings) expect(text.length, text).toBeLessThanOrEqual(MAX_TEXT);
      }
    }
  }
});
