// What ccxt and the venues are known to do, against real ccxt on real sockets: nothing of it may reach the events.
import { afterEach, describe, expect, it } from 'vitest';
import type { Event } from '../../../shared/model/event';
import { readDepth } from '../../../shared/engine/read-depth';
import { DEPTH_DISTANCES } from '../../../shared/model/depth';
import type { Fact } from '../../../e2e/exchange/facts';
import { type Bench, createBench, recorded, START } from '../../../e2e/exchange/live-bench';
import type { VenueId } from '../venues/venue';
import type { LiveSource } from './live-source';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

/** A source that is open, in a market where nothing happens but what the test does. */
async function opened(venue: VenueId): Promise<LiveSource> {
  bench = await createBench(START + 60_000);
  const source = bench.start([venue], {}, 3_600_000);
  await source.opened;
  return source;
}

const kinds = (events: readonly Event[], kind: Event['kind']): readonly Event[] =>
  events.filter((event) => event.kind === kind && event.recvMs >= START + 60_000);

const rejectsOf = (source: LiveSource, stream: string) =>
  source.health().venues[0].streams.find((one) => one.stream === stream)?.rejects;

async function finish(source: LiveSource): Promise<readonly Event[]> {
  await bench?.clock.wait(3000);
  await source.stop();
  return recorded(bench?.path ?? '');
}

describe('traps', { timeout: 600_000 }, () => {
  it('keeps every liquidation of a cascade in one Bybit message', async () => {
    const source = await opened('bybit');
    const at = bench?.clock.now() ?? 0;
    const cascade = Array.from(
      { length: 232 },
      (_, i): Fact => ({
        kind: 'liquidation',
        ms: at,
        side: 'long',
        priceTicks: 890_000 - i,
        qtyLots: 100 + i,
      }),
    );
    bench?.exchange.publish('bybit', 'BTCUSDT', cascade);
    const found = kinds(await finish(source), 'liquidation');
    expect(found).toHaveLength(232);
    expect(found.every((event) => event.kind === 'liquidation' && event.side === 'long')).toBe(true);
    expect(found[5]).toMatchObject({ priceTicks: 889_995, qtyLots: 105 });
  });

  it('keeps more trades at once than ccxt caches, and all details of an OKX message', async () => {
    const source = await opened('okx');
    const at = bench?.clock.now() ?? 0;
    const trades = Array.from(
      { length: 3000 },
      (_, i): Fact => ({
        kind: 'trade',
        ms: at,
        priceTicks: 900_000 + (i % 9),
        qtyLots: 1 + i,
        takerBuy: true,
      }),
    );
    const liquidations = [1, 2, 3].map(
      (i): Fact => ({ kind: 'liquidation', ms: at, side: 'short', priceTicks: 900_000 + i, qtyLots: i }),
    );
    bench?.exchange.publish('okx', 'BTC-USDT-SWAP', [...trades, ...liquidations]);
    const events = await finish(source);
    expect(kinds(events, 'trade')).toHaveLength(3000);
    expect(kinds(events, 'liquidation')).toMatchObject(
      [1, 2, 3].map((i) => ({ side: 'short', priceTicks: 900_000 + i, qtyLots: i })),
    );
  });

  it('does not take an unknown symbol for the one it asked for', async () => {
    const source = await opened('bybit');
    const faults = bench?.exchange.faults.bybit;
    if (faults !== undefined) faults.foreign = 1;
    const at = bench?.clock.now() ?? 0;
    bench?.exchange.publish('bybit', 'BTCUSDT', [
      { kind: 'trade', ms: at, priceTicks: 900_001, qtyLots: 7, takerBuy: false },
    ]);
    expect(kinds(await finish(source), 'trade')).toMatchObject([{ priceTicks: 900_001, qtyLots: 7 }]);
    expect(rejectsOf(source, 'trade')).toEqual({ 'wrong-symbol': 1 });
  });

  it('refuses a polled open interest that comes without its amount', async () => {
    const source = await opened('binanceusdm');
    const faults = bench?.exchange.faults.binanceusdm;
    if (faults !== undefined) faults.withoutAmount = 1;
    await bench?.until('the answer', () => rejectsOf(source, 'openInterest')?.malformed === 1);
    const found = kinds(await finish(source), 'openInterest');
    expect(found.every((event) => event.kind === 'openInterest' && event.qtyLots > 0)).toBe(true);
  });

  it('halves what Hyperliquid counts twice', async () => {
    const source = await opened('hyperliquid');
    const tape = bench?.exchange.tape('hyperliquid', 'BTC');
    bench?.exchange.publish('hyperliquid', 'BTC', [
      { kind: 'mark', ms: bench.clock.now(), priceTicks: 900_000 },
    ]);
    expect(kinds(await finish(source), 'openInterest')).toMatchObject([{ qtyLots: tape?.oiLots }]);
  });

  it.each([
    ['binanceusdm', 'BTCUSDT'],
    ['bybit', 'BTCUSDT'],
    ['okx', 'BTC-USDT-SWAP'],
  ] as const)('takes a liquidated long on %s for a long, at its trigger price and USD', async (venue, id) => {
    const source = await opened(venue);
    if (bench === null) return;
    const { market } = bench.exchange.tape(venue, id);
    // A quarter of a coin at 90,000 USD.
    const qtyLots = 10 ** market.qtyDecimals / 4;
    const priceTicks = 90_000 * 10 ** market.priceDecimals;
    const ms = bench.clock.now();
    bench.exchange.publish(venue, id, [{ kind: 'liquidation', ms, side: 'long', priceTicks, qtyLots }]);
    const events = await finish(source);
    const [found] = kinds(events, 'liquidation');
    const instrument = events.find(({ kind }) => kind === 'instrument');
    if (found?.kind !== 'liquidation' || instrument?.kind !== 'instrument') throw new Error('nothing came');
    const price = found.priceTicks / 10 ** instrument.priceDecimals;
    expect(found.side).toBe('long');
    // Within a tick: some venues publish the bankruptcy price, rounded.
    expect(price).toBeCloseTo(90_000, 0);
    expect((found.qtyLots / 10 ** instrument.qtyDecimals) * price).toBeCloseTo(22_500, -1);
  });

  it.each(['binanceusdm', 'bybit', 'okx', 'hyperliquid'] as const)(
    'samples the order book of %s as far as it reaches, and keeps its margin tiers',
    async (venue) => {
      const source = await opened(venue);
      bench?.live();
      await bench?.clock.wait(25_000);
      const events = await finish(source);
      const books = events.filter((event) => event.kind === 'book');
      expect(books.length).toBeGreaterThan(1);
      for (const { bidLots, askLots, midHalfTicks } of books) {
        expect(midHalfTicks / 20).toBeGreaterThan(80_000);
        for (const lots of [bidLots, askLots]) {
          expect(lots).toHaveLength(DEPTH_DISTANCES.length);
          const known = lots.filter((value) => value !== null);
          expect(known.length).toBeGreaterThan(0);
          expect(known).toEqual(known.toSorted((a, b) => a - b));
          expect(lots.slice(known.length)).toEqual(lots.slice(known.length).map(() => null));
        }
      }
      const [tiers] = kinds(events, 'tiers');
      if (venue === 'binanceusdm') expect(tiers).toBeUndefined();
      else expect(tiers).toMatchObject({ maintenanceRate: [expect.any(Number), expect.any(Number)] });
      const depth = readDepth(bench?.state() ?? { markets: [], nowMs: 0 });
      expect(depth?.source).toBe(venue);
      expect(depth?.bidUsd[0]).toBeGreaterThan(1000);
    },
  );

  it('notices within seconds that an open socket says nothing, and comes back', async () => {
    const source = await opened('bybit');
    bench?.live();
    await bench?.clock.wait(3000);
    const faults = bench?.exchange.faults.bybit;
    if (faults !== undefined) faults.stalled = true;
    const since = bench?.clock.now() ?? 0;
    await bench?.until('the watchdog', () => source.health().venues[0].state !== 'live');
    // ccxt's own ping would take three minutes.
    expect((bench?.clock.now() ?? 0) - since).toBeLessThan(10_000);
    if (faults !== undefined) faults.stalled = false;
    await bench?.until('the line to come back', () => source.health().venues[0].state === 'live');
    const gaps = kinds(await finish(source), 'gap');
    expect(new Set(gaps.map((event) => event.kind === 'gap' && event.stream))).toEqual(
      new Set(['book', 'funding', 'liquidation', 'mark', 'openInterest', 'trade']),
    );
  });

  it('says what is wrong when nobody answers, and goes on trying', async () => {
    bench = await createBench(START);
    const { exchange } = bench;
    exchange.faults.okx.down = true;
    const source = bench.start(['okx'], {}, 3_600_000);
    await bench.until('the sentence', () => source.health().venues[0].problem !== null);
    expect(source.health().venues[0].problem).toMatch(/^OKX cannot be reached .*trying again in \d+ s\.$/);
    exchange.faults.okx.down = false;
    await source.opened;
    expect(source.health().venues[0].problem).toBeNull();
  });
});
