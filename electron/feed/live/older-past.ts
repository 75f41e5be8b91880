// Fills in the older past behind the present: a step of some days at a time, newest first, each whole when it is shown.
import type { Unnumbered } from '../../../shared/model/event';
import type { PastPlan, VenuePast } from './past';
import { pastEvents } from './past';
import type { VenueFeed } from './venue-feed';

export interface OlderPorts {
  readonly plan: PastPlan;
  /** Venues that are in. One that joins after the first step has been written has no older past. */
  readonly members: () => readonly VenueFeed[];
  /** From here on no venue may still come in with its older past. */
  readonly onClosed: () => void;
  /** Takes a step in; false ends it all. */
  readonly prepend: (events: readonly Unnumbered[]) => boolean;
}

/** Resolves when all steps are in, or the source is closed. */
export async function fillOlder({ plan, members, onClosed, prepend }: OlderPorts): Promise<void> {
  let own: readonly VenueFeed[] = [];
  for (const [i, span] of plan.steps.entries()) {
    const pasts = new Map<VenueFeed, VenuePast>();
    // The first step takes everyone in who comes while it is fetched.
    for (
      let rest = i === 0 ? members() : own;
      rest.length > 0;
      rest = i === 0 ? missing(members(), pasts) : []
    ) {
      const fetched = await Promise.all(
        rest.map(async (feed) => ({ feed, backfill: await feed.fetchOlder(span) })),
      );
      for (const { feed, backfill } of fetched) {
        const instrument = feed.intake()?.instrument;
        if (backfill === null || instrument === undefined) return;
        pasts.set(feed, { instrument, backfill });
      }
    }
    if (i === 0) {
      own = [...pasts.keys()];
      onClosed();
    }
    if (!prepend(pastEvents([...pasts.values()], span.fromMs))) return;
  }
}

function missing(
  members: readonly VenueFeed[],
  pasts: ReadonlyMap<VenueFeed, VenuePast>,
): readonly VenueFeed[] {
  return members.filter((feed) => !pasts.has(feed));
}
