// Small pieces of the sentences a check answers with.
import type { Plan } from '../model/plan';
import type { Zone } from '../model/zone';
import { formatPct, formatPercentile, formatPrice, formatUsd, priceDecimals } from '../util/format';
import type { LiquidationPrice } from './liquidation-price';

/** What the sentences speak about besides the fact itself. Prices in quote units (USD). */
export interface Story {
  readonly plan: Plan;
  /** null without a margin table. */
  readonly liquidation: LiquidationPrice | null;
  /** The venue whose margin table was asked, for a reader. */
  readonly venueName: string;
  readonly sweptBeforeUsd: number | null;
  readonly sweptBeforeStopUsd: number | null;
  readonly atrUsd: number | null;
  /** Whether any zone of either side is near the entry. */
  readonly hasNearZone: boolean;
  /** Why the map cannot be asked; null when it can. */
  readonly mapProblem: 'no-price' | 'old-price' | 'no-levels' | 'short-history' | null;
  /** When the last price was, ms, and of when the check is; the price is null before the first. */
  readonly lastPriceMs: number | null;
  readonly asOfMs: number;
}

/** One line of at most MAX_TEXT characters, and the full sentence. */
export interface Words {
  readonly text: string;
  readonly reason: string;
}

/** LOOK: one line of the entry check. */
export const MAX_TEXT = 46;

/** The first candidate that fits a line, else the last: the shortest way to say it. */
export function fitting(...candidates: readonly string[]): string {
  return candidates.find((text) => text.length <= MAX_TEXT) ?? candidates[candidates.length - 1];
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `88,771`, with decimals where the price is small. */
export function priceText(x: number): string {
  return formatPrice(x, priceDecimals(x));
}

/** `25x`, `12.5x`. */
export function leverageText(leverage: number): string {
  return `${Number(leverage.toFixed(1))}x`;
}

/** `88,771 USD (−3.61% from the entry, 3.9 ATR)`. */
export function placeText(story: Story, at: number): string {
  const { entry } = story.plan;
  const atr = story.atrUsd;
  const inAtr = atr !== null && atr > 0 ? `, ${(Math.abs(at - entry) / atr).toFixed(1)} ATR` : '';
  return `${priceText(at)} USD (${formatPct((at / entry - 1) * 100)} from the entry${inAtr})`;
}

/** `the long zone 88,300–89,200 USD (an estimated $668M open, p99, unverified)`. */
export function zoneText(zone: Zone): string {
  const open = `an estimated ${formatUsd(zone.usd)} open, ${formatPercentile(zone.percentile)}, ${zone.evidence}`;
  return `the ${zone.side} zone ${priceText(zone.low)}–${priceText(zone.high)} USD (${open})`;
}
