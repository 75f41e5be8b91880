// Writes down what a venue would have published: bars, open interest, funding, marks, liquidations, gaps.
import type { BarEvent, Event, InstrumentEvent, Stream, Unnumbered } from '../model/event';
import type { Position } from './position-book';
import type { Traded } from './world';

export const BAR_MS = 300_000;
const FUNDING_HOURS = 8;
const FUNDING_MS = FUNDING_HOURS * 3_600_000;

/** A span [fromMs, toMs) in which a stream was not received. */
export interface MissingSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface Recorder {
  readonly events: Event[];
  readonly inst: number;
  /** null records no marks. */
  readonly markEveryMs: number | null;
  readonly missing: MissingSpan | null;
  openTicks: number;
  highTicks: number;
  lowTicks: number;
}

/** What the recorder sees of the market at the end of a step. */
export interface Sight {
  readonly ms: number;
  readonly priceTicks: number;
  readonly openInterestLots: number;
  /** Price over its mean of about an hour, a fraction. */
  readonly premium: number;
  readonly traded: Traded;
}

export function createRecorder(
  instrument: Unnumbered<InstrumentEvent>,
  markEveryMs: number | null,
  missing: MissingSpan | null,
): Recorder {
  const recorder: Recorder = {
    events: [],
    inst: instrument.inst,
    markEveryMs,
    missing,
    openTicks: 0,
    highTicks: 0,
    lowTicks: 0,
  };
  put(recorder, instrument);
  return recorder;
}

function put(recorder: Recorder, event: Unnumbered): void {
  recorder.events.push({ ...event, seq: recorder.events.length + 1 });
}

function stamp(recorder: Recorder, ms: number): { recvMs: number; exchMs: number; inst: number } {
  return { recvMs: ms, exchMs: ms, inst: recorder.inst };
}

/** Starts the first bar, and states the open interest that the first bar changes. */
export function startRecording(recorder: Recorder, sight: Sight): void {
  startBar(recorder, sight);
  put(recorder, { ...stamp(recorder, sight.ms), kind: 'openInterest', qtyLots: sight.openInterestLots });
}

function startBar(recorder: Recorder, { priceTicks, traded }: Sight): void {
  recorder.openTicks = priceTicks;
  recorder.highTicks = priceTicks;
  recorder.lowTicks = priceTicks;
  traded.boughtLots = 0;
  traded.soldLots = 0;
  traded.trades = 0;
}

export function recordLiquidation(recorder: Recorder, position: Position, ms: number): void {
  const { side, liquidationTicks, lots } = position;
  put(recorder, {
    ...stamp(recorder, ms),
    kind: 'liquidation',
    side,
    priceTicks: liquidationTicks,
    qtyLots: lots,
  });
}

/** Records the end of a step: a mark, and at the end of a bar all that is due then, open interest before the bar. */
export function recordStep(recorder: Recorder, sight: Sight): void {
  const { ms, priceTicks } = sight;
  recorder.highTicks = Math.max(recorder.highTicks, priceTicks);
  recorder.lowTicks = Math.min(recorder.lowTicks, priceTicks);
  if (recorder.markEveryMs !== null && ms % recorder.markEveryMs === 0) {
    put(recorder, { ...stamp(recorder, ms), kind: 'mark', priceTicks });
  }
  if (ms % BAR_MS !== 0) return;
  if (ms % FUNDING_MS === 0) {
    put(recorder, {
      ...stamp(recorder, ms),
      kind: 'funding',
      rate: fundingRate(sight.premium),
      intervalHours: FUNDING_HOURS,
    });
  }
  recordOpenInterest(recorder, sight);
  put(recorder, barOf(recorder, sight));
  startBar(recorder, sight);
}

/** 0.01 % at rest, more when the price runs above its mean; in steps of a ten-millionth, as venues quote it. */
function fundingRate(premium: number): number {
  const rate = Math.min(0.0005, Math.max(-0.0005, 0.00005 + premium * 0.02));
  return Math.round(rate * 1e7) / 1e7;
}

function recordOpenInterest(recorder: Recorder, { ms, openInterestLots }: Sight): void {
  const { missing } = recorder;
  if (missing !== null && ms >= missing.fromMs && ms < missing.toMs) return;
  if (missing !== null && ms === missing.toMs) {
    const stream: Stream = 'openInterest';
    const reason = 'the simulated feed was down';
    put(recorder, { ...stamp(recorder, ms), kind: 'gap', stream, fromMs: missing.fromMs, toMs: ms, reason });
  }
  put(recorder, { ...stamp(recorder, ms), kind: 'openInterest', qtyLots: openInterestLots });
}

function barOf(recorder: Recorder, { ms, priceTicks, traded }: Sight): Unnumbered<BarEvent> {
  return {
    ...stamp(recorder, ms),
    kind: 'bar',
    openMs: ms - BAR_MS,
    intervalMs: BAR_MS,
    openTicks: recorder.openTicks,
    highTicks: recorder.highTicks,
    lowTicks: recorder.lowTicks,
    closeTicks: priceTicks,
    volumeLots: traded.boughtLots + traded.soldLots,
    takerBuyLots: traded.boughtLots,
    trades: traded.trades,
  };
}
