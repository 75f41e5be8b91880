// The moment on show, made ready for checks: done once a map, used by every plan.
import { isStale } from '../../shared/context/market-stats';
import type { EngineState } from '../../shared/engine/engine';
import { readDepth } from '../../shared/engine/read-depth';
import { readMap } from '../../shared/engine/read-map';
import { hasEnoughPast, readThreshold } from '../../shared/engine/read-zones';
import type { InstrumentEvent } from '../../shared/model/event';
import type { LevelMap } from '../../shared/model/level-map';
import type { MarketStats } from '../../shared/model/market-stats';
import type { Zone } from '../../shared/model/zone';
import { type CascadeMarket, zoneReaches } from '../../shared/risk/cascade';
import { type MarketContext, prepare, type Prepared } from '../../shared/risk/check';
import { countUntil } from '../../shared/util/sorted';
import type { KnownGap } from './history';
import type { TieredMarket } from './live-tiers';
import { priceNow } from './price';

const NO_MAP: LevelMap = {
  cell: 1,
  firstCell: 0,
  longUsd: new Float64Array(0),
  shortUsd: new Float64Array(0),
};

export interface Moment {
  readonly nowMs: number;
  readonly instrument: InstrumentEvent | undefined;
  readonly instruments: readonly InstrumentEvent[];
  /** The markets with the margin tiers that their venues gave. */
  readonly tiered: readonly TieredMarket[];
  readonly prepared: Prepared;
  readonly cascadeMarket: CascadeMarket;
  /** A hole that was noticed in the last minutes, one sentence; null for none. */
  readonly lastGap: string | null;
}

/** The state's own time, with the zones and figures that windows were sent. */
export function momentOf(
  state: EngineState,
  zones: readonly Zone[],
  stats: MarketStats | null,
  gaps: readonly KnownGap[] = [],
): Moment {
  // A price from before a hole in the data does not tell where the market stands now.
  const last = priceNow(state);
  const market: MarketContext = {
    price: last !== null && !isStale(last.ms, state.nowMs) ? last.price : null,
    lastPriceMs: last?.ms ?? null,
    asOfMs: state.nowMs,
    map: readMap(state) ?? NO_MAP,
    zones,
    zoneThresholdUsdPerCell: hasEnoughPast(state) ? readThreshold(state) : null,
    atrUsd: stats?.atr ?? null,
  };
  const cascadeMarket: CascadeMarket = {
    depth: readDepth(state),
    volume24hUsd: stats?.volume24hUsd ?? null,
    reportedShare: state.settings.reportedShare,
  };
  const bare = prepare(market);
  return {
    nowMs: state.nowMs,
    instrument: state.markets.at(0)?.instrument,
    instruments: state.markets.map(({ instrument }) => instrument),
    tiered: state.markets.map(({ instrument, tiers }) => ({ instrument, tiers })),
    prepared: { ...bare, reaches: zoneReaches(bare, cascadeMarket) },
    cascadeMarket,
    lastGap: lastGapOf(gaps, state.nowMs),
  };
}

const LATELY_MS = 300_000;

function lastGapOf(gaps: readonly KnownGap[], nowMs: number): string | null {
  const gap = gaps.at(countUntil(gaps, nowMs) - 1);
  if (gap === undefined || gap.ms > nowMs || nowMs - gap.ms > LATELY_MS) return null;
  const minutes = Math.max(1, Math.round((gap.toMs - gap.fromMs) / 60_000));
  return `About ${minutes} min of ${gap.stream} events are missing: ${gap.reason}.`;
}
