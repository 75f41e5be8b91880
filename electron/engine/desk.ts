// The desk in the engine worker: rows of its plans, their findings over time, alerts, and answers to questions.
import { brief } from '../../shared/brief/brief';
import type { ReviewInput } from '../../shared/brief/review-input';
import { zoneContext } from '../../shared/brief/zone-context';
import type { FrameBody } from '../../shared/ipc/frames';
import type { DeskQuestion, DeskQuestions, DeskSetup } from '../../shared/ipc/pipeline';
import type { FiredAlert } from '../../shared/model/alert';
import type { DeskPlan, DeskRow } from '../../shared/model/desk';
import { type AlertState, NO_ALERTS, type PlanNews, stepAlerts } from '../../shared/risk/alerts';
import { calmChoices } from '../../shared/risk/calm';
import { cascade } from '../../shared/risk/cascade';
import { deskRow, preparePlan, type PreparedPlan, problemOf } from '../../shared/risk/desk-row';
import { checkDeskPlan, compareChecks } from '../../shared/risk/plan-check';
import { type TierTable, type Tiers, tiersFor } from '../../shared/risk/tiers';
import { type FindingTrack, NO_TRACK } from '../../shared/risk/track-findings';
import { capital, priceText } from '../../shared/risk/words';
import { tablesAt } from './live-tiers';
import type { Moment } from './moment';

export interface Desk {
  setup: DeskSetup;
  /** By plan; void when the plan changes. */
  readonly prepared: Map<string, PreparedPlan>;
  readonly tracks: Map<string, FindingTrack>;
  alerts: AlertState;
  /** What fired in this session, oldest first. */
  fired: readonly FiredAlert[];
  /** What is wrong with the live feed; null while it is well. */
  feedLost: string | null;
}

/** Alerts kept of one session. */
const MOST_FIRED = 1000;

export function createDesk(setup: DeskSetup): Desk {
  return {
    setup,
    prepared: new Map(),
    tracks: new Map(),
    alerts: NO_ALERTS,
    fired: [],
    feedLost: null,
  };
}

/** Frames about the desk at a moment: its rows, and what fired. `live`: the stream follows the market. */
export function deskFrames(
  desk: Desk,
  moment: Moment,
  tables: readonly TierTable[],
  live: boolean,
): FrameBody[] {
  const rows: DeskRow[] = [];
  const plans: PlanNews[] = [];
  const { nowMs, instrument, prepared } = moment;
  for (const kept of desk.setup.plans) {
    const before = desk.prepared.get(kept.id);
    const isChanged = before !== undefined && !isSamePlan(before.kept, kept);
    const plan = preparedPlan(desk, kept, moment, tables);
    const track = desk.tracks.get(kept.id) ?? NO_TRACK;
    const problem = problemOf(kept, instrument);
    const step = deskRow(plan, prepared, track, nowMs, problem, isChanged);
    desk.tracks.set(kept.id, step.track);
    rows.push(step.row);
    const name = `${capital(kept.side)} ${priceText(plan.plan.entry)}`;
    // What the trader's own hand opened is before their eyes: it is no news.
    const opened = before === undefined || isChanged ? [] : step.opened;
    plans.push({ planId: kept.id, side: kept.side, name, opened });
  }
  forget(desk);
  const frames: FrameBody[] = [{ kind: 'desk', atMs: nowMs, price: prepared.market.price, rows }];
  const fired = stepDeskAlerts(desk, moment, plans, live);
  if (fired.length > 0) frames.push({ kind: 'alerts', fired });
  return frames;
}

function stepDeskAlerts(
  desk: Desk,
  { nowMs, prepared, lastGap }: Moment,
  plans: readonly PlanNews[],
  live: boolean,
): readonly FiredAlert[] {
  const { price, atrUsd, zones } = prepared.market;
  const step = stepAlerts(desk.alerts, {
    nowMs,
    live,
    price,
    atrUsd,
    zones,
    plans,
    feedLost: live ? desk.feedLost : lastGap,
    settings: desk.setup.alerts,
  });
  // After a step back what fired later has not happened yet.
  const before = desk.fired.filter(({ ms }) => ms <= nowMs);
  if (step.fired.length > 0 || before.length < desk.fired.length)
    desk.fired = [...before, ...step.fired].slice(-MOST_FIRED);
  desk.alerts = step.state;
  return step.fired;
}

/** Another session, or another model: what was found before belongs to another map. */
export function restartDesk(desk: Desk): void {
  desk.prepared.clear();
  desk.tracks.clear();
  desk.alerts = NO_ALERTS;
  desk.fired = [];
}

/** The same session with an older past: findings stay open, and what the past makes of the map is no news. */
export function refreshDesk(desk: Desk): void {
  desk.prepared.clear();
  desk.alerts = { ...desk.alerts, zones: null };
}

function preparedPlan(
  desk: Desk,
  kept: DeskPlan,
  moment: Moment,
  tables: readonly TierTable[],
): PreparedPlan {
  const before = desk.prepared.get(kept.id);
  if (before?.kept === kept) return before;
  const plan = preparePlan(kept, tiersOf(kept, moment, tables));
  desk.prepared.set(kept.id, plan);
  return plan;
}

/** Plans come as copies whenever one of them changes. */
function isSamePlan(a: DeskPlan, b: DeskPlan): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function forget(desk: Desk): void {
  const ids = new Set(desk.setup.plans.map(({ id }) => id));
  for (const id of desk.tracks.keys()) {
    if (ids.has(id)) continue;
    desk.tracks.delete(id);
    desk.prepared.delete(id);
  }
}

/** The venue's table for a plan of the desk. */
export function tiersOf(
  kept: DeskPlan,
  { instrument, instruments, tiered }: Moment,
  tables: readonly TierTable[],
): Tiers | null {
  const own = instruments.find(({ exchange }) => exchange === kept.venue) ?? instrument;
  return tiersFor(
    tablesAt(tiered, tables),
    kept.venue,
    kept.symbol === '' ? (own?.symbol ?? '') : kept.symbol,
  );
}

/** What answers are made from. */
export interface Asked {
  readonly moment: Moment;
  /** Gathered only when asked for; null before the instrument is known. */
  readonly review: () => ReviewInput | null;
  readonly desk: Desk;
  readonly tables: readonly TierTable[];
}

type Answers = {
  readonly [Q in keyof DeskQuestions]: (
    ask: DeskQuestions[Q]['ask'],
    asked: Asked,
  ) => DeskQuestions[Q]['answer'];
};

const ANSWERS: Answers = {
  check: ({ before, after }, { moment, tables }) => {
    const check = (kept: DeskPlan) => checkDeskPlan(kept, tiersOf(kept, moment, tables), moment.prepared);
    return compareChecks(before === null ? null : check(before), check(after));
  },
  calm: ({ plan, withinPct }, { moment, tables }) =>
    calmChoices(plan, tiersOf(plan, moment, tables), moment.prepared, withinPct),
  cascade: (ask, { moment }) => cascade(moment.prepared, moment.cascadeMarket, ask),
  brief: (_, { review }) => {
    const input = review();
    return input === null ? null : brief(input);
  },
  zone: ({ id }, { review, moment }) => {
    const input = review();
    const zone = moment.prepared.market.zones.find((zone) => zone.id === id);
    return input === null || zone === undefined ? null : zoneContext(input, zone);
  },
  alerts: (_, { desk, moment }) => desk.fired.filter(({ ms }) => ms <= moment.nowMs).toReversed(),
};

/** What each question is answered with while no session is open. */
const NOTHING: { readonly [Q in keyof DeskQuestions]: DeskQuestions[Q]['answer'] } = {
  check: null,
  calm: null,
  cascade: { cascade: null, problem: 'No session is open.' },
  brief: null,
  zone: null,
  alerts: [],
};

/** Answers a question at the moment on show. */
export function answerDesk(
  { name, ask }: DeskQuestion,
  asked: Asked | null,
): DeskQuestions[keyof DeskQuestions]['answer'] {
  if (asked === null) return NOTHING[name];
  // The table ties question and answer of one name together; TypeScript cannot follow that through the union.
  return ANSWERS[name](ask as never, asked);
}
