// What can go wrong on purpose, a venue: shares of messages that are spoilt, and states that last.

export interface Faults {
  /** Shares of messages, 0 to 1. */
  duplicate: number;
  reorder: number;
  malformed: number;
  foreign: number;
  /** Of single trades that vanish, where the venue numbers them. */
  lose: number;
  /** Every message is this late, ms. */
  delayMs: number;
  /** Sockets stay open and say nothing. */
  stalled: boolean;
  /** Sockets are refused and REST answers 503. */
  down: boolean;
  /** The next REST answers are this status, with Retry-After in seconds. */
  refuse: { status: 418 | 429; times: number; retryAfterS: number } | null;
  /** Every REST answer is this late, ms. */
  restDelayMs: number;
  /** Open-interest answers that lack the amount: the next so many. */
  withoutAmount: number;
  /** The venue's clock is this far ahead of ours, ms. */
  clockMs: number;
}

export function noFaults(): Faults {
  return {
    duplicate: 0,
    reorder: 0,
    malformed: 0,
    foreign: 0,
    lose: 0,
    delayMs: 0,
    stalled: false,
    down: false,
    refuse: null,
    restDelayMs: 0,
    withoutAmount: 0,
    clockMs: 0,
  };
}
