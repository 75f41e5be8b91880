// What the panels know of the session: an immutable view of the replica, renewed at most once an animation frame, while playing at a pace that eyes follow.
import { create } from 'zustand';
import type { DeskFrame, HelloFrame, NowFrame, TimeFrame } from '../../shared/ipc/frames';
import type { FiredAlert } from '../../shared/model/alert';
import type { LiveStatus } from '../../shared/model/live';
import type { HeatScale } from '../../shared/model/heat-scale';
import type { GapSpan } from '../../shared/model/session-info';
import type { BandId } from '../../shared/model/leverage-bands';
import type { CheckResult } from '../../shared/model/plan';
import { scaleAt } from '../heatmap/scale-rows';
import type { Liquidations } from './replica-liquidations';
import type { Replica } from './replica';

export interface SessionView {
  readonly hello: HelloFrame | null;
  /** The leverage bands that the map is of; null for all. */
  readonly tiers: readonly BandId[] | null;
  readonly now: NowFrame | null;
  readonly risk: CheckResult | null;
  readonly desk: DeskFrame | null;
  readonly fired: readonly FiredAlert[];
  readonly time: TimeFrame | null;
  readonly problems: readonly string[];
  readonly live: LiveStatus | null;
  readonly gaps: readonly GapSpan[];
  /** Where the last finished column ends, Unix ms; null without one. */
  readonly columnsToMs: number | null;
  readonly scales: readonly HeatScale[];
  /** The replica's own table, which changes in place: `liquidationsVersion` says when. */
  readonly liquidations: Liquidations | null;
  readonly liquidationsVersion: number;
}

const NOTHING: SessionView = {
  hello: null,
  tiers: null,
  now: null,
  risk: null,
  desk: null,
  fired: [],
  time: null,
  problems: [],
  live: null,
  gaps: [],
  columnsToMs: null,
  scales: [],
  liquidations: null,
  liquidationsVersion: 0,
};

export const useSession = create<SessionView>()(() => NOTHING);

function columnsTo({ hello, columns }: Replica): number | null {
  return hello && Number.isFinite(columns.last) ? (columns.last + 1) * hello.barMs : null;
}

/** Copies what the panels need out of the replica; equal parts keep their identity, so nothing else renders. */
export function publish(replica: Replica): void {
  useSession.setState({
    hello: replica.hello,
    tiers: replica.tiers,
    now: replica.now,
    risk: replica.risk,
    desk: replica.desk,
    fired: replica.fired,
    time: replica.time,
    problems: replica.problems,
    live: replica.live,
    gaps: replica.gaps,
    columnsToMs: columnsTo(replica),
    scales: replica.scales,
    liquidations: replica.liquidations,
    liquidationsVersion: replica.liquidations.version,
  });
}

const scaleNow = (scales: readonly HeatScale[], { now, time }: SessionView): HeatScale | null =>
  scaleAt(scales, now?.atMs ?? time?.atMs ?? Number.POSITIVE_INFINITY);

/** The colour scale that holds now; null while none is known. */
export function useScale(): HeatScale | null {
  return useSession((session) => scaleNow(session.scales, session));
}

/** Which of some scales holds now. */
export function useScaleOf(scales: readonly HeatScale[]): HeatScale | null {
  return useSession((session) => scaleNow(scales, session));
}
