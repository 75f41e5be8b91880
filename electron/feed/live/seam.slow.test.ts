// Where the past meets the present: no trade is counted twice and none is missing, on every venue.
import { afterEach, expect, it } from 'vitest';
import { stateHash } from '../../../shared/engine/state-hash';
import type { BarEvent, Event, TradeEvent } from '../../../shared/model/event';
import { EXCHANGES } from '../../../shared/model/exchange';
import { BAR, type Bench, createBench, fold, recorded, START } from '../../../e2e/exchange/live-bench';
import { MARKETS } from '../../../e2e/exchange/markets';

let bench: Bench | null = null;
afterEach(async () => {
  await bench?.close();
  bench = null;
});

const isBar = (event: Event): event is BarEvent => event.kind === 'bar';
const isTrade = (event: Event): event is TradeEvent => event.kind === 'trade';

it('has bars up to the seam, the running bar from the venue, then every trade once', {
  timeout: 600_000,
}, async () => {
  bench = await createBench(START + 200_000);
  const { exchange, clock, path } = bench;
  bench.live();
  const source = bench.start(EXCHANGES);
  await source.opened;
  const end = Math.floor(clock.now() / BAR) * BAR + 2 * BAR;
  await bench.until('the next bar to end', () => clock.now() > end + 20_000);
  await source.stop();
  const events = recorded(path);

  for (const [inst, venue] of EXCHANGES.entries()) {
    const market = MARKETS.find((one) => one.venue === venue && one.base === 'BTC');
    const tape = exchange.tape(venue, market?.id ?? '');
    const own = events.filter((event) => event.inst === inst);
    const bars = own.filter(isBar);
    expect(bars).toHaveLength(86_400_000 / BAR + 1);
    expect(bars.map((bar) => bar.openMs)).toEqual(bars.map((_, i) => bars[0].openMs + i * BAR));
    // The bar in which we joined is the venue's own, whole, and comes as it ends.
    const last = bars[bars.length - 1];
    const seam = last.openMs + BAR;
    expect(seam).toBeLessThan(end);
    const joined = tape.bars[BAR].get(seam - BAR);
    expect(last).toMatchObject({
      openMs: seam - BAR,
      recvMs: seam,
      highTicks: joined?.highTicks,
      lowTicks: joined?.lowTicks,
      closeTicks: joined?.closeTicks,
      volumeLots: joined?.volumeLots,
    });
    // From there on they are gathered from trades: every one of them, none twice.
    for (let open = seam; open < end; open += BAR) {
      const next = tape.bars[BAR].get(open);
      const trades = own.filter(isTrade).filter(({ exchMs }) => exchMs >= open && exchMs < open + BAR);
      expect(trades).toHaveLength(next?.trades ?? -1);
      expect(trades.reduce((sum, { qtyLots }) => sum + qtyLots, 0)).toBe(next?.volumeLots);
    }
    // None of the joined bar's trades comes after the bar itself.
    expect(own.filter(isTrade).filter(({ seq, exchMs }) => seq > last.seq && exchMs < seam)).toEqual([]);
  }
  expect(stateHash(fold(events))).toBe(stateHash(bench.state()));
});
