// What a review looks at: one moment's map, zones and market, with their past.
import type { LiquidationPoint } from '../context/market-stats';
import type { BarTable } from '../model/bar-table';
import type { WeightPoint } from '../model/brief';
import type { InstrumentEvent } from '../model/event';
import type { MarketStats } from '../model/market-stats';
import type { CardModel } from '../model/model-card';
import type { GapSpan, Origin } from '../model/session-info';
import type { ModelName } from '../model/settings';
import type { Prepared } from '../risk/check';

export interface ReviewInput {
  readonly nowMs: number;
  readonly prepared: Prepared;
  readonly stats: MarketStats;
  /** The first `count` bars are closed by now. */
  readonly bars: BarTable;
  readonly count: number;
  /** One an hour up to now, oldest first. */
  readonly weights: readonly WeightPoint[];
  /** Reported up to now, rising; null where the session has no such feed. */
  readonly liquidations: readonly LiquidationPoint[] | null;
  readonly gaps: readonly GapSpan[];
  readonly instrument: InstrumentEvent;
  readonly origin: Origin;
  readonly model: ModelName;
  /** What was measured of these settings; null when nothing was. */
  readonly measured: CardModel | null;
  /** Where that was measured, in words. */
  readonly measuredOn: string;
}
