// A made-up day with every trade: a seeded walk in which trades crowd when the price moves, with open interest.
import { randomOf } from '../../../shared/engine/walk.test-support';
import type { Unnumbered } from '../../../shared/model/event';
import { createSession } from '../../../electron/session-log/writer';

const START_MS = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
const PIECE = 8192;

/** Writes a session of 24 h with `trades` trades, and open interest and some liquidations between them. */
export function writeDay(path: string, trades: number): void {
  const random = randomOf(7);
  const writer = createSession(path, {
    name: 'A day of trades',
    origin: 'simulated',
    createdBy: 'bench:replay',
    force: true,
  });
  let seq = 0;
  let pending: (Unnumbered & { seq: number })[] = [];
  const put = (event: Unnumbered): void => {
    pending.push({ ...event, seq: ++seq });
    if (pending.length < PIECE) return;
    writer.append(pending);
    pending = [];
  };
  put({
    kind: 'instrument',
    recvMs: START_MS,
    exchMs: START_MS,
    inst: 0,
    exchange: 'simulated',
    symbol: 'DAYUSDT',
    base: 'BTC',
    quote: 'USDT',
    priceDecimals: 1,
    qtyDecimals: 3,
    cellTicks: 100,
  });
  let price = 900_000;
  let drift = 0;
  let ms = START_MS;
  let oi = 80_000_000;
  for (let i = 0; i < trades; i++) {
    const end = START_MS + Math.floor(((i + 1) / trades) * DAY_MS);
    ms = Math.max(ms, Math.min(end, ms + random(Math.ceil((2 * DAY_MS) / trades))));
    if (i % 500 === 0) drift = (drift * 3) / 4 + random(41) - 20;
    price += Math.round((random(61) - 30 + drift) / 10);
    const time = { recvMs: ms, exchMs: ms, inst: 0 };
    put({ kind: 'trade', ...time, priceTicks: price, qtyLots: 1 + random(400), takerBuy: random(2) === 0 });
    if (i % 5000 === 0) {
      oi += random(400_001) - 200_000;
      put({ kind: 'openInterest', ...time, qtyLots: oi });
    }
    if (i % 2500 === 0) {
      const side = drift < 0 ? 'long' : 'short';
      put({ kind: 'liquidation', ...time, side, priceTicks: price, qtyLots: random(40_000) });
    }
  }
  writer.append(pending);
  writer.finish();
}
