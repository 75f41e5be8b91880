// Gathers what a review of the moment on show looks at, out of the engine's history.
import type { EngineState } from '../../shared/engine/engine';
import type { ReviewInput } from '../../shared/brief/review-input';
import type { NowFrame } from '../../shared/ipc/frames';
import { COVERAGE } from '../../shared/model/exchange';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import type { SessionInfo } from '../../shared/model/session-info';
import { weightOf } from '../../shared/risk/weight';
import { countUntil, upperBound } from '../../shared/util/sorted';
import type { History } from './history';
import { type Moment, momentOf } from './moment';

export interface Reviewed {
  readonly state: EngineState;
  readonly history: History;
  readonly session: SessionInfo;
  readonly now: NowFrame;
  readonly moment: Moment;
  readonly measured: CardModel | null;
  readonly card: ModelCard;
}

/** A session that remembers what checks use, and the frame that was made with. */
export interface MomentHolder {
  readonly state: EngineState;
  readonly history: History;
  readonly now: NowFrame | null;
  moment: Moment | null;
  momentOf: NowFrame | null;
}

/** Made once a map: playing on and asking again use the same. */
export function momentNow(open: MomentHolder): Moment {
  const { state, now, history } = open;
  if (open.moment?.nowMs !== state.nowMs || open.momentOf !== now) {
    open.moment = momentOf(state, now?.zones ?? [], now?.stats ?? null, history.gaps);
    open.momentOf = now;
  }
  return open.moment;
}

/** Null before the session's instrument is known. What the history holds beyond the moment is left out. */
export function reviewInput(from: Reviewed): ReviewInput | null {
  const { state, history, session, now, moment } = from;
  const instrument = moment.instrument;
  if (instrument === undefined) return null;
  const { nowMs } = state;
  // A venue without a liquidation feed, or an import without one, knows none: that is not zero.
  const isFed = session.events.liquidation !== undefined && COVERAGE[instrument.exchange] !== 'none';
  const { market } = moment.prepared;
  const past = history.weights.slice(0, countUntil(history.weights, nowMs - 1));
  const weights = market.price === null ? past : [...past, weightOf(market.map, market.price, nowMs)];
  return {
    nowMs,
    prepared: moment.prepared,
    stats: now.stats,
    bars: history.bars,
    count: upperBound(history.bars.closeMs, history.bars.count, nowMs),
    weights,
    liquidations: isFed ? history.liquidations.slice(0, countUntil(history.liquidations, nowMs)) : null,
    gaps: history.gaps.slice(0, countUntil(history.gaps, nowMs)),
    instrument,
    origin: session.origin,
    model: state.settings.model,
    measured: from.measured,
    measuredOn: from.card.market,
  };
}
