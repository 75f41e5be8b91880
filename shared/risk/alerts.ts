// The alert rules: one step from what is known now to what fires. Session time only.
import type { AlertKind, AlertRule, AlertSettings, FiredAlert, QuietHours } from '../model/alert';
import type { TrackedFinding } from '../model/desk';
import type { Side } from '../model/side';
import type { Zone } from '../model/zone';
import { type WatchedZone, watchZones, type ZoneNews } from './alert-zones';
import { type AlertWords, findingWords, feedWords, nearWords, zoneAlertWords } from './alert-words';

/** Plain data: a copy is a checkpoint. */
export interface AlertState {
  /** Time of the last step, and number of the last alert. */
  readonly ms: number;
  readonly n: number;
  /** Null before the first step: what stands there then has not just formed. */
  readonly zones: readonly WatchedZone[] | null;
  /** Rule and zone of each alert that has told the price near, until it is clearly away again. */
  readonly near: readonly string[];
  /** When each rule last said each thing. */
  readonly said: Readonly<Record<string, number>>;
  readonly isFeedLost: boolean;
}

export const NO_ALERTS: AlertState = { ms: 0, n: 0, zones: null, near: [], said: {}, isFeedLost: false };

export interface PlanNews {
  readonly planId: string;
  readonly side: Side;
  /** The plan in a few words, for a reader. */
  readonly name: string;
  readonly opened: readonly TrackedFinding[];
}

export interface AlertInput {
  readonly nowMs: number;
  /** False in a replay: nothing rings. */
  readonly live: boolean;
  readonly price: number | null;
  readonly atrUsd: number | null;
  readonly zones: readonly Zone[];
  readonly plans: readonly PlanNews[];
  /** What is wrong with the feed, one sentence; null while it is well. */
  readonly feedLost: string | null;
  readonly settings: AlertSettings;
}

/** Near ends at this many times the distance at which it began, so that hovering about it is told once. */
const AWAY = 1.5;
/** A step longer than this is a jump: what changed meanwhile did not happen before our eyes. */
const JUMP_MS = 3_600_000;
const DAY_MINUTES = 1440;

interface Candidate {
  readonly rule: AlertRule;
  /** What the cool-down counts by. */
  readonly key: string;
  readonly planId: string | null;
  readonly zoneId: string | null;
  readonly words: AlertWords;
}

/** One step. A step back in time, or a jump, starts anew, so that a seek sets nothing off. */
export function stepAlerts(
  before: AlertState,
  input: AlertInput,
): { readonly state: AlertState; readonly fired: readonly FiredAlert[] } {
  const { nowMs, settings } = input;
  const isJump = nowMs < before.ms || nowMs - before.ms > JUMP_MS;
  const state = isJump ? { ...NO_ALERTS, n: before.n, isFeedLost: before.isFeedLost } : before;
  const news = watchZones(state.zones ?? [], input.zones, nowMs);
  const isFirst = state.zones === null;
  const near: string[] = [];
  const rules = settings.rules.filter(({ on }) => on);
  const candidates = rules.flatMap((rule) => candidatesOf(rule, input, news, state, isFirst, near));
  const said: Record<string, number> = { ...state.said };
  const fired: FiredAlert[] = [];
  let n = state.n;
  for (const { rule, key, planId, zoneId, words } of candidates) {
    const last = said[key];
    if (last !== undefined && nowMs - last < rule.coolDownMs) continue;
    said[key] = nowMs;
    const quiet = isQuiet(settings.quiet, nowMs);
    const { kind, id: ruleId, sound, notify } = rule;
    fired.push({
      n: ++n,
      ms: nowMs,
      ruleId,
      kind,
      planId,
      zoneId,
      ...words,
      live: input.live,
      quiet,
      sound,
      notify,
    });
  }
  const zones = markTold(news.watched, candidates, input.price);
  return { state: { ms: nowMs, n, zones, near, said, isFeedLost: input.feedLost !== null }, fired };
}

function candidatesOf(
  rule: AlertRule,
  input: AlertInput,
  news: ZoneNews,
  state: AlertState,
  isFirst: boolean,
  near: string[],
): Candidate[] {
  const plan = rule.planId === null ? null : input.plans.find(({ planId }) => planId === rule.planId);
  if (plan === undefined) return [];
  const isMeant = ({ zone }: WatchedZone): boolean =>
    zone.usd >= (rule.leastUsd ?? 0) && (plan === null || zone.side === plan.side);
  const about = (item: WatchedZone, words: AlertWords): Candidate => ({
    rule,
    key: `${rule.id} ${item.key}`,
    planId: rule.planId,
    zoneId: item.zone.id,
    words,
  });
  switch (rule.kind) {
    case 'near-zone':
      return nearZones(rule, input, news.standing.filter(isMeant), state, near).map((item) =>
        about(item, nearWords(item.zone, input, rule)),
      );
    case 'zone-formed':
      return isFirst
        ? []
        : news.formed.filter(isMeant).map((item) => about(item, zoneAlertWords('zone-formed', item, rule)));
    case 'zone-grown':
      return news.standing
        .filter((item) => isMeant(item) && hasGrown(item, rule))
        .map((item) => about(item, zoneAlertWords('zone-grown', item, rule)));
    case 'zone-swept':
      return isFirst
        ? []
        : sweptZones(rule, input.price, news)
            .filter(isMeant)
            .map((item) => about(item, zoneAlertWords('zone-swept', item, rule)));
    case 'finding-opened':
      return openedFindings(rule, plan === null ? input.plans : [plan]);
    case 'feed-lost':
    default:
      return input.feedLost === null || state.isFeedLost
        ? []
        : [{ rule, key: rule.id, planId: null, zoneId: null, words: feedWords(input.feedLost) }];
  }
}

/** Zones that the price has come near to; `near` collects all that it is near to, told or not. */
function nearZones(
  rule: AlertRule,
  { price, atrUsd }: AlertInput,
  zones: readonly WatchedZone[],
  state: AlertState,
  near: string[],
): WatchedZone[] {
  if (price === null) return [];
  return zones.filter((item) => {
    const { low, high } = item.zone;
    const usd = price < low ? low - price : price > high ? price - high : 0;
    const key = `${rule.id} ${item.key}`;
    const wasNear = state.near.includes(key);
    const factor = wasNear ? AWAY : 1;
    const byPct = rule.withinPct !== null && (usd / price) * 100 <= rule.withinPct * factor;
    const byAtr = rule.withinAtr !== null && atrUsd !== null && usd <= rule.withinAtr * atrUsd * factor;
    if (!byPct && !byAtr) return false;
    near.push(key);
    return !wasNear;
  });
}

function hasGrown({ zone, baseUsd }: WatchedZone, { share }: AlertRule): boolean {
  return share !== null && baseUsd > 0 && zone.usd >= baseUsd * (1 + share);
}

/** Zones of which enough is gone, and those that are gone since the price has passed their middle. */
function sweptZones({ share }: AlertRule, price: number | null, news: ZoneNews): WatchedZone[] {
  const partly = news.standing.filter(
    ({ zone, isSwept }) => !isSwept && share !== null && zone.sweptShare >= share,
  );
  return [...partly, ...news.gone.filter((item) => !item.isSwept && isPassed(item.zone, price))];
}

function isPassed({ side, low, high }: Zone, price: number | null): boolean {
  const middle = (low + high) / 2;
  return price !== null && (side === 'long' ? price <= middle : price >= middle);
}

function openedFindings(rule: AlertRule, plans: readonly PlanNews[]): Candidate[] {
  return plans.flatMap(({ planId, name, opened }) =>
    opened
      .filter(({ severity }) => severity === 'danger' || severity === 'caution')
      .map((finding) => ({
        rule,
        key: `${rule.id} ${planId} ${finding.code}`,
        planId,
        zoneId: finding.zoneId,
        words: findingWords(name, finding),
      })),
  );
}

/** Growth is measured anew from what was told, and a zone that was told swept is not told again. */
function markTold(
  watched: readonly WatchedZone[],
  candidates: readonly Candidate[],
  price: number | null,
): readonly WatchedZone[] {
  const told = (item: WatchedZone, kind: AlertKind) =>
    candidates.some(({ rule, key }) => rule.kind === kind && key === `${rule.id} ${item.key}`);
  return watched.map((item) => {
    const hasGrownTold = told(item, 'zone-grown');
    const isSwept = item.isSwept || told(item, 'zone-swept') || isPassed(item.zone, price);
    return { ...item, isSwept, baseUsd: hasGrownTold ? item.zone.usd : item.baseUsd };
  });
}

/** Whether a moment lies in quiet hours (UTC), which may run over midnight; from = to is all day. */
export function isQuiet(quiet: QuietHours | null, ms: number): boolean {
  if (quiet === null) return false;
  const minute = Math.floor(ms / 60_000) % DAY_MINUTES;
  const { fromMinute, toMinute } = quiet;
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute;
  return minute >= fromMinute || minute < toMinute;
}
