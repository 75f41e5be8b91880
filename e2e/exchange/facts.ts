// What happens on the exchange, before any venue puts it into words: whole ticks and lots, venue time.
import type { Side } from '../../shared/model/side';

interface FactBase {
  /** The venue's clock, Unix ms. */
  readonly ms: number;
}

export interface TradeFact extends FactBase {
  readonly kind: 'trade';
  readonly priceTicks: number;
  readonly qtyLots: number;
  readonly takerBuy: boolean;
  /** Its number on the exchange, given when it is published. */
  readonly serial?: number;
}

export interface MarkFact extends FactBase {
  readonly kind: 'mark';
  readonly priceTicks: number;
}

/** One side's open interest. */
export interface OpenInterestFact extends FactBase {
  readonly kind: 'openInterest';
  readonly qtyLots: number;
}

export interface FundingFact extends FactBase {
  readonly kind: 'funding';
  readonly rate: number;
}

export interface LiquidationFact extends FactBase {
  readonly kind: 'liquidation';
  readonly side: Side;
  /** Where it was triggered; a venue may publish another price. */
  readonly priceTicks: number;
  readonly qtyLots: number;
}

export type Fact = TradeFact | MarkFact | OpenInterestFact | FundingFact | LiquidationFact;
export type FactKind = Fact['kind'];

/** `903205` at 1 decimal is `90320.5`. */
export function decimalText(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Bankruptcy price in ticks of a position that was triggered at a price. */
export function bankruptcyTicks(fact: LiquidationFact, maintenanceRate: number): number {
  return Math.round(fact.priceTicks * (fact.side === 'long' ? 1 - maintenanceRate : 1 + maintenanceRate));
}
