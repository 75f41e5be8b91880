// Fetches a market's past, newest first, within a time that its opening may take; what is left out is a gap.
import type { Stream } from '../../../shared/model/event';
import type { GapSpan } from '../../../shared/model/session-info';
import type { History, HistoryEvent, Page } from '../venues/venue';

export interface BackfillOptions {
  /** [fromMs, toMs), toMs on the grid of bars. */
  readonly fromMs: number;
  readonly toMs: number;
  /** False once there is no more time for it. */
  readonly hasTime: () => boolean;
  readonly request: <T>(ask: () => Promise<T>) => Promise<T>;
  readonly onPage: (done: number, total: number) => void;
}

export interface Backfill {
  readonly events: readonly HistoryEvent[];
  readonly gaps: readonly (GapSpan & { readonly stream: Stream })[];
  /** Rows that could not be read. */
  readonly rejects: number;
}

/** Pages from `toMs` back to `fromMs`, each on a grid of its own length from the newest end. */
export function pagesOf(fromMs: number, toMs: number, pageMs: number): readonly Page[] {
  const pages: Page[] = [];
  for (let end = toMs; end > fromMs; end -= pageMs)
    pages.push({ fromMs: Math.max(fromMs, end - pageMs), toMs: end });
  return pages;
}

/** Never throws: a page that cannot be had ends its kind there, with a gap over all that is older. */
export async function fetchBackfill(kinds: readonly History[], options: BackfillOptions): Promise<Backfill> {
  const { fromMs, toMs, hasTime, request, onPage } = options;
  const events: HistoryEvent[] = [];
  const gaps: (GapSpan & { stream: Stream })[] = [];
  let rejects = 0;
  let done = 0;
  const plans = kinds.map((history) => {
    const startMs = history.reachMs === null ? fromMs : Math.max(fromMs, toMs - history.reachMs);
    return { history, pages: pagesOf(startMs, toMs, history.pageMs) };
  });
  const total = plans.reduce((sum, { pages }) => sum + pages.length, 0);
  onPage(0, total);

  const fetchKind = async ({ history, pages }: (typeof plans)[number]): Promise<void> => {
    for (const page of pages) {
      const answer = hasTime() ? await request(() => history.request(page)).catch(() => null) : null;
      if (answer === null) {
        const reason = 'Older history was not fetched';
        gaps.push({ stream: history.kind, fromMs, toMs: page.toMs, reason });
        return;
      }
      events.push(...answer.events);
      rejects += answer.rejects;
      onPage(++done, total);
      // Beyond the venue's oldest there is nothing more to ask for.
      if (answer.events.length === 0 && history.kind === 'bar') return;
    }
  };
  await Promise.all(plans.map(fetchKind));
  return { events: unique(events), gaps, rejects };
}

/** Pages may touch: each moment of a kind once. */
function unique(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    const key = `${event.kind} ${event.exchMs}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
