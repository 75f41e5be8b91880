// Engine speed, as ratios measured in one run: rebuilding columns against allocating and copying them.
import { applyEvent, createEngine } from '../../shared/engine/engine';
import { addCells } from '../../shared/engine/level-book';
import type { Market } from '../../shared/engine/market';
import { BTC } from '../../shared/engine/walk.test-support';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { BarEvent } from '../../shared/model/event';
import type { ModelSettings, Placement } from '../../shared/model/settings';

export interface RebuildResult {
  readonly columns: number;
  readonly bins: number;
  readonly distances: number;
  readonly rebuildMs: number;
  readonly copyMs: number;
  /** Rebuild over allocate-and-copy of the same output. */
  readonly ratio: number;
}

const START = 1_767_225_600_000;

/** A bar of a price that swings over `swing` cells, so that the book keeps about the asked width. */
function barAt(i: number, swing: number): BarEvent {
  const wave = Math.sin(i / 37) * 0.6 + Math.sin(i / 411) * 0.4;
  const middle = 900_000 + Math.round(wave * swing * 50);
  const openMs = START + i * 60_000;
  return {
    kind: 'bar',
    seq: i + 2,
    recvMs: openMs + 60_000,
    exchMs: openMs + 60_000,
    inst: 0,
    openMs,
    intervalMs: 60_000,
    openTicks: middle,
    highTicks: middle + 300,
    lowTicks: middle - 300,
    closeTicks: middle + 50,
    volumeLots: 200_000 + (i % 97) * 3000,
    takerBuyLots: null,
    trades: null,
  };
}

function settingsWith(smooth: readonly Placement[]): ModelSettings {
  return { ...DEFAULT_MODEL, smooth };
}

/** Folds `columns` bars and writes both sides' sums of every column, `bins` cells a side, into one output. */
export function benchRebuild(columns: number, bins: number, places: readonly Placement[]): RebuildResult {
  const settings = settingsWith(places);
  const first = 90_000 - bins / 2;
  let rebuildMs = Number.POSITIVE_INFINITY;
  let copyMs = Number.POSITIVE_INFINITY;
  const source = new Float64Array(bins * 2).fill(1);
  for (let round = 0; round < 3; round++) {
    const begin = performance.now();
    const state = createEngine(settings);
    applyEvent(state, BTC);
    const market: Market = state.markets[0];
    const out: Float64Array[] = [];
    for (let i = 0; i < columns; i++) {
      applyEvent(state, barAt(i, bins / 6));
      const column = new Float64Array(bins * 2);
      addCells(market.long, first, first + bins, column, first);
      addCells(market.short, first, first + bins, column, first - bins);
      if (out.length < 1000) out.push(column);
      else out[i % 1000] = column;
    }
    rebuildMs = Math.min(rebuildMs, performance.now() - begin);
    const middle = performance.now();
    for (let i = 0; i < columns; i++) {
      const column = new Float64Array(bins * 2);
      column.set(source);
      out[i % 1000] = column;
    }
    copyMs = Math.min(copyMs, performance.now() - middle);
  }
  return { columns, bins, distances: places.length, rebuildMs, copyMs, ratio: rebuildMs / copyMs };
}

/** Cost of one trade applied and of one bar closed with its column, microseconds, mean over a long run. */
export function benchLive(): { tradeUs: number; barUs: number } {
  const state = createEngine(DEFAULT_MODEL);
  applyEvent(state, BTC);
  const bars = 5000;
  let begin = performance.now();
  for (let i = 0; i < bars; i++) applyEvent(state, barAt(i, 200));
  const barUs = ((performance.now() - begin) / bars) * 1000;
  const trades = 500_000;
  const at = START + bars * 60_000;
  begin = performance.now();
  for (let i = 0; i < trades; i++) {
    applyEvent(state, {
      kind: 'trade',
      seq: bars + i + 2,
      recvMs: at + i,
      exchMs: at + i,
      inst: 0,
      priceTicks: 900_000 + (i % 400),
      qtyLots: 10,
      takerBuy: true,
    });
  }
  return { tradeUs: ((performance.now() - begin) / trades) * 1000, barUs };
}
