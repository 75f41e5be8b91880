// A run with every fault on: what was sent is applied, refused or inside a known gap, to the last item.
import { afterEach, describe, expect, it } from 'vitest';
import { stateHash } from '../../../shared/engine/state-hash';
import type { GapEvent } from '../../../shared/model/event';
import { EXCHANGES } from '../../../shared/model/exchange';
import { type Bench, createBench, fold, recorded, START } from '../../../e2e/exchange/live-bench';
import { itemsSent, type Ledger } from '../../../e2e/exchange/ledger';
import type { VenueId } from '../venues/venue';
import type { LiveSource } from './live-source';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const COUNTED = ['trade', 'mark', 'liquidation', 'openInterest', 'book'] as const;
const OWN_IDS: Readonly<Record<VenueId, string>> = {
  binanceusdm: 'BTCUSDT',
  bybit: 'BTCUSDT',
  okx: 'BTC-USDT-SWAP',
  hyperliquid: 'BTC',
};

/** By venue and stream: what was put on the wire, and what became of it. */
function accounts(source: LiveSource, ledger: Ledger) {
  return source.health().venues.flatMap(({ venue, unreadable, streams }) => {
    const rows = COUNTED.map((kind) => {
      const tally = ledger.tallies.get(`${venue} ${kind}`);
      const stream = streams.find((one) => one.stream === kind);
      const refused = Object.values(stream?.rejects ?? {}).reduce((sum, n) => sum + n, 0);
      return { sent: tally === undefined ? 0 : itemsSent(tally), had: (stream?.applied ?? 0) + refused };
    });
    const sum = (pick: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((n, row) => n + pick(row), 0);
    return [{ venue, sent: sum((row) => row.sent), had: sum((row) => row.had) + unreadable }];
  });
}

/** Facts that were never sent and that no gap covers. */
function uncovered(ledger: Ledger, gaps: readonly GapEvent[]) {
  return ledger.lost.filter(({ venue, id, kind, atMs }) => {
    const inst = EXCHANGES.indexOf(venue);
    if (id !== OWN_IDS[venue]) return false;
    return !gaps.some(
      (gap) => gap.inst === inst && gap.stream === kind && gap.fromMs <= atMs && atMs <= gap.toMs,
    );
  });
}

describe('thirty simulated minutes with every fault', { timeout: 600_000 }, () => {
  it('accounts for everything that the exchange sent, and replays to the same state', async () => {
    bench = await createBench(START + 60_000);
    const { exchange, clock, path, until } = bench;
    const stopMarket = bench.live({ trades: 4, liquidations: 20 });
    exchange.faults.bybit.clockMs = 1500;
    const source = bench.start(EXCHANGES, {}, 3_600_000);
    await source.opened;
    const minutes = async (n: number): Promise<void> => await clock.wait(n * 60_000);
    const allLive = (): boolean => source.health().venues.every(({ state }) => state === 'live');
    const each = (change: (venue: VenueId) => void): void => EXCHANGES.forEach(change);

    for (const venue of EXCHANGES) {
      const faults = exchange.faults[venue];
      Object.assign(faults, { duplicate: 0.02, reorder: 0.02, malformed: 0.02, foreign: 0.02, lose: 0.01 });
    }
    await minutes(4);
    each((venue) => exchange.disconnect(venue));
    await until('the lines to come back', allLive);
    await minutes(3);
    exchange.faults.binanceusdm.stalled = true;
    exchange.faults.bybit.stalled = true;
    await until('the stall to be noticed', () => {
      const [binance, bybit] = source.health().venues;
      return binance.state !== 'live' && bybit.state !== 'live';
    });
    exchange.faults.binanceusdm.stalled = false;
    exchange.faults.bybit.stalled = false;
    await until('the lines to come back', allLive);
    await minutes(3);
    each((venue) => {
      exchange.faults[venue].delayMs = 800;
      exchange.faults[venue].restDelayMs = 20;
    });
    await minutes(3);
    exchange.faults.binanceusdm.refuse = { status: 429, times: 2, retryAfterS: 20 };
    await until('the refusals', () => exchange.faults.binanceusdm.refuse === null);
    await minutes(2);
    exchange.faults.binanceusdm.refuse = { status: 418, times: 1, retryAfterS: 30 };
    await until('the ban', () => exchange.faults.binanceusdm.refuse === null);
    exchange.faults.binanceusdm.withoutAmount = 3;
    await minutes(3);
    each((venue) => {
      exchange.faults[venue].down = true;
      exchange.disconnect(venue);
    });
    await clock.wait(20_000);
    each((venue) => {
      exchange.faults[venue].down = false;
    });
    await until('the lines to come back', allLive);
    await until('half an hour', () => clock.now() >= START + 31 * 60_000, 3_600_000);

    // Everything off, and time for what is under way: the last trade can only be missed by a later one.
    each((venue) => {
      Object.assign(exchange.faults[venue], { delayMs: 0, lose: 0 });
    });
    await clock.wait(5000);
    stopMarket();
    await clock.wait(20_000);
    await until('every request to be answered', () => source.asking() === 0);
    await source.stop();

    const { ledger } = exchange;
    const events = recorded(path);
    const gaps = events.filter((event) => event.kind === 'gap');
    const rows = accounts(source, ledger);
    for (const row of rows) expect(row.sent).toBeGreaterThan(1000);
    expect(rows.map(({ venue, had }) => ({ venue, had }))).toEqual(
      rows.map(({ venue, sent }) => ({ venue, had: sent })),
    );
    expect(ledger.lost.length).toBeGreaterThan(100);
    expect(uncovered(ledger, gaps)).toEqual([]);
    expect(source.health().venues[0].restRefused).toBe(3);
    expect(source.health().venues.map(({ reconnects }) => reconnects >= 2)).toEqual([true, true, true, true]);
    expect(stateHash(fold(events))).toBe(stateHash(bench.state()));
  });
});
