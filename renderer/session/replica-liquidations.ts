// Reported liquidations as a window knows them: kept by hour, with each hour's sum a side.
import type { LiquidationsFrame } from '../../shared/ipc/frames';

const HOUR_MS = 3_600_000;

export interface LiquidationHour {
  longUsd: number;
  shortUsd: number;
  /** The hour's reports in order of arrival. */
  readonly ms: number[];
  readonly price: number[];
  readonly usd: number[];
  /** 0 = long, 1 = short. */
  readonly side: number[];
}

/** Hours by number: `floor(ms / 3,600,000)`. */
export interface Liquidations {
  readonly hours: Map<number, LiquidationHour>;
  version: number;
}

/** None known yet; `version` goes on from what it replaces. */
export function createLiquidations(version = 0): Liquidations {
  return { hours: new Map(), version };
}

function add(hour: LiquidationHour, ms: number, price: number, usd: number, side: number): void {
  hour.ms.push(ms);
  hour.price.push(price);
  hour.usd.push(usd);
  hour.side.push(side);
  if (side === 0) hour.longUsd += usd;
  else hour.shortUsd += usd;
}

function emptyHour(): LiquidationHour {
  return { longUsd: 0, shortUsd: 0, ms: [], price: [], usd: [], side: [] };
}

/** Adds a frame's reports to their hours. */
export function addLiquidations(liquidations: Liquidations, frame: LiquidationsFrame): void {
  liquidations.version++;
  for (let i = 0; i < frame.ms.length; i++) {
    const number = Math.floor(frame.ms[i] / HOUR_MS);
    let hour = liquidations.hours.get(number);
    if (!hour) {
      hour = emptyHour();
      liquidations.hours.set(number, hour);
    }
    add(hour, frame.ms[i], frame.price[i], frame.usd[i], frame.side[i]);
  }
}

/** Drops every report later than `toMs`. */
export function rewindLiquidations(liquidations: Liquidations, toMs: number): boolean {
  const edge = Math.floor(toMs / HOUR_MS);
  let changed = false;
  for (const [number, hour] of liquidations.hours) {
    if (number < edge || hour.ms.every((ms) => ms <= toMs)) continue;
    changed = true;
    liquidations.hours.delete(number);
    const kept = emptyHour();
    for (let i = 0; i < hour.ms.length; i++) {
      if (hour.ms[i] <= toMs) add(kept, hour.ms[i], hour.price[i], hour.usd[i], hour.side[i]);
    }
    if (kept.ms.length > 0) liquidations.hours.set(number, kept);
  }
  if (changed) liquidations.version++;
  return changed;
}
