// The desk in the engine worker: rows of its plans, their findings over time, alerts, and answers to questions.
import type { FrameBody } from '../../shared/ipc/frames';
import type { DeskQuestion, DeskQuestions, DeskSetup } from '../../shared/ipc/pipeline';
import type { FiredAlert } from '../../shared/model/alert';
import type { DeskPlan, DeskRow } from '../../shared/model/desk';
import { calmChoices } from '../../shared/risk/calm';
import { cascade } from '../../shared/risk/cascade';
import { deskRow, preparePlan, type PreparedPlan, problemOf } from '../../shared/risk/desk-row';
import { checkDeskPlan, compareChecks } from '../../shared/risk/plan-check';
import { type TierTable, type Tiers, tiersFor } from '../../shared/risk/tiers';
import { type FindingTrack, NO_TRACK } from '../../shared/risk/track-findings';
import type { Moment } from './moment';

export interface Desk {
  setup: DeskSetup;
  /** By plan; void when the plan changes. */
  readonly prepared: Map<string, PreparedPlan>;
  readonly tracks: Map<string, FindingTrack>;
  /** What fired in this session, oldest first. */
  fired: readonly FiredAlert[];
}

export function createDesk(setup: DeskSetup): Desk {
  return { setup, prepared: new Map(), tracks: new Map(), fired: [] };
}

/** Frames about the desk at a moment: its rows, and what fired. */
export function deskFrames(desk: Desk, moment: Moment, tables: readonly TierTable[]): FrameBody[] {
  const rows: DeskRow[] = [];
  const { nowMs, instrument, prepared } = moment;
  for (const kept of desk.setup.plans) {
    const plan = preparedPlan(desk, kept, tiersOf(kept, moment, tables));
    const track = desk.tracks.get(kept.id) ?? NO_TRACK;
    const step = deskRow(plan, prepared, track, nowMs, problemOf(kept, instrument));
    desk.tracks.set(kept.id, step.track);
    rows.push(step.row);
  }
  forget(desk);
  return [{ kind: 'desk', atMs: nowMs, price: prepared.market.price, rows }];
}

/** Another session, or another model: what was found before belongs to another map. */
export function restartDesk(desk: Desk): void {
  desk.prepared.clear();
  desk.tracks.clear();
  desk.fired = [];
}

function preparedPlan(desk: Desk, kept: DeskPlan, tiers: Tiers | null): PreparedPlan {
  const before = desk.prepared.get(kept.id);
  if (before?.kept === kept) return before;
  const plan = preparePlan(kept, tiers);
  desk.prepared.set(kept.id, plan);
  return plan;
}

function forget(desk: Desk): void {
  const ids = new Set(desk.setup.plans.map(({ id }) => id));
  for (const id of desk.tracks.keys()) {
    if (ids.has(id)) continue;
    desk.tracks.delete(id);
    desk.prepared.delete(id);
  }
}

function tiersOf(kept: DeskPlan, { instrument }: Moment, tables: readonly TierTable[]): Tiers | null {
  return tiersFor(tables, kept.venue, kept.symbol === '' ? (instrument?.symbol ?? '') : kept.symbol);
}

type Answers = {
  readonly [Q in keyof DeskQuestions]: (
    ask: DeskQuestions[Q]['ask'],
    moment: Moment,
    desk: Desk,
    tables: readonly TierTable[],
  ) => DeskQuestions[Q]['answer'];
};

const ANSWERS: Answers = {
  check: ({ before, after }, moment, _, tables) => {
    const check = (kept: DeskPlan) => checkDeskPlan(kept, tiersOf(kept, moment, tables), moment.prepared);
    return compareChecks(before === null ? null : check(before), check(after));
  },
  calm: ({ plan, withinPct }, moment, _, tables) =>
    calmChoices(plan, tiersOf(plan, moment, tables), moment.prepared, withinPct),
  cascade: (ask, moment) => cascade(moment.prepared, moment.cascadeMarket, ask),
  brief: () => null,
  zone: () => null,
  alerts: (_, __, desk) => desk.fired.toReversed(),
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

/** Answers a question at the moment on show; null when no session is open. */
export function answerDesk(
  desk: Desk,
  moment: Moment | null,
  tables: readonly TierTable[],
  { name, ask }: DeskQuestion,
): DeskQuestions[keyof DeskQuestions]['answer'] {
  if (moment === null) return NOTHING[name];
  // The table ties question and answer of one name together; TypeScript cannot follow that through the union.
  return ANSWERS[name](ask as never, moment, desk, tables);
}
