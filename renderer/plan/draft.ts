// From the texts of the form to a plan, or to one clear sentence a field that says why there is none.
import type { Exchange } from '../../shared/model/exchange';
import type { Plan } from '../../shared/model/plan';
import type { Side } from '../../shared/model/side';
import { formatPrice } from '../../shared/util/format';
import { parseAmount } from './parse';

export const FIELDS = ['entry', 'stop', 'leverage', 'size'] as const;
export type FieldName = (typeof FIELDS)[number];

/** What stands in the form. Empty is allowed: a plan needs an entry and a leverage, the rest is optional. */
export interface Draft {
  readonly side: Side;
  readonly entry: string;
  readonly stop: string;
  readonly leverage: string;
  readonly size: string;
}

/** What the texts are read against. */
export interface DraftContext {
  readonly venue: Exchange;
  readonly priceDecimals: number;
  /** Present price, to catch slips of a digit; null when unknown. */
  readonly price: number | null;
}

export type Problems = Readonly<Partial<Record<FieldName, string>>>;

export interface DraftResult {
  /** Null while the form is incomplete or wrong. */
  readonly plan: Plan | null;
  readonly problems: Problems;
}

const MAX_LEVERAGE = 500;
/** Further from the price than this factor, a price is a slip of a digit. */
const SLIP = 5;

type Value = { readonly value: number | null } | { readonly problem: string };

function readPrice(text: string, name: string, { price, priceDecimals }: DraftContext): Value {
  if (text.trim() === '') return { value: null };
  const read = parseAmount(text);
  const value = read === null ? null : Number(read.toFixed(priceDecimals));
  if (value === null || value <= 0) return { problem: `${name} is no price: write it like 92,100 or 92.1k.` };
  if (price !== null && (value > price * SLIP || value < price / SLIP)) {
    return {
      problem: `${name} ${formatPrice(value, priceDecimals)} is far from the price: is a digit missing?`,
    };
  }
  return { value };
}

function readLeverage(text: string): Value {
  if (text.trim() === '') return { value: null };
  const value = parseAmount(text);
  if (value === null) return { problem: 'Leverage is no number: write it like 25 or 25x.' };
  if (value < 1 || value > MAX_LEVERAGE) return { problem: `Leverage goes from 1x to ${MAX_LEVERAGE}x.` };
  return { value };
}

function readSize(text: string): Value {
  if (text.trim() === '') return { value: null };
  const value = parseAmount(text);
  if (value === null || value <= 0)
    return { problem: 'Size is no amount: write it like 50,000 or 50k (USD).' };
  return { value };
}

export function readDraft(draft: Draft, context: DraftContext): DraftResult {
  const read: Record<FieldName, Value> = {
    entry: readPrice(draft.entry, 'Entry', context),
    stop: readPrice(draft.stop, 'Stop', context),
    leverage: readLeverage(draft.leverage),
    size: readSize(draft.size),
  };
  const problems: Partial<Record<FieldName, string>> = {};
  for (const name of FIELDS) {
    const one = read[name];
    if ('problem' in one) problems[name] = one.problem;
  }
  const value = (name: FieldName): number | null => {
    const one = read[name];
    return 'value' in one ? one.value : null;
  };
  const entry = value('entry');
  const leverage = value('leverage');
  if (Object.keys(problems).length > 0 || entry === null || leverage === null)
    return { plan: null, problems };
  const plan: Plan = {
    side: draft.side,
    entry,
    leverage,
    sizeUsd: value('size'),
    stop: value('stop'),
    venue: context.venue,
  };
  return { plan, problems };
}

const trimmed = (x: number): string => formatPrice(x, 8).replace(/\.?0+$/, '');

/** A value as its field shows it once the trader is done typing. */
export function fieldText(name: FieldName, value: number | null, priceDecimals: number): string {
  if (value === null) return '';
  if (name === 'leverage') return `${trimmed(value)}x`;
  return name === 'size' ? trimmed(value) : formatPrice(value, priceDecimals);
}

export function draftOf(plan: Plan, priceDecimals: number): Draft {
  return {
    side: plan.side,
    entry: fieldText('entry', plan.entry, priceDecimals),
    stop: fieldText('stop', plan.stop, priceDecimals),
    leverage: fieldText('leverage', plan.leverage, priceDecimals),
    size: fieldText('size', plan.sizeUsd, priceDecimals),
  };
}

export function samePlan(a: Plan | null, b: Plan | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.side === b.side &&
    a.entry === b.entry &&
    a.leverage === b.leverage &&
    a.sizeUsd === b.sizeUsd &&
    a.stop === b.stop &&
    a.venue === b.venue
  );
}
