// What a window knows, folded from the frames that it got. Plain data: no DOM, no drawing.
import type { DeskFrame, Frame, HelloFrame, NowFrame, TimeFrame } from '../../shared/ipc/frames';
import type { FiredAlert } from '../../shared/model/alert';
import type { LiveStatus } from '../../shared/model/live';
import type { HeatScale } from '../../shared/model/heat-scale';
import type { BandId } from '../../shared/model/leverage-bands';
import type { CheckResult } from '../../shared/model/plan';
import type { GapSpan } from '../../shared/model/session-info';
import type { Bars } from './replica-bars';
import { addBars, rewindBars } from './replica-bars';
import type { Columns } from './replica-columns';
import { addColumns, rewindColumns } from './replica-columns';
import type { Liquidations } from './replica-liquidations';
import { addLiquidations, createLiquidations, rewindLiquidations } from './replica-liquidations';
import { createPageTable } from './replica-pages';

/** Which parts of a replica a frame changed, as bits of one number. */
export const Change = {
  None: 0,
  Hello: 1,
  Columns: 2,
  Bars: 4,
  Liquidations: 8,
  Gaps: 16,
  Scales: 32,
  Now: 64,
  Risk: 128,
  Time: 256,
  Problems: 512,
  Desk: 1024,
  Alerts: 2048,
  Live: 4096,
  Tiers: 8192,
} as const;

const EVERYTHING = 4095 | Change.Tiers;

/** Alerts kept for the window; the engine keeps the whole log. */
const MOST_FIRED = 200;

export interface Replica {
  /** Null until the first snapshot; nothing else is known before it. */
  hello: HelloFrame | null;
  columns: Columns;
  bars: Bars;
  liquidations: Liquidations;
  gaps: readonly GapSpan[];
  scales: readonly HeatScale[];
  /** What columns and now are of: some leverage bands, or null for the whole map. */
  tiers: readonly BandId[] | null;
  now: NowFrame | null;
  risk: CheckResult | null;
  desk: DeskFrame | null;
  /** Alerts since the window opened, oldest first. */
  fired: readonly FiredAlert[];
  time: TimeFrame | null;
  /** What is wrong, one sentence each. */
  problems: readonly string[];
  /** How the live market is; null while none is followed or tried. */
  live: LiveStatus | null;
  /** Number of the last frame; a hole after it means that a snapshot must be asked for. */
  frameSeq: number;
}

/** A replica that knows nothing yet. */
export function createReplica(): Replica {
  return {
    hello: null,
    columns: createPageTable(),
    bars: createPageTable(),
    liquidations: createLiquidations(),
    gaps: [],
    scales: [],
    tiers: null,
    now: null,
    risk: null,
    desk: null,
    fired: [],
    time: null,
    problems: [],
    live: null,
    frameSeq: 0,
  };
}

function restart(replica: Replica, hello: HelloFrame): number {
  replica.hello = hello;
  replica.columns = createPageTable(replica.columns.version + 1);
  replica.bars = createPageTable(replica.bars.version + 1);
  replica.liquidations = createLiquidations(replica.liquidations.version + 1);
  replica.gaps = [];
  replica.scales = [];
  replica.tiers = null;
  replica.now = null;
  replica.risk = null;
  replica.desk = null;
  replica.time = null;
  return EVERYTHING;
}

function rewind(replica: Replica, toMs: number, barMs: number): number {
  let change: number = Change.None;
  if (rewindColumns(replica.columns, toMs, barMs)) change |= Change.Columns;
  if (rewindBars(replica.bars, toMs, barMs)) change |= Change.Bars;
  if (rewindLiquidations(replica.liquidations, toMs)) change |= Change.Liquidations;
  if (replica.gaps.some((gap) => gap.toMs > toMs)) {
    replica.gaps = replica.gaps
      .filter((gap) => gap.fromMs < toMs)
      .map((gap) => (gap.toMs > toMs ? { ...gap, toMs } : gap));
    change |= Change.Gaps;
  }
  if (replica.scales.some((scale) => scale.sinceMs > toMs)) {
    replica.scales = replica.scales.filter((scale) => scale.sinceMs <= toMs);
    change |= Change.Scales;
  }
  if (replica.now && replica.now.atMs > toMs) {
    replica.now = null;
    change |= Change.Now;
  }
  if (replica.risk && replica.risk.asOfMs > toMs) {
    replica.risk = null;
    change |= Change.Risk;
  }
  if (replica.desk && replica.desk.atMs > toMs) {
    replica.desk = null;
    change |= Change.Desk;
  }
  return change;
}

/**
 * Folds one frame into the replica and says what changed, as bits of Change. Frames other than `hello` and
 * `health` or `live` mean nothing before the first `hello` and change nothing. Columns and bars may come in any order.
 */
export function applyFrame(replica: Replica, frame: Frame): number {
  replica.frameSeq = frame.frameSeq;
  if (frame.kind === 'hello') return restart(replica, frame);
  if (frame.kind === 'health') {
    replica.problems = frame.problems;
    return Change.Problems;
  }
  if (frame.kind === 'live') {
    replica.live = frame.status;
    return Change.Live;
  }
  if (!replica.hello) return Change.None;
  const { barMs } = replica.hello;
  switch (frame.kind) {
    case 'columns':
      addColumns(replica.columns, frame, barMs);
      return Change.Columns;
    case 'bars':
      addBars(replica.bars, frame, barMs);
      return Change.Bars;
    case 'liquidations':
      addLiquidations(replica.liquidations, frame);
      return Change.Liquidations;
    case 'gaps':
      replica.gaps = frame.gaps;
      return Change.Gaps;
    case 'scales':
      replica.scales = frame.scales;
      return Change.Scales;
    case 'now':
      replica.now = frame;
      return Change.Now;
    case 'risk':
      replica.risk = frame.check;
      return Change.Risk;
    case 'desk':
      replica.desk = frame;
      return Change.Desk;
    case 'alerts':
      replica.fired = [...replica.fired, ...frame.fired].slice(-MOST_FIRED);
      return Change.Alerts;
    case 'tiers':
      replica.tiers = frame.tiers;
      return Change.Tiers;
    case 'time':
      replica.time = frame;
      return Change.Time;
    case 'rewind':
      return rewind(replica, frame.toMs, barMs);
    default: {
      const unknown: never = frame;
      return unknown;
    }
  }
}
