// Plays a recorded session's events on the local exchange: what lies in the past as history, the rest as it happened.
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { BarEvent, Event } from '../../shared/model/event';
import { openSession } from '../../electron/session-log/reader';
import type { Exchange } from './exchange';
import type { Fact } from './facts';
import type { Venue } from './markets';
import { BAR_MS, type Tape } from './tape';

export interface SessionDrive {
  readonly path: string;
  readonly venue: Venue;
  readonly id: string;
  /** Share of the session's time that becomes history, 0 to 1. */
  readonly history: number;
}

/**
 * Shifts the session in time so that its `history` part ends now, seeds the market's tape with it and gives a
 * `step` that publishes what has come due since: bars as four trades at their open, extremes and close.
 */
export function driveFromSession(
  exchange: Exchange,
  drive: SessionDrive,
): { step(): void; readonly over: () => boolean } {
  const reader = openSession(drive.path);
  const events: Event[] = [];
  try {
    for (const batch of reader.batches()) events.push(...decodeBatch(batch.bytes));
  } finally {
    reader.close();
  }
  const tape = exchange.tape(drive.venue, drive.id);
  const first = events[0]?.recvMs ?? 0;
  const last = events.at(-1)?.recvMs ?? 0;
  const seam = first + (last - first) * drive.history;
  const seamMs = seam - (seam % BAR_MS);
  // Bars stay on their grid: the shift is a whole number of them.
  const shiftMs = exchange.now() - (exchange.now() % BAR_MS) - seamMs;
  const instrument = events.find((event) => event.kind === 'instrument');
  const scale: Scale = {
    ticks:
      10 ** (tape.market.priceDecimals - (instrument?.kind === 'instrument' ? instrument.priceDecimals : 0)),
    lots: 10 ** (tape.market.qtyDecimals - (instrument?.kind === 'instrument' ? instrument.qtyDecimals : 0)),
  };
  let next = 0;
  for (; next < events.length && events[next].recvMs <= seamMs; next++)
    remember(tape, events[next], shiftMs, scale);
  const facts = events
    .slice(next)
    .flatMap((event) => factsOf(event, shiftMs, scale))
    .sort((a, b) => a.ms - b.ms);
  let at = 0;
  return {
    step: () => {
      const due: Fact[] = [];
      while (at < facts.length && facts[at].ms <= exchange.now()) due.push(facts[at++]);
      if (due.length > 0) exchange.publish(drive.venue, drive.id, due);
    },
    over: () => at === facts.length,
  };
}

interface Scale {
  readonly ticks: number;
  readonly lots: number;
}

function remember(tape: Tape, event: Event, shiftMs: number, scale: Scale): void {
  if (event.kind === 'openInterest') {
    tape.oiLots = Math.round(event.qtyLots * scale.lots);
    tape.openInterest.push({ ms: event.exchMs + shiftMs, lots: tape.oiLots });
  } else if (event.kind === 'funding') {
    tape.rate = event.rate;
    tape.funding.push({ ms: event.exchMs + shiftMs, rate: event.rate });
  } else if (event.kind === 'bar' && event.intervalMs === BAR_MS) {
    const volumeLots = Math.round((event.volumeLots ?? 0) * scale.lots);
    tape.priceTicks = Math.round(event.closeTicks * scale.ticks);
    tape.bars[BAR_MS].set(event.openMs + shiftMs, {
      openMs: event.openMs + shiftMs,
      openTicks: Math.round(event.openTicks * scale.ticks),
      highTicks: Math.round(event.highTicks * scale.ticks),
      lowTicks: Math.round(event.lowTicks * scale.ticks),
      closeTicks: tape.priceTicks,
      volumeLots,
      takerBuyLots: Math.round((event.takerBuyLots ?? 0) * scale.lots),
      trades: event.trades ?? 1,
    });
  }
}

function factsOf(event: Event, shiftMs: number, scale: Scale): readonly Fact[] {
  const ms = event.exchMs + shiftMs;
  const ticks = (value: number): number => Math.max(1, Math.round(value * scale.ticks));
  const lots = (value: number): number => Math.max(1, Math.round(value * scale.lots));
  switch (event.kind) {
    case 'trade':
      return [
        {
          kind: 'trade',
          ms,
          priceTicks: ticks(event.priceTicks),
          qtyLots: lots(event.qtyLots),
          takerBuy: event.takerBuy ?? true,
        },
      ];
    case 'bar':
      return tradesOf(event, shiftMs, ticks, lots);
    case 'mark':
      return [{ kind: 'mark', ms, priceTicks: ticks(event.priceTicks) }];
    case 'openInterest':
      return [{ kind: 'openInterest', ms, qtyLots: lots(event.qtyLots) }];
    case 'funding':
      return [{ kind: 'funding', ms, rate: event.rate }];
    case 'liquidation':
      return [
        {
          kind: 'liquidation',
          ms,
          side: event.side,
          priceTicks: ticks(event.priceTicks),
          qtyLots: lots(event.qtyLots),
        },
      ];
    default:
      return [];
  }
}

/** A bar as trades inside it: open, low, high, close, a quarter of its volume each. */
function tradesOf(
  bar: BarEvent,
  shiftMs: number,
  ticks: (value: number) => number,
  lots: (value: number) => number,
): readonly Fact[] {
  const path = [bar.openTicks, bar.lowTicks, bar.highTicks, bar.closeTicks];
  return path.map((value, i) => ({
    kind: 'trade',
    ms: Math.floor(bar.openMs + shiftMs + ((i + 0.5) * bar.intervalMs) / path.length),
    priceTicks: ticks(value),
    qtyLots: lots((bar.volumeLots ?? 4) / path.length),
    takerBuy: i % 2 === 0,
  }));
}
