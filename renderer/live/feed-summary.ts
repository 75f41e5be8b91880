// The live feeds in a few words: how many there are, how late they are, what is amiss. Pure.
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import type { LiveStatus, LiveVenueStatus } from '../../shared/model/live';
import { formatClock } from '../ui/utc';

export type Tone = 'ok' | 'caution' | 'danger';

export interface FeedSummary {
  readonly tone: Tone;
  readonly text: string;
}

/** A venue that said nothing for so long is late, ms: trades and marks come every second. */
export const LATE_MS = 5000;

/** When anything last came from a venue's trades or marks, Unix ms; null before the first. */
export function lastEventMs({ streams }: LiveVenueStatus): number | null {
  const times = streams
    .filter(({ stream, applied }) => applied > 0 && (stream === 'trade' || stream === 'mark'))
    .map(({ lastMs }) => lastMs);
  return times.length === 0 ? null : Math.max(...times);
}

/** When anything last came from any venue; null before the first. */
export function newestMs({ venues }: LiveStatus): number | null {
  const times = venues.map(lastEventMs).filter((ms) => ms !== null);
  return times.length === 0 ? null : Math.max(...times);
}

/** `12 s` under two minutes, then `3 min`, then `2 h`. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

function isLate(venue: LiveVenueStatus, nowMs: number): boolean {
  const last = lastEventMs(venue);
  return venue.state !== 'live' || last === null || nowMs - last > LATE_MS;
}

function complaint(venue: LiveVenueStatus, nowMs: number): string {
  const name = EXCHANGE_NAMES[venue.venue];
  const last = lastEventMs(venue);
  if (venue.state === 'off') return `${name} off`;
  if (venue.state === 'backfilling') return `${name} fetching history`;
  if (last === null) return `${name} connecting`;
  return venue.state === 'lost' ? `${name} lost` : `${name} ${ageText(nowMs - last)} late`;
}

/** Pages of history fetched, and in all, over every venue. */
export function backfillOf({ venues }: LiveStatus): { readonly done: number; readonly total: number } {
  const sum = (of: 'done' | 'total'): number => venues.reduce((all, { backfill }) => all + backfill[of], 0);
  return { done: sum('done'), total: sum('total') };
}

/** `nowMs` by the clock of the feeds. */
export function feedSummary(status: LiveStatus, nowMs: number): FeedSummary {
  const { state, venues } = status;
  if (state === 'failed') return { tone: 'danger', text: 'No feed' };
  if (state === 'connecting') {
    const { done, total } = backfillOf(status);
    return { tone: 'caution', text: total > 0 ? `History ${done} of ${total}` : 'Connecting' };
  }
  const late = venues.filter((venue) => isLate(venue, nowMs));
  const count = `${venues.length - late.length} of ${venues.length} feeds`;
  if (late.length === venues.length) {
    const since = newestMs(status);
    return {
      tone: 'danger',
      text: since === null ? 'No feed' : `No feed since ${formatClock(since)}`,
    };
  }
  if (late.length > 0) return { tone: 'caution', text: `${count}, ${complaint(late[0], nowMs)}` };
  const lags = venues.flatMap(({ streams }) =>
    streams.filter(({ stream }) => stream === 'trade').map(({ lagMs }) => lagMs ?? 0),
  );
  return { tone: 'ok', text: `${count} ${Math.round(Math.max(0, ...lags))} ms` };
}
