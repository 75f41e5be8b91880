// Reads fields of messages nobody promised anything about: a value of the right kind, or a refusal.
import { toUnits } from '../../../shared/util/decimal';
import type { RejectReason } from './decoded';

export type Raw = { readonly [field: string]: unknown };

/** Thrown inside a decoder for one item, and counted there: it never leaves `decode`. */
export class Refusal extends Error {
  constructor(readonly reason: RejectReason) {
    super(reason);
  }
}

const EARLIEST_MS = Date.UTC(2010, 0);
const LATEST_MS = Date.UTC(2100, 0);

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

/** A text, or a number as venues and ccxt write one (long whole numbers become texts on the way). */
export function textOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  throw new Refusal('malformed');
}

/** Unix milliseconds between 2010 and 2100. */
export function msOf(value: unknown): number {
  const ms = Number(textOf(value));
  if (!Number.isInteger(ms) || ms < EARLIEST_MS || ms > LATEST_MS) throw new Refusal('malformed');
  return ms;
}

/** A positive decimal as a whole number of 10^-decimals; finer ones are `inexact`. */
export function exactUnits(value: unknown, decimals: number): number {
  const text = textOf(value);
  const units = toUnits(text, decimals);
  if (units === null)
    throw new Refusal(roundedUnitsOrNull(text, decimals) === null ? 'malformed' : 'inexact');
  if (units <= 0) throw new Refusal('malformed');
  return units;
}

/** A decimal above or at zero, rounded half up to 10^-decimals: for averages and marks, finer than a tick. */
export function roundedUnits(value: unknown, decimals: number): number {
  const units = roundedUnitsOrNull(textOf(value), decimals);
  if (units === null) throw new Refusal('malformed');
  return units;
}

/** A number such as a rate; not for prices and amounts. */
export function rateOf(value: unknown): number {
  const rate = Number(textOf(value));
  if (!Number.isFinite(rate)) throw new Refusal('malformed');
  return rate;
}

function roundedUnitsOrNull(text: string, decimals: number): number | null {
  const exact = toUnits(text, decimals);
  if (exact !== null) return exact >= 0 ? exact : null;
  const match = /^(\d+)\.(\d+)$/.exec(text);
  if (match === null) return null;
  const [, whole, fraction] = match;
  const units = toUnits(`${whole}.${fraction.slice(0, decimals)}`, decimals);
  return units === null ? null : units + (Number(fraction.charAt(decimals)) >= 5 ? 1 : 0);
}
