// The moment on show, made ready for checks: done once a map, used by every plan.
import { isStale } from '../../shared/context/market-stats';
import type { EngineState } from '../../shared/engine/engine';
import { readMap, readPrice, readPriceMs } from '../../shared/engine/read-map';
import { hasEnoughPast, readThreshold } from '../../shared/engine/read-zones';
import type { Depth } from '../../shared/model/depth';
import type { InstrumentEvent } from '../../shared/model/event';
import type { LevelMap } from '../../shared/model/level-map';
import type { MarketStats } from '../../shared/model/market-stats';
import type { Zone } from '../../shared/model/zone';
import { type CascadeMarket, zoneReaches } from '../../shared/risk/cascade';
import { type MarketContext, prepare, type Prepared } from '../../shared/risk/check';

const NO_MAP: LevelMap = {
  cell: 1,
  firstCell: 0,
  longUsd: new Float64Array(0),
  shortUsd: new Float64Array(0),
};

export interface Moment {
  readonly nowMs: number;
  readonly instrument: InstrumentEvent | undefined;
  readonly prepared: Prepared;
  readonly cascadeMarket: CascadeMarket;
}

/** The state's own time, with the zones and figures that windows were sent. */
export function momentOf(state: EngineState, zones: readonly Zone[], stats: MarketStats | null): Moment {
  const market: MarketContext = {
    price: isFresh(state) ? readPrice(state) : null,
    asOfMs: state.nowMs,
    map: readMap(state) ?? NO_MAP,
    zones,
    zoneThresholdUsdPerCell: hasEnoughPast(state) ? readThreshold(state) : null,
    atrUsd: stats?.atr ?? null,
  };
  const cascadeMarket: CascadeMarket = {
    depth: depthOf(),
    volume24hUsd: stats?.volume24hUsd ?? null,
    reportedShare: state.settings.reportedShare,
  };
  const bare = prepare(market);
  return {
    nowMs: state.nowMs,
    instrument: state.markets.at(0)?.instrument,
    prepared: { ...bare, reaches: zoneReaches(bare, cascadeMarket) },
    cascadeMarket,
  };
}

/** No source records order books yet. */
function depthOf(): Depth | null {
  return null;
}

/** A price from before a hole in the data does not tell where the market stands now. */
function isFresh(state: EngineState): boolean {
  const ms = readPriceMs(state);
  return ms !== null && !isStale(ms, state.nowMs);
}
