// Looks for the moments at which findings of the trader's plans open: one more way through the whole session, that
// judges the plans whenever bars close. Between two bars the map stands still, so no finding of the map is missed.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { applyEvent, createEngine, type EngineState } from '../../shared/engine/engine';
import type { DeskPlan } from '../../shared/model/desk';
import { joinedPlan } from '../../shared/model/desk';
import type { CardModel } from '../../shared/model/model-card';
import type { Plan } from '../../shared/model/plan';
import type { SessionInfo } from '../../shared/model/session-info';
import type { Find, Found } from '../../shared/playback/find';
import { judge, liquidationOf, tellFacts } from '../../shared/risk/check';
import { problemOf } from '../../shared/risk/desk-row';
import type { TierTable, Tiers } from '../../shared/risk/tiers';
import { type FindingTrack, NO_TRACK, stepFindings } from '../../shared/risk/track-findings';
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
  readonly tracks: Map<string, FindingTrack>;
  /** Moments found so far, rising. */
  readonly found: Found[];
  /** How far it is; null until its way begins. */
  state: EngineState | null;
  isDone: boolean;
}

/** What a search looks at beside the events. */
export interface Searched {
  readonly session: SessionInfo;
  readonly history: History;
  readonly measured: CardModel | null;
  readonly tables: readonly TierTable[];
}

export function createSearch(judged: Judged): FindingSearch {
  return { judged, tracks: new Map(), found: [], state: null, isDone: false };
}

export function isSearchOf(search: FindingSearch, { draft, plans }: Judged): boolean {
  return search.judged.draft === draft && search.judged.plans === plans;
}

/** The way through the session begins. */
export function beginSearch(search: FindingSearch, settings: EngineState['settings']): void {
  search.state = createEngine(settings);
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

/** Whether the search is far enough to answer. */
export function isSettled({ isDone, found, state }: FindingSearch, { direction, atMs }: Find): boolean {
  if (isDone) return true;
  return direction === 1 ? (found.at(-1)?.ms ?? 0) > atMs : (state?.nowMs ?? 0) >= atMs;
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
  { tracks, found }: FindingSearch,
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
  for (const { severity, text } of opened) {
    if (severity === 'danger' || severity === 'caution') found.push({ ms: nowMs, words: `${name}: ${text}` });
  }
}
