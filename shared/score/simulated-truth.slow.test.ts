// Against a market whose positions are known: the map recovers them, a shuffled one does not, and the scorer knows.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyEvent, createEngine } from '../engine/engine';
import { readMap, readPrice, widenMap } from '../engine/read-map';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { LevelMap } from '../model/level-map';
import type { ModelName } from '../model/settings';
import { SIDES, type Side } from '../model/side';
import { readTierFile } from '../risk/tier-file';
import { tiersFor } from '../risk/tiers';
import { type OpenPosition, simulate } from '../simulator/simulate';
import { barsOf } from './bars';
import { pairBuckets } from './buckets';
import { type Agreement, compareMaps } from './compare-maps';
import { foldLanes } from './fold-lanes';
import { ownTruth } from './own-truth';
import { drawsOf, permutation } from './random';
import { massOf } from './score-buckets';
import { scoreMass } from './score-map';
import { scoreSession } from './score-session';
import { tableOf } from './side-table';

const START = 1_767_571_200_000;
const DAY = 86_400_000;
const DAYS = 14;
const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const known = tiersFor(readTierFile(JSON.parse(readFileSync(file, 'utf8'))), 'simulated', 'SIM-BTCUSDT');
if (known === null) throw new Error('no tiers for the simulated market');
const market = simulate({ seed: 11, startMs: START, days: DAYS, tiers: known });

/** Cells are 50 USD; the map is compared within 3 % of the price, where the market goes. */
const CELLS = 5;
const REACH = 0.03;

/** What would be liquidated where: positions that no stop would close before. */
function trueCells(positions: readonly OpenPosition[], side: Side, map: LevelMap): Float64Array {
  const usd = new Float64Array(map.longUsd.length);
  for (const position of positions) {
    if (position.side !== side || position.stop !== null) continue;
    const at = Math.floor(position.liquidationPrice / map.cell) - map.firstCell;
    if (at >= 0 && at < usd.length) usd[at] += position.notionalUsd;
  }
  return usd;
}

interface Compared {
  readonly map: Agreement;
  readonly shuffled: Agreement;
}

function compareSide(map: LevelMap, price: number, ms: number, side: Side): Compared {
  const cellOf = (at: number): number => Math.round(at / map.cell) - map.firstCell;
  const [from, to] =
    side === 'long'
      ? [cellOf(price * (1 - REACH)), cellOf(price)]
      : [cellOf(price), cellOf(price * (1 + REACH))];
  const cut = (usd: Float64Array): Float64Array => usd.slice(Math.max(0, from), to);
  const estimate = cut(side === 'long' ? map.longUsd : map.shortUsd);
  const truth = cut(trueCells(market.positionsAt(ms), side, map));
  const order = permutation(estimate.length, drawsOf(ms / 1000));
  const shuffled = estimate.map((_, i) => estimate[order[i]]);
  const agreements = [compareMaps(estimate, truth, map.cell), compareMaps(shuffled, truth, map.cell)];
  if (agreements[0] === null || agreements[1] === null) throw new Error('an empty map');
  return { map: agreements[0], shuffled: agreements[1] };
}

/** Every twelve hours from the third day on, both sides. */
function compareOften(model: ModelName): Compared[] {
  const state = createEngine({ ...DEFAULT_MODEL, model });
  const compared: Compared[] = [];
  let nextMs = START + 2 * DAY;
  for (const event of market.events) {
    const map = readMap(state);
    const price = readPrice(state);
    if (event.recvMs > nextMs && map !== null && price !== null) {
      const wide = widenMap(map, CELLS);
      for (const side of ['long', 'short'] as const) compared.push(compareSide(wide, price, nextMs, side));
      nextMs += DAY / 2;
    }
    applyEvent(state, event);
  }
  return compared;
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

describe.each<[ModelName, number]>([
  ['smooth', 0.25],
  // The market's traders use the ladder's rungs, so the ladder finds their shelves and the kernel blurs them.
  ['ladder', 0.4],
])('the %s map and the true positions', (model, least) => {
  const compared = compareOften(model);
  const of = (which: keyof Compared, figure: keyof Agreement): number =>
    mean(compared.map((one) => one[which][figure]));

  test('agree in shape, and a shuffled map does not', () => {
    expect(compared.length).toBeGreaterThan(40);
    expect(of('map', 'correlation')).toBeGreaterThan(least);
    expect(Math.abs(of('shuffled', 'correlation'))).toBeLessThan(0.08);
  });

  test('agree in place: a third less far away than a shuffled map', () => {
    expect(of('map', 'earthMover')).toBeLessThan((2 / 3) * of('shuffled', 'earthMover'));
  });
});

describe('the scorer on the market’s own liquidations', () => {
  const { buckets, prints } = scoreSession({
    events: () => market.events,
    settings: DEFAULT_MODEL,
    truth: null,
    fromMs: null,
    toMs: null,
    resamples: 0,
  });

  test('finds that the map explains them, and that yesterday’s and the other side’s do not', () => {
    expect(buckets?.mean.usdD2).toBeGreaterThan(0.75);
    expect(buckets?.mean.overGeometry.gain).toBeGreaterThan(0.05);
    expect(Math.abs(buckets?.controls.yesterday.mean.overGeometry.gain ?? 1)).toBeLessThan(0.015);
    expect(Math.abs(buckets?.controls.swapped.mean.overGeometry.gain ?? 1)).toBeLessThan(0.015);
  });

  test('gives about nothing to the map’s own sweeps in a shuffled order', () => {
    const folded = foldLanes(market.events, [{ settings: DEFAULT_MODEL, change: null }], null);
    const truth = ownTruth(market.events);
    if (folded === null || truth === null) throw new Error('nothing to score');
    const bars = barsOf(folded.bars, folded.market.ticksPerUnit, folded.market.lotsPerCoin);
    const table = tableOf(bars, pairBuckets(bars, truth.buckets, null, null).buckets, true, 0);
    for (const side of SIDES) {
      const mass = massOf(table.buckets, folded.lanes[0].swept[side]);
      const order = permutation(mass.length, drawsOf(3));
      const { score } = scoreMass(
        table.sides[side],
        mass.map((_, i) => mass[order[i]]),
      );
      expect(Math.abs(score.overGeometry.gain)).toBeLessThan(0.03);
      expect(score.usdD2).toBeLessThan(0.05);
      expect(Math.abs(score.spearman)).toBeLessThan(0.2);
    }
  });

  test('finds the prints better than chance', () => {
    expect(prints?.n).toBeGreaterThan(1000);
    expect(prints?.nats['uniform']).toBeGreaterThan(0.05);
    expect(prints?.lift10).toBeGreaterThan(5);
    expect(prints?.lift10InCandle).toBeGreaterThan(1.1);
  });
});
