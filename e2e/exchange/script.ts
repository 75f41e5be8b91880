// A made-up market on every venue: prices wander, people trade, marks follow, and now and then someone is liquidated.
import type { Exchange } from './exchange';
import type { Fact } from './facts';
import { MARKETS, type Market } from './markets';
import { nextRandom } from './random';

export interface ScriptOptions {
  /** Trades a second and market. */
  readonly trades: number;
  /** Liquidations a minute and market. */
  readonly liquidations: number;
  readonly markets: readonly Market[];
}

export const DEFAULT_SCRIPT: ScriptOptions = { trades: 8, liquidations: 12, markets: MARKETS };

/** Lets a market live; call `step` as often as facts should come, at least a few times a second. */
export function createScript(exchange: Exchange, options: ScriptOptions): { step(): void } {
  let lastMs = exchange.now();
  const marked = new Map<Market, number>();
  const counted = new Map<Market, number>();
  const random = (): number => nextRandom(exchange.random);

  const due = (times: Map<Market, number>, market: Market, nowMs: number, everyMs: number): boolean => {
    const slot = Math.floor(nowMs / everyMs);
    if (times.get(market) === slot) return false;
    times.set(market, slot);
    return true;
  };

  const factsOf = (market: Market, nowMs: number, passedMs: number): readonly Fact[] => {
    const tape = exchange.tape(market.venue, market.id);
    const ms = nowMs + exchange.faults[market.venue].clockMs;
    const coin = 10 ** market.qtyDecimals;
    const facts: Fact[] = [];
    let ticks = tape.priceTicks;
    for (let n = (options.trades * passedMs) / 1000; n > random(); n--) {
      ticks = Math.max(1, ticks + Math.round(ticks * 0.0002 * (random() - 0.5)));
      const qtyLots = Math.max(1, Math.round(coin * 0.2 * random()));
      facts.push({ kind: 'trade', ms, priceTicks: ticks, qtyLots, takerBuy: random() < 0.5 });
    }
    if (market.venue !== 'hyperliquid' && random() < (options.liquidations * passedMs) / 60_000) {
      const side = random() < 0.5 ? 'long' : 'short';
      const many = market.venue === 'binanceusdm' ? 1 : 1 + Math.floor(random() * 4);
      for (let i = 0; i < many; i++) {
        const qtyLots = Math.max(1, Math.round(coin * random()));
        facts.push({ kind: 'liquidation', ms, side, priceTicks: ticks, qtyLots });
      }
    }
    if (due(marked, market, nowMs, 1000)) facts.push({ kind: 'mark', ms, priceTicks: ticks + 3 });
    if (due(counted, market, nowMs, 3000)) {
      const qtyLots = Math.max(coin, tape.oiLots + Math.round(coin * 20 * (random() - 0.5)));
      facts.push({ kind: 'openInterest', ms, qtyLots });
    }
    return facts;
  };

  return {
    step: () => {
      const nowMs = exchange.now();
      const passedMs = nowMs - lastMs;
      lastMs = nowMs;
      for (const market of options.markets) {
        exchange.publish(market.venue, market.id, factsOf(market, nowMs, passedMs));
      }
    },
  };
}
