// Everything a market has seen: its bars, open interest and funding, seeded backwards and grown by what is published.
import type { Fact } from './facts';
import type { Market } from './markets';
import { nextRandom, type Random } from './random';

export const BAR_MS = 300_000;
const MINUTE_MS = 60_000;

export interface TapeBar {
  readonly openMs: number;
  readonly openTicks: number;
  highTicks: number;
  lowTicks: number;
  closeTicks: number;
  volumeLots: number;
  takerBuyLots: number;
  trades: number;
}

export interface Tape {
  readonly market: Market;
  /** By interval: bars by their opening, rising. */
  readonly bars: { readonly [intervalMs: number]: Map<number, TapeBar> };
  readonly openInterest: { readonly ms: number; readonly lots: number }[];
  readonly funding: { readonly ms: number; readonly rate: number }[];
  priceTicks: number;
  oiLots: number;
  rate: number;
  /** Of the last trade; venues number them in their own way. */
  serial: number;
}

const START_USD: Readonly<Record<string, number>> = { BTC: 90_000, ETH: 3000 };
const OI_COINS: Readonly<Record<string, number>> = { BTC: 90_000, ETH: 1_900_000 };

export function createTape(market: Market): Tape {
  return {
    market,
    bars: { [MINUTE_MS]: new Map(), [BAR_MS]: new Map() },
    openInterest: [],
    funding: [],
    priceTicks: Math.round((START_USD[market.base] ?? 100) * 10 ** market.priceDecimals),
    oiLots: Math.round((OI_COINS[market.base] ?? 1000) * 10 ** market.qtyDecimals),
    rate: 0.0001,
    serial: 1000,
  };
}

/** Five-minute bars of a random walk from `fromMs` to `toMs`, with open interest and funding beside them. */
export function seedHistory(tape: Tape, fromMs: number, toMs: number, random: Random): void {
  const coin = 10 ** tape.market.qtyDecimals;
  for (let openMs = fromMs - (fromMs % BAR_MS); openMs + BAR_MS <= toMs; openMs += BAR_MS) {
    const openTicks = tape.priceTicks;
    const step = (): number => Math.round(openTicks * 0.0015 * (nextRandom(random) - 0.5));
    const ticks = [openTicks, openTicks + step(), openTicks + step(), openTicks + step()];
    const volumeLots = Math.round((20 + 180 * nextRandom(random)) * coin);
    tape.bars[BAR_MS].set(openMs, {
      openMs,
      openTicks,
      highTicks: Math.max(...ticks),
      lowTicks: Math.min(...ticks),
      closeTicks: ticks[3],
      volumeLots,
      takerBuyLots: Math.round(volumeLots * (0.4 + 0.2 * nextRandom(random))),
      trades: 900,
    });
    tape.priceTicks = ticks[3];
    tape.oiLots = Math.max(coin, tape.oiLots + Math.round(coin * 60 * (nextRandom(random) - 0.5)));
    tape.openInterest.push({ ms: openMs + BAR_MS, lots: tape.oiLots });
    const fundingMs = tape.market.fundingHours * 3_600_000;
    if ((openMs + BAR_MS) % fundingMs === 0) tape.funding.push({ ms: openMs + BAR_MS, rate: tape.rate });
  }
}

/** What was published, as the venue itself would answer for it later. Gives it back, a trade with its number. */
export function noteFact(tape: Tape, fact: Fact): Fact {
  switch (fact.kind) {
    case 'trade':
      tape.serial++;
      tape.priceTicks = fact.priceTicks;
      for (const [interval, bars] of Object.entries(tape.bars)) {
        addTrade(bars, fact.ms - (fact.ms % Number(interval)), fact);
      }
      return { ...fact, serial: tape.serial };
    case 'openInterest':
      tape.oiLots = fact.qtyLots;
      noteSnapshot(tape, fact.ms);
      return fact;
    case 'funding':
      tape.rate = fact.rate;
      return fact;
    default:
      return fact;
  }
}

function addTrade(bars: Map<number, TapeBar>, openMs: number, fact: Extract<Fact, { kind: 'trade' }>): void {
  const { priceTicks, qtyLots } = fact;
  const bar = bars.get(openMs);
  const bought = fact.takerBuy ? qtyLots : 0;
  if (bar === undefined) {
    bars.set(openMs, {
      openMs,
      openTicks: priceTicks,
      highTicks: priceTicks,
      lowTicks: priceTicks,
      closeTicks: priceTicks,
      volumeLots: qtyLots,
      takerBuyLots: bought,
      trades: 1,
    });
    return;
  }
  bar.highTicks = Math.max(bar.highTicks, priceTicks);
  bar.lowTicks = Math.min(bar.lowTicks, priceTicks);
  bar.closeTicks = priceTicks;
  bar.volumeLots += qtyLots;
  bar.takerBuyLots += bought;
  bar.trades++;
}

/** Open interest history has a value every five minutes. */
function noteSnapshot(tape: Tape, ms: number): void {
  const at = ms - (ms % BAR_MS);
  const last = tape.openInterest.at(-1);
  if (last === undefined || last.ms < at) tape.openInterest.push({ ms: at, lots: tape.oiLots });
}

/** Bars that open in [fromMs, toMs], at most `limit` of them: the first ones, or the last. */
export function barsBetween(
  tape: Tape,
  intervalMs: number,
  fromMs: number,
  toMs: number,
  limit: number,
  end: 'first' | 'last',
): readonly TapeBar[] {
  const found: TapeBar[] = [];
  for (const bar of tape.bars[intervalMs]?.values() ?? []) {
    if (bar.openMs >= fromMs && bar.openMs <= toMs) found.push(bar);
  }
  return end === 'first' ? found.slice(0, limit) : found.slice(-limit);
}
