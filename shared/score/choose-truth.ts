// Which truth a session is scored against, and which of its bars that concerns.
import type { ClosedBar } from '../engine/market';
import type { Event } from '../model/event';
import { InputError } from '../util/input-error';
import type { Watch } from './fold-lanes';
import { ownTruth } from './own-truth';
import type { BucketTruth, PrintTruth, Truth } from './truth';

export interface ChosenTruth {
  readonly buckets: BucketTruth | null;
  readonly prints: PrintTruth | null;
}

/** The given truth, or without one (null) the session's own liquidations, both ways. Prints outside the period go. */
export function chooseTruth(
  truth: Truth | null,
  events: () => Iterable<Event>,
  fromMs: number | null,
  toMs: number | null,
): ChosenTruth {
  if (truth?.kind === 'buckets') return { buckets: truth, prints: null };
  if (truth?.kind === 'prints') return { buckets: null, prints: within(truth, fromMs, toMs) };
  const own = ownTruth(events());
  if (own === null) {
    throw new InputError(
      'The session holds no liquidations of its own to score against: take one that does, or give `radar` some with --truth FILE.',
    );
  }
  return { buckets: own.buckets, prints: within(own.prints, fromMs, toMs) };
}

function within({ prints }: PrintTruth, fromMs: number | null, toMs: number | null): PrintTruth {
  return {
    kind: 'prints',
    prints: prints.filter(({ ms }) => ms >= (fromMs ?? ms) && ms <= (toMs ?? ms)),
  };
}

/** Bars from the first print to the last: also those without one count for what was crossed. */
export function watchOf({ prints }: PrintTruth): Watch {
  const first = prints.at(0)?.ms ?? Number.POSITIVE_INFINITY;
  const last = prints.at(-1)?.ms ?? Number.NEGATIVE_INFINITY;
  return (bar: ClosedBar) => bar.openMs <= last && bar.openMs + bar.intervalMs > first;
}
