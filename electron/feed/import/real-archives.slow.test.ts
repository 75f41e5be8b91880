// The real archives in ../shared/data, where there are any: they stay outside the project.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Workbench, workbench } from './fixtures/workbench';

const DATA = join(import.meta.dirname, '../../../../shared/data');
const BTC = join(DATA, 'binance-btcusdt-2025-12_2026-01');
const ETH = join(DATA, 'binance-ethusdt-2025-12_2026-01');
const FROM = Date.UTC(2025, 11, 1);

let bench: Workbench;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.remove());

describe.skipIf(!existsSync(BTC))(`real archives (skipped where ${DATA} is missing)`, () => {
  it('of BTCUSDT: two months, no gap, and a table that is no archive', async () => {
    const { passedOver, ...result } = await bench.run([BTC]);
    expect(result).toMatchObject({
      events: { instrument: 1, bar: 17_198, openInterest: 17_855, funding: 186 },
      fromMs: FROM,
      toMs: Date.UTC(2026, 0, 31, 23, 55),
      gaps: [],
      dropped: { duplicates: 0, overlapping: 0, empty: 0 },
      instrument: { symbol: 'BTCUSDT', priceDecimals: 1, qtyDecimals: 3, cellTicks: 100 },
    });
    expect(passedOver).toMatchObject([{ file: join(BTC, 'realised-liquidations-1h.csv') }]);

    const events = bench.events();
    const bars = events.filter((event) => event.kind === 'bar');
    expect(bars[0]).toMatchObject({
      openMs: FROM,
      openTicks: 903_205,
      closeTicks: 897_714,
      volumeLots: 5_804_585,
      takerBuyLots: null,
    });
    expect(bars.at(-1)).toMatchObject({ recvMs: Date.UTC(2026, 0, 29, 17, 10), closeTicks: 850_857 });
    // Open interest stands before the candle that closes with it, all stamps on the grid.
    const closing = events.findIndex((event) => event.kind === 'bar');
    expect(events[closing - 1]).toMatchObject({
      kind: 'openInterest',
      recvMs: FROM + 300_000,
      qtyLots: 89_832_175,
    });
    expect(events.every((event) => event.kind !== 'openInterest' || event.recvMs % 300_000 === 0)).toBe(true);
  });

  it.skipIf(!existsSync(ETH))('of ETHUSDT', async () => {
    const { events, instrument, gaps } = await bench.run([ETH], { symbol: 'ETHUSDT' });
    expect(events.bar).toBe(17_198);
    expect(instrument).toMatchObject({ priceDecimals: 2, qtyDecimals: 3, cellTicks: 50 });
    expect(gaps).toEqual([]);
  });

  it('refuse the table of realised liquidations when it is named', async () => {
    await expect(bench.run([join(BTC, 'realised-liquidations-1h.csv')])).rejects.toThrow(
      /line 1: not an archive/,
    );
  });
});
