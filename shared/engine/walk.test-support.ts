// A made-up market for engine tests: a seeded walk of bars with open interest, gaps and trades.
import type { Event, InstrumentEvent, Unnumbered } from '../model/event';

export const BTC: InstrumentEvent = {
  kind: 'instrument',
  seq: 1,
  recvMs: 0,
  exchMs: 0,
  inst: 0,
  exchange: 'simulated',
  symbol: 'WALK',
  base: 'BTC',
  quote: 'USDT',
  priceDecimals: 1,
  qtyDecimals: 3,
  cellTicks: 100,
};

/** A seeded stream of integers in [0, n). */
export function randomOf(seed: number): (n: number) => number {
  let state = (seed | 0) ^ 0x6d2b79f5;
  return (n) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state ^= state >>> 13;
    return (state >>> 0) % n;
  };
}

/** `bars` 5-minute bars from 2026-01-01, some without volume, some hours without open interest. */
export function walkEvents(seed: number, bars: number): Event[] {
  const random = randomOf(seed);
  const start = 1_767_225_600_000;
  const events: Unnumbered[] = [{ ...BTC, recvMs: start, exchMs: start }];
  let price = 900_000;
  let oi = 80_000_000;
  for (let i = 0; i < bars; i++) {
    const openMs = start + i * 300_000;
    const recvMs = openMs + 300_000;
    const time = { recvMs, exchMs: recvMs, inst: 0 };
    const close = Math.max(100_000, price + random(4001) - 2000);
    const high = Math.max(price, close) + random(1500);
    const low = Math.min(price, close) - random(1500);
    oi += random(400_001) - 200_000;
    if (i % 200 > 20) events.push({ kind: 'openInterest', ...time, qtyLots: oi });
    events.push({
      kind: 'bar',
      ...time,
      openMs,
      intervalMs: 300_000,
      openTicks: price,
      highTicks: high,
      lowTicks: low,
      closeTicks: close,
      volumeLots: random(50) === 0 ? null : random(2_000_000),
      takerBuyLots: null,
      trades: null,
    });
    price = close;
  }
  return number(events);
}

export function number(events: readonly Unnumbered[]): Event[] {
  return events.map((event, i) => ({ ...event, seq: i + 1 }));
}
