// Looks for the moments at which findings of the trader's plans open: one more way through the session, from a checkpoint
// on, that judges the plans whenever bars close. Between two bars the map stands still, so nothing is missed.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { applyEvent, type EngineState } from '../../shared/engine/engine';
import type { DeskPlan } from '../../shared/model/desk';
import { joinedPlan } from '../../shared/model/desk';
import type { CardModel } from '../../shared/model/model-card';
import type { Plan } from '../../shared/model/plan';
import type { SessionInfo } from '../../shared/model/session-info';
import { type Find, findIn, type Found } from '../../shared/playback/find';
import { judge, liquidationOf, tellFacts } from '../../shared/risk/check';
import { problemOf } from '../../shared/risk/desk-row';
import type { TierTable, Tiers } from '../../shared/risk/tiers';
import { type FindingTrack, HOLD_MS, NO_TRACK, stepFindings } from '../../shared/risk/track-findings';
import { capital, priceText } from '../../shared/risk/words';
import { tiersOf } from './desk';
import type { History } from './history';
import { type Moment, momentOf } from './moment';
import { nowBody } from './publisher';
import { draftTiers } from './risk';

/** What is judged: the plan of the entry check (null: none), and those of the desk. */
export interface Judged {
  readonly draft: Plan | null;
  readonly plans: readonly DeskPlan[];
}

export interface FindingSearch {
  readonly judged: Judged;
  /** The checkpoint that its way starts at: the number of its event, how many lie before the first one tried. */
  readonly seq: number;
  readonly back: number;
  /** From here on it knows what is new, ms: what stood at the start and shortly before has been seen. */
  readonly sinceMs: number;
  readonly tracks: Map<string, FindingTrack>;
  /** Moments found so far, rising. */
  readonly found: Found[];
  /** How far it is; null until its way begins. */
  readonly state: EngineState | null;
  isDone: boolean;
}

/** What a search looks at beside the events. */
export interface Searched {
  readonly session: SessionInfo;
  readonly history: History;
  readonly measured: CardModel | null;
  readonly tables: readonly TierTable[];
}

/** Ready to start at the checkpoint which knows what is new at `ms`, or so many checkpoints further back. */
export function createSearch(
  judged: Judged,
  checkpoints: readonly { readonly seq: number; readonly ms: number }[],
  ms: number,
  back: number,
): FindingSearch {
  const nearest = checkpoints.findLastIndex((one) => one.ms + HOLD_MS <= ms);
  const start = checkpoints.at(Math.max(-1, nearest - back));
  const isFirst = nearest - back < 0 || start === undefined;
  const [seq, sinceMs] = isFirst ? [0, Number.NEGATIVE_INFINITY] : [start.seq, start.ms + HOLD_MS];
  return { judged, seq, back, sinceMs, tracks: new Map(), found: [], state: null, isDone: false };
}

/** The way through the session begins, with the state there. */
export function beginSearch(search: FindingSearch, state: EngineState): FindingSearch {
  return { ...search, tracks: new Map(), found: [], isDone: false, state };
}

/** Whether a search is of these plans, and began early enough to tell what is new at `ms`. */
export function canTell(search: FindingSearch, { draft, plans }: Judged, ms: number): boolean {
  // Plans come as copies whenever anything of the desk changes.
  const isSame = JSON.stringify(search.judged) === JSON.stringify({ draft, plans });
  return isSame && search.sinceMs <= ms;
}

/** Folds the next EventBatch; one that was sent before the way began is of another and does nothing. */
export function searchBatch(search: FindingSearch, from: Searched, bytes: Uint8Array): void {
  const { state } = search;
  if (state === null) return;
  for (const event of decodeBatch(bytes)) {
    if (applyEvent(state, event).length > 0) look(search, state, from);
  }
  search.isDone = state.lastSeq >= from.session.lastSeq;
}

/** The moment asked for; null when the session has none; `on` while the way goes on, `back` to start further back. */
export function answerOf(search: FindingSearch, find: Find): Found | null | 'on' | 'back' {
  const { found, state, isDone, seq } = search;
  const moment = findIn(found, find);
  if (find.direction === 1) return moment ?? (isDone ? null : 'on');
  if (!isDone && (state?.nowMs ?? 0) < find.atMs) return 'on';
  return moment ?? (seq === 0 ? null : 'back');
}

function look(search: FindingSearch, state: EngineState, from: Searched): void {
  const { history, tables } = from;
  const { zones, stats } = nowBody({ ...from, state });
  const moment = momentOf(state, zones, stats, history.gaps);
  const { draft, plans } = search.judged;
  if (draft !== null) step(search, 'draft', 'Entry check', draft, draftTiers(moment, draft, tables), moment);
  for (const kept of plans) {
    if (kept.status === 'closed' || problemOf(kept, moment.instrument) !== null) continue;
    const plan = joinedPlan(kept);
    const name = `${capital(kept.side)} ${priceText(plan.entry)}`;
    step(search, kept.id, name, plan, tiersOf(kept, moment, tables), moment);
  }
}

/** One plan at a moment: what is a warning and has just opened is worth going to. */
function step(
  { tracks, found, sinceMs }: FindingSearch,
  id: string,
  name: string,
  plan: Plan,
  tiers: Tiers | null,
  { nowMs, prepared }: Moment,
): void {
  const liquidation = liquidationOf(plan, tiers);
  const facts = judge(plan, liquidation, prepared);
  const tell = () => tellFacts(facts, plan, liquidation, prepared);
  const { track, opened } = stepFindings(tracks.get(id) ?? NO_TRACK, facts, tell, nowMs);
  tracks.set(id, track);
  if (nowMs < sinceMs) return;
  for (const { severity, text } of opened) {
    if (severity === 'danger' || severity === 'caution') found.push({ ms: nowMs, words: `${name}: ${text}` });
  }
}
