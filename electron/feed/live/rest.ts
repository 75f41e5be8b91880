// Requests within a venue's budget: waits when it says so, tries again when it failed, says what it does.
import type { BackOff } from './back-off';
import { backOffMs } from './back-off';
import type { Clock } from './clock';

export interface RestBudget {
  /** Until when the venue wants no requests, Unix ms. */
  pausedUntilMs: number;
  /** Requests refused for being too many, and other failures. */
  refused: number;
  failed: number;
  /** Requests under way. */
  asking: number;
}

export interface RestOptions {
  readonly clock: Clock;
  readonly backOff: BackOff;
  readonly attempts: number;
  /** Seconds of the last answer's Retry-After, or null. */
  readonly retryAfterS: () => number | null;
  readonly signal: AbortSignal;
}

/** Without a Retry-After, ms. A ban (418) is minutes long, and asking on makes it longer. */
const PAUSE_MS = { limited: 5000, banned: 120_000 };

export function createBudget(): RestBudget {
  return { pausedUntilMs: 0, refused: 0, failed: 0, asking: 0 };
}

/** Runs a request, again when it fails; throws its last error when it never works. */
export async function withBudget<T>(
  budget: RestBudget,
  request: () => Promise<T>,
  options: RestOptions,
): Promise<T> {
  const { clock, backOff, attempts, retryAfterS, signal } = options;
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted();
    const pause = budget.pausedUntilMs - clock.now();
    if (pause > 0) await clock.wait(pause, signal);
    signal.throwIfAborted();
    try {
      return await counted(budget, request);
    } catch (error) {
      const refusal = refusalOf(error, retryAfterS());
      if (refusal === null) budget.failed++;
      else {
        budget.refused++;
        budget.pausedUntilMs = Math.max(budget.pausedUntilMs, clock.now() + refusal.pauseMs);
      }
      if (attempt + 1 >= attempts || isOurFault(error)) throw error;
      if (refusal === null) await clock.wait(backOffMs(backOff, attempt, clock.random), signal);
    }
  }
}

/** The request, counted while it is under way. */
export async function counted<T>(budget: RestBudget, request: () => Promise<T>): Promise<T> {
  budget.asking++;
  try {
    return await request();
  } finally {
    budget.asking--;
  }
}

/** By the status in ccxt's message: its error classes differ from venue to venue. */
function refusalOf(error: unknown, retryAfterS: number | null): { readonly pauseMs: number } | null {
  const status = error instanceof Error ? /\b(418|429)\b/.exec(error.message)?.[1] : undefined;
  const isLimit = error instanceof Error && error.name === 'RateLimitExceeded';
  if (status === undefined && !isLimit) return null;
  const usual = status === '418' ? PAUSE_MS.banned : PAUSE_MS.limited;
  return { pauseMs: retryAfterS === null ? usual : retryAfterS * 1000 };
}

/** Asking again would get the same answer. */
function isOurFault(error: unknown): boolean {
  return (
    error instanceof Error && ['BadSymbol', 'BadRequest', 'InputError', 'NotSupported'].includes(error.name)
  );
}
