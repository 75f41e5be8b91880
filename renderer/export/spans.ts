// Which part of a session an export can be of: all of it, what the map shows, the loop, the moment on show.
import type { ExportWhat } from '../../shared/model/export';

export type SpanKind = 'all' | 'visible' | 'loop' | 'moment';

/** Both ends included, Unix ms; equal for a moment. */
export interface Span {
  readonly kind: SpanKind;
  readonly fromMs: number;
  readonly toMs: number;
}

interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** What the window shows of the session, if it shows that one. */
export interface OnShow {
  readonly visible: Period | null;
  readonly loop: Period | null;
  readonly atMs: number | null;
}

/** Of these there is a state at a moment; the others are sums over time. */
const HAS_MOMENT: readonly ExportWhat[] = ['map', 'levels', 'zones'];

/** The parts that an export of `what` can be of, in the order they are offered; those outside the session are none. */
export function spansOf(what: ExportWhat, session: Period, onShow: OnShow | null): readonly Span[] {
  const spans: Span[] = [{ kind: 'all', ...session }];
  const add = (kind: SpanKind, period: Period | null | undefined): void => {
    if (!period) return;
    const fromMs = Math.max(session.fromMs, period.fromMs);
    const toMs = Math.min(session.toMs, period.toMs);
    if (fromMs < toMs || (kind === 'moment' && fromMs === toMs)) spans.push({ kind, fromMs, toMs });
  };
  add('visible', onShow?.visible);
  add('loop', onShow?.loop);
  const atMs = HAS_MOMENT.includes(what) ? onShow?.atMs : null;
  if (atMs !== null && atMs !== undefined) add('moment', { fromMs: atMs, toMs: atMs });
  return spans;
}

/** Of those offered the one of a kind; else the first. */
export function spanOf(spans: readonly Span[], kind: SpanKind): Span {
  return spans.find((span) => span.kind === kind) ?? spans[0];
}

/** As the command wants it: a moment, a period, or nothing at all for the whole session, whatever it holds by then. */
export function timesOf({ kind, fromMs, toMs }: Span): {
  readonly atMs: number | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
} {
  if (kind === 'all') return { atMs: null, fromMs: null, toMs: null };
  if (kind === 'moment') return { atMs: fromMs, fromMs: null, toMs: null };
  return { atMs: null, fromMs, toMs };
}
