// Events whose content follows from their number, so that whatever is read back can be checked against it.
import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../../../shared/model/event';

/** Live events are numbered from here on; older history is written later under lower numbers. */
export const LIVE_FROM = 1_000_001;

/** A scramble of a number below 1000 (murmur's finaliser): the same on every machine, and hard to compress. */
function scramble(seq: number): number {
  let mixed = Math.imul(seq ^ (seq >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % 1000;
}

/** A trade as its number says; the first of each block is the instrument. */
export function madeEvent(seq: number, recvMs: number): Event {
  const base = { seq, recvMs, exchMs: recvMs - (seq % 40), inst: 0 };
  if (seq === LIVE_FROM || seq === 1) {
    return {
      ...base,
      kind: 'instrument',
      exchange: 'simulated',
      symbol: 'BTCUSDT',
      base: 'BTC',
      quote: 'USDT',
      priceDecimals: 1,
      qtyDecimals: 3,
      cellTicks: 100,
    };
  }
  const priceTicks = 900_000 + scramble(seq);
  return { ...base, kind: 'trade', priceTicks, qtyLots: 1 + scramble(seq + 7), takerBuy: seq % 3 === 0 };
}

export function isAsMade(event: Event): boolean {
  const made = madeEvent(event.seq, event.recvMs);
  return isDeepStrictEqual({ ...event }, made);
}

/** Events of consecutive numbers, evenly spread. */
export function madeEvents(fromSeq: number, count: number, fromMs: number, stepMs: number): Event[] {
  return Array.from({ length: count }, (_, i) => madeEvent(fromSeq + i, Math.floor(fromMs + i * stepMs)));
}
