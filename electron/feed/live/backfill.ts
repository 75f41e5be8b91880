// Fetches a market's past, newest first, within a time that its opening may take; what is left out is a gap.
import type { Stream } from '../../../shared/model/event';
import type { GapSpan } from '../../../shared/model/session-info';
import type { History, HistoryEvent, Page } from '../venues/venue';

/** [fromMs, toMs), both on the grid of bars. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface BackfillOptions extends Span {
  /** Now, for how far back the venue goes. */
  readonly nowMs: number;
  /** False once there is no more time for it. */
  readonly hasTime: () => boolean;
  readonly request: <T>(ask: () => Promise<T>) => Promise<T>;
  /** Waits between two pages, where others should come first. */
  readonly pause: () => Promise<void>;
  /** So many pages are done with, fetched or given up. */
  readonly onPages: (count: number) => void;
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

/** Pages that a span takes, of all kinds. */
export function countPages(kinds: readonly History[], span: Span, nowMs: number): number {
  return kinds.reduce((sum, history) => sum + reachedPages(history, span, nowMs).length, 0);
}

function reachedPages(history: History, { fromMs, toMs }: Span, nowMs: number): readonly Page[] {
  const reach = history.reachMs === null ? fromMs : nowMs - history.reachMs;
  return pagesOf(Math.max(fromMs, reach), toMs, history.pageMs);
}

/** Never throws: a page that cannot be had ends its kind there, with a gap over all that is older. */
export async function fetchBackfill(kinds: readonly History[], options: BackfillOptions): Promise<Backfill> {
  const { fromMs, nowMs, hasTime, request, pause, onPages } = options;
  const events: HistoryEvent[] = [];
  const gaps: (GapSpan & { stream: Stream })[] = [];
  let rejects = 0;

  const fetchKind = async (history: History): Promise<void> => {
    const pages = reachedPages(history, options, nowMs);
    for (const [i, page] of pages.entries()) {
      if (i > 0) await pause();
      const answer = hasTime() ? await request(() => history.request(page)).catch(() => null) : null;
      if (answer === null) {
        const reason = 'Older history was not fetched';
        gaps.push({ stream: history.kind, fromMs, toMs: page.toMs, reason });
        onPages(pages.length - i);
        return;
      }
      events.push(...answer.events);
      rejects += answer.rejects;
      // Beyond the venue's oldest there is nothing more to ask for.
      const isOldest = answer.events.length === 0 && history.kind === 'bar';
      onPages(isOldest ? pages.length - i : 1);
      if (isOldest) return;
    }
  };
  await Promise.all(kinds.map(fetchKind));
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
