// How a session's past is divided: what is fetched before anything is shown, and the older steps behind it.
import type { Unnumbered } from '../../../shared/model/event';
import { compareEvents } from '../import/events';
import type { VenueInstrument } from '../venues/decoded';
import { BAR_MS } from '../venues/history-rows';
import type { Backfill, Span } from './backfill';
import type { LiveTimings } from './options';

export interface PastPlan {
  /** The recent past begins here; it ends where a venue joins. */
  readonly recentFromMs: number;
  /** The older past, newest first, without hole or overlap. */
  readonly steps: readonly Span[];
}

export function planPast(historyMs: number, timings: LiveTimings, nowMs: number): PastPlan {
  const endMs = floorBar(nowMs);
  const fromMs = endMs - floorBar(historyMs);
  const recentFromMs = Math.max(fromMs, endMs - floorBar(timings.recentMs));
  const steps: Span[] = [];
  for (let toMs = recentFromMs; toMs > fromMs; toMs -= floorBar(timings.stepMs)) {
    steps.push({ fromMs: Math.max(fromMs, toMs - floorBar(timings.stepMs)), toMs });
  }
  return { recentFromMs, steps };
}

export interface VenuePast {
  readonly instrument: VenueInstrument;
  readonly backfill: Backfill;
}

/** Venues' pasts in one order, the instruments before all; `otherwiseMs` is when nothing happened in any of them. */
export function pastEvents(pasts: readonly VenuePast[], otherwiseMs: number): readonly Unnumbered[] {
  const events: Unnumbered[] = [];
  for (const { instrument, backfill } of pasts) {
    const { inst } = instrument;
    // One at a time: a spread of many is too many arguments.
    for (const event of backfill.events) events.push(event);
    for (const gap of backfill.gaps)
      events.push({ kind: 'gap', recvMs: gap.fromMs, exchMs: gap.fromMs, inst, ...gap });
  }
  events.sort(compareEvents);
  const firstMs = events[0]?.recvMs ?? otherwiseMs;
  const instruments = pasts
    .map(({ instrument }) => instrument)
    .sort((a, b) => a.inst - b.inst)
    .map(({ contractSize: _size, maintenanceRate: _rate, fundingHours: _hours, ...event }) => ({
      ...event,
      recvMs: firstMs,
      exchMs: firstMs,
    }));
  return [...instruments, ...events];
}

export function floorBar(ms: number): number {
  return ms - (ms % BAR_MS);
}
