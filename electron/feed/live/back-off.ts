// How long to wait before the next try: longer each time, never in step with others, never for ever.

export interface BackOff {
  readonly baseMs: number;
  readonly mostMs: number;
}

export const RECONNECT: BackOff = { baseMs: 500, mostMs: 30_000 };
export const RETRY: BackOff = { baseMs: 300, mostMs: 5000 };

/** Before try `attempt` (0 is the first repeat), ms: doubled each time, between half of that and all of it. */
export function backOffMs({ baseMs, mostMs }: BackOff, attempt: number, random: () => number): number {
  const full = Math.min(mostMs, baseMs * 2 ** Math.min(attempt, 16));
  return full * (0.5 + random() / 2);
}
