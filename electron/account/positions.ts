// Open positions as desk plans.
import type { DeskPlan } from '../../shared/model/desk';
import type { LiveVenueId } from './venues';

/** What is read of ccxt's unified position; every figure may be missing. */
export interface RawPosition {
  readonly symbol?: string;
  readonly side?: string;
  readonly contracts?: number;
  readonly contractSize?: number;
  readonly entryPrice?: number;
  readonly leverage?: number;
  /** USD; their ratio is the leverage where that is not told. */
  readonly notional?: number;
  readonly initialMargin?: number;
  readonly marginMode?: string;
  readonly timestamp?: number;
  readonly info?: unknown;
}

const known = (value: number | undefined): value is number =>
  value !== undefined && Number.isFinite(value) && value > 0;

function leverageOf({ leverage, notional, initialMargin }: RawPosition): number | null {
  if (known(leverage)) return leverage;
  return known(notional) && known(initialMargin) ? notional / initialMargin : null;
}

/** Anything not clearly isolated is backed by more than its own margin. Bybit tells it as `tradeMode` 1. */
function isIsolated({ marginMode, info }: RawPosition): boolean {
  if (marginMode !== undefined) return marginMode === 'isolated';
  const tradeMode = (info as { readonly tradeMode?: unknown } | undefined)?.tradeMode;
  return Number(tradeMode ?? 0) === 1;
}

/** What leverage is shown where the venue does not tell it: none is borrowed, which liquidates last. */
const UNTOLD_LEVERAGE = 1;

/**
 * One plan a position; those without an entry, an amount or a side are counted as `unread`. Size is coins times entry
 * price. `marketId` gives the venue's own symbol of ccxt's.
 */
export function plansOf(
  venue: LiveVenueId,
  positions: readonly RawPosition[],
  marketId: (symbol: string) => string,
  nowMs: number,
): { readonly plans: readonly DeskPlan[]; readonly unread: number } {
  const plans: DeskPlan[] = [];
  let unread = 0;
  for (const position of positions) {
    const { symbol, side, contracts, entryPrice } = position;
    // A venue lists empty positions too.
    if (contracts === 0) continue;
    if (
      !known(contracts) ||
      !known(entryPrice) ||
      symbol === undefined ||
      (side !== 'long' && side !== 'short')
    ) {
      unread++;
      continue;
    }
    const coins = contracts * (known(position.contractSize) ? position.contractSize : 1);
    const leverage = leverageOf(position);
    plans.push({
      id: `account-${venue}-${symbol}-${side}`,
      status: 'open',
      side,
      entries: [{ price: entryPrice, sizeUsd: coins * entryPrice }],
      leverage: leverage === null ? UNTOLD_LEVERAGE : Math.min(500, Math.max(1, leverage)),
      marginMode: isIsolated(position) ? 'isolated' : 'cross',
      stop: null,
      targets: [],
      venue,
      symbol: marketId(symbol),
      note: leverage !== null ? '' : 'The venue does not tell the leverage of this position: 1x stands in.',
      createdMs: known(position.timestamp) ? position.timestamp : nowMs,
      origin: { kind: 'live' },
      source: 'account',
    });
  }
  return { plans, unread };
}

/**
 * The desk with a venue's positions as they are now: those closed since become closed plans, what the trader added to
 * one (stop, targets, note) stays.
 */
export function mergePositions(
  kept: readonly DeskPlan[],
  venue: LiveVenueId,
  positions: readonly DeskPlan[],
): DeskPlan[] {
  const isOurs = (plan: DeskPlan): boolean => plan.source === 'account' && plan.venue === venue;
  const merged = kept.map((plan): DeskPlan => {
    if (!isOurs(plan)) return plan;
    const now = positions.find(({ id }) => id === plan.id);
    if (now === undefined) return { ...plan, status: 'closed' };
    const { stop, targets } = plan;
    return { ...now, stop, targets, note: plan.note === '' ? now.note : plan.note };
  });
  const fresh = positions.filter(({ id }) => !kept.some((plan) => plan.id === id));
  return [...merged, ...fresh];
}
