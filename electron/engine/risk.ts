// The check of the trader's plan against the map of this moment.
import type { EngineState } from '../../shared/engine/engine';
import { isStale } from '../../shared/context/market-stats';
import { readMap, readPrice, readPriceMs } from '../../shared/engine/read-map';
import { hasEnoughPast, readThreshold } from '../../shared/engine/read-zones';
import type { LevelMap } from '../../shared/model/level-map';
import type { Zone } from '../../shared/model/zone';
import type { CheckResult, Plan } from '../../shared/model/plan';
import { checkPlan } from '../../shared/risk/check';
import { type TierTable, tiersFor } from '../../shared/risk/tiers';

const NO_MAP: LevelMap = {
  cell: 1,
  firstCell: 0,
  longUsd: new Float64Array(0),
  shortUsd: new Float64Array(0),
};

/** Answers the plan at the state's own time against its `zones`; `atrUsd` is the market's mean hourly range where it is known. */
export function checkNow(
  state: EngineState,
  plan: Plan,
  tables: readonly TierTable[],
  atrUsd: number | null,
  zones: readonly Zone[],
): CheckResult {
  const symbol = state.markets.at(0)?.instrument.symbol ?? '';
  return checkPlan(plan, {
    price: isFresh(state) ? readPrice(state) : null,
    asOfMs: state.nowMs,
    map: readMap(state) ?? NO_MAP,
    zones,
    zoneThresholdUsdPerCell: hasEnoughPast(state) ? readThreshold(state) : null,
    tiers: tiersFor(tables, plan.venue, symbol),
    atrUsd,
  });
}

/** A price from before a hole in the data does not tell where the market stands now. */
function isFresh(state: EngineState): boolean {
  const ms = readPriceMs(state);
  return ms !== null && !isStale(ms, state.nowMs);
}
