// The market bar's and context panel's figures, from bars, funding and liquidations up to a moment.
import type { BarTable } from '../model/bar-table';
import type { MarketStats } from '../model/market-stats';
import type { Side } from '../model/side';
import { upperBound } from '../util/sorted';

export interface FundingPoint {
  readonly ms: number;
  readonly rate: number;
  readonly intervalHours: number | null;
}

export interface LiquidationPoint {
  readonly ms: number;
  readonly side: Side;
  readonly usd: number;
}

const HOUR_MS = 3_600_000;
const STALE_MS = 1_800_000;
const ATR_HOURS = 14;
const Z_HOURS = 168;

/** Whether a price of `priceMs` no longer stands for the market at `nowMs`: over half an hour old. */
export function isStale(priceMs: number, nowMs: number): boolean {
  return nowMs - priceMs > STALE_MS;
}

/**
 * Figures at `nowMs`; `bars` counts only bars closed by then, and the other lists are cut there too. A figure
 * that would need more past than there is stays null: 24 h of bars for a day's volume, 14 whole hours for ATR. `latest` is a
 * price newer than the last bar's close.
 */
export function marketStats(
  table: BarTable,
  bars: number,
  funding: readonly FundingPoint[],
  liquidations: readonly LiquidationPoint[] | null,
  nowMs: number,
  latest: { readonly price: number; readonly ms: number } | null = null,
): MarketStats {
  const last = bars - 1;
  const price = latest?.price ?? (last >= 0 ? table.close[last] : null);
  const priceMs = latest?.ms ?? (last >= 0 ? table.closeMs[last] : null);
  const dayAgo = indexClosedBy(table, bars, nowMs - 24 * HOUR_MS);
  const hourAgo = indexClosedBy(table, bars, nowMs - HOUR_MS);
  const oi = last >= 0 ? known(table.openInterest[last]) : null;
  const lastRate = funding.at(-1);
  return {
    price,
    priceMs,
    isStale: priceMs !== null && isStale(priceMs, nowMs),
    change24hPct: price !== null && dayAgo !== null ? percent(table.close[dayAgo], price) : null,
    funding:
      lastRate === undefined
        ? null
        : {
            rate: lastRate.rate,
            intervalHours: lastRate.intervalHours,
            percentile: fundingPercentile(funding),
          },
    oiCoins: oi,
    oiUsd: oi !== null && price !== null ? oi * price : null,
    oiChange1hPct: change(table, hourAgo, oi),
    oiChange24hPct: change(table, dayAgo, oi),
    volume24hUsd: dayAgo === null ? null : volumeUsd(table, dayAgo + 1, bars),
    volumeZ: volumeZ(table, bars, nowMs),
    liquidated24h: liquidations === null ? null : liquidated(liquidations, nowMs - 24 * HOUR_MS),
    atr: averageTrueRange(table, bars, nowMs),
  };
}

/** The last bar closed at or before `ms`; null when there is none, or it closed over an hour earlier (a hole). */
function indexClosedBy(table: BarTable, bars: number, ms: number): number | null {
  const i = upperBound(table.closeMs, bars, ms) - 1;
  return i >= 0 && ms - table.closeMs[i] < HOUR_MS ? i : null;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function percent(from: number, to: number): number {
  return ((to - from) / from) * 100;
}

function change(table: BarTable, index: number | null, now: number | null): number | null {
  const before = index === null ? null : known(table.openInterest[index]);
  return before === null || now === null || before === 0 ? null : percent(before, now);
}

/** Null as soon as one bar's volume is unknown: a sum with a hole would look like a quiet market. */
function volumeUsd(table: BarTable, from: number, to: number): number | null {
  let sum = 0;
  for (let i = from; i < to; i++) sum += table.volume[i] * table.close[i];
  return known(sum);
}

function liquidated(
  points: readonly LiquidationPoint[],
  sinceMs: number,
): { longUsd: number; shortUsd: number } {
  let longUsd = 0;
  let shortUsd = 0;
  for (let i = points.length - 1; i >= 0 && points[i].ms > sinceMs; i--) {
    if (points[i].side === 'long') longUsd += points[i].usd;
    else shortUsd += points[i].usd;
  }
  return { longUsd, shortUsd };
}

/** Share (0..1) of the funding rates so far that are below the latest; null under a week of them. */
function fundingPercentile(funding: readonly FundingPoint[]): number | null {
  const latest = funding.at(-1);
  if (latest === undefined || funding.length < 21) return null;
  return funding.filter((point) => point.rate < latest.rate).length / funding.length;
}

/** Mean true range of the last 14 whole hours (Wilder's true range, plain mean), quote units. */
function averageTrueRange(table: BarTable, bars: number, nowMs: number): number | null {
  const end = nowMs - (nowMs % HOUR_MS);
  let sum = 0;
  for (let hour = 0; hour < ATR_HOURS; hour++) {
    const to = end - hour * HOUR_MS;
    const first = upperBound(table.closeMs, bars, to - HOUR_MS);
    const stop = upperBound(table.closeMs, bars, to);
    if (first === stop || first === 0) return null;
    const before = table.close[first - 1];
    let high = before;
    let low = before;
    for (let i = first; i < stop; i++) {
      high = Math.max(high, table.high[i]);
      low = Math.min(low, table.low[i]);
    }
    sum += high - low;
  }
  return sum / ATR_HOURS;
}

/** The last 60 minutes' volume against the hours of the 7 days before, in standard deviations. */
function volumeZ(table: BarTable, bars: number, nowMs: number): number | null {
  const hours: number[] = [];
  for (let hour = 0; hour <= Z_HOURS; hour++) {
    const to = nowMs - hour * HOUR_MS;
    const first = upperBound(table.closeMs, bars, to - HOUR_MS);
    const usd = volumeUsd(table, first, upperBound(table.closeMs, bars, to));
    if (usd === null || first === 0) return null;
    hours.push(usd);
  }
  const past = hours.slice(1);
  const mean = past.reduce((a, b) => a + b, 0) / past.length;
  const variance = past.reduce((a, b) => a + (b - mean) * (b - mean), 0) / past.length;
  return variance > 0 ? (hours[0] - mean) / Math.sqrt(variance) : null;
}
