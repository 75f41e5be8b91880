// Plans on the desk: what the trader keeps and follows, and what is said of each at a moment.
import type { Exchange } from './exchange';
import type { CheckResult, Finding, FindingCode, Plan, Verdict, ZoneRef } from './plan';
import type { Side } from './side';

export const PLAN_STATUSES = ['idea', 'open', 'closed'] as const;
export type PlanStatus = (typeof PLAN_STATUSES)[number];

export const MARGIN_MODES = ['isolated', 'cross'] as const;
/** A cross-margin position has no public liquidation price: only an isolated equivalent of it is shown. */
export type MarginMode = (typeof MARGIN_MODES)[number];

/** One part of a position: averaging in makes several. */
export interface PlanEntry {
  /** Quote units (USD). */
  readonly price: number;
  /** USD; null takes a small position of the lowest tier, and only where it is the only entry. */
  readonly sizeUsd: number | null;
}

/** Where a plan was made, so that one made in a replay is never taken for a live one. */
export type PlanOrigin =
  | { readonly kind: 'live' }
  /** `session` is the file's name; `atMs` the moment on show then, null where it was not kept. */
  | { readonly kind: 'replay'; readonly session: string; readonly atMs: number | null };

/** `account`: read from an exchange with the trader's own read-only key. */
export type PlanSource = 'own' | 'account';

export interface DeskPlan {
  readonly id: string;
  readonly status: PlanStatus;
  readonly side: Side;
  /** At least one. */
  readonly entries: readonly PlanEntry[];
  readonly leverage: number;
  readonly marginMode: MarginMode;
  /** Quote units (USD), or null for none. */
  readonly stop: number | null;
  /** Prices at which the trader means to take profit, quote units (USD). */
  readonly targets: readonly number[];
  readonly venue: Exchange;
  /** The venue's own symbol, `BTCUSDT`. */
  readonly symbol: string;
  readonly note: string;
  /** Made at this wall-clock time, ms. */
  readonly createdMs: number;
  readonly origin: PlanOrigin;
  readonly source: PlanSource;
}

/** A finding over time. It is open while `closedMs` is null. */
export interface TrackedFinding extends Finding {
  readonly openedMs: number;
  readonly closedMs: number | null;
  /** Why it closed, one sentence; null while open. */
  readonly closedReason: string | null;
}

/** How far a zone is from a price: from its nearer edge, 0 inside. Signed: negative below. */
export interface ZoneDistance {
  readonly zone: ZoneRef;
  readonly pct: number;
  readonly usd: number;
  /** In mean hourly ranges; null where ATR is unknown. */
  readonly atr: number | null;
}

/** Unrealised, before fees and funding. */
export interface ProfitLoss {
  /** USD; null without a size. */
  readonly usd: number | null;
  /** Of the position's size, %. */
  readonly pct: number;
  /** Of the margin put up (pct x leverage), %. */
  readonly marginPct: number;
  /** The price it is reckoned at. */
  readonly at: 'last' | 'mark';
}

/** One plan at the moment on show. Prices in quote units (USD). */
export interface DeskRow {
  readonly planId: string;
  /** Mean entry weighted by coins, and the whole size; null size where none was given. */
  readonly entry: number;
  readonly sizeUsd: number | null;
  /** From the price to the entry, the stop, the liquidation price: % of the price; null where either is unknown. */
  readonly entryPct: number | null;
  readonly stopPct: number | null;
  readonly liquidationPct: number | null;
  /** By the venue's tiers at its size, as isolated. */
  readonly liquidationPrice: number | null;
  /** What a cross-margin reader must know; null for isolated margin. */
  readonly marginNote: string | null;
  /** Only for an open plan. */
  readonly profitLoss: ProfitLoss | null;
  /** Zones near the price, nearest first. */
  readonly zones: readonly ZoneDistance[];
  readonly verdict: Verdict;
  /** Open findings worst first, then those that closed lately, newest first. */
  readonly findings: readonly TrackedFinding[];
  /** Why nothing is said of this plan (another symbol's session is open, say); null when something is. */
  readonly problem: string | null;
}

/** What must be swept before a price is reached. */
export interface SweptFirst {
  readonly fromPrice: number;
  readonly toPrice: number;
  /** Estimated notional of the plan's side between them, USD. */
  readonly usd: number;
  /** Zones of the plan's side that are touched on the way, in the order they are reached. */
  readonly zones: readonly ZoneRef[];
}

/** A check of a desk plan, whole. */
export interface PlanCheck extends CheckResult {
  /** From the market's price (an open plan) or the entry (an idea) to the liquidation price; null without either. */
  readonly sweptFirst: SweptFirst | null;
  readonly marginNote: string | null;
}

/** A trial: the plan as it is kept (null for a new one), and as it would be. */
export interface DeskCheck {
  readonly before: PlanCheck | null;
  readonly after: PlanCheck;
  /** Codes of findings that the change would open and close. */
  readonly opens: readonly FindingCode[];
  readonly closes: readonly FindingCode[];
}

/** One price and how much stands around it. Judged by danger alone; says nothing of where the price will go. */
export interface CalmPrice {
  readonly price: number;
  /** From the asked price, % of it; negative below. */
  readonly distancePct: number;
  /** Estimated notional within CALM_REACH of the price, USD: of both sides for an entry, of the plan's for a stop. */
  readonly nearbyUsd: number;
  /** The same as a share of what would make all of it hot (1 = hot throughout). */
  readonly heat: number;
  /** The hot zone that holds the price, or that it stands just past; null for none. */
  readonly zone: ZoneRef | null;
  /** The plan's verdict with this price in place. */
  readonly verdict: Verdict;
}

/** The asked price and the calmest ones on both sides of it; null where none is calmer. */
export interface CalmChoice {
  readonly asked: CalmPrice;
  readonly below: CalmPrice | null;
  readonly above: CalmPrice | null;
}

export interface CalmChoices {
  /** How far candidates may lie from the asked price, %. */
  readonly withinPct: number;
  readonly entry: CalmChoice;
  /** Null without a stop. */
  readonly stop: CalmChoice | null;
}

/** What a new plan takes from around it. */
export interface NewPlanContext {
  readonly id: string;
  /** Wall clock, ms. */
  readonly nowMs: number;
  readonly symbol: string;
  readonly origin: PlanOrigin;
}

/** An entry as a plan of the desk: an idea, isolated, without targets. */
export function newDeskPlan(plan: Plan, { id, nowMs, symbol, origin }: NewPlanContext): DeskPlan {
  const { side, entry, sizeUsd, leverage, stop, venue } = plan;
  return {
    id,
    status: 'idea',
    side,
    entries: [{ price: entry, sizeUsd }],
    leverage,
    marginMode: 'isolated',
    stop,
    targets: [],
    venue,
    symbol,
    note: '',
    createdMs: nowMs,
    origin,
    source: 'own',
  };
}

/** The plan as a check takes it: entries joined at their mean price by coins. */
export function joinedPlan(plan: DeskPlan): Plan {
  const { side, leverage, stop, venue, entries } = plan;
  // As it was given: a mean of one would differ in the last bit.
  if (entries.length === 1) {
    const [{ price, sizeUsd }] = entries;
    return { side, entry: price, leverage, sizeUsd, stop, venue };
  }
  let usd = 0;
  let coins = 0;
  for (const part of entries) {
    if (part.sizeUsd === null) continue;
    usd += part.sizeUsd;
    coins += part.sizeUsd / part.price;
  }
  const entry = coins > 0 ? usd / coins : entries[0].price;
  return { side, entry, leverage, sizeUsd: coins > 0 ? usd : null, stop, venue };
}
