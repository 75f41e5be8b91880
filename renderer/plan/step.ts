// What arrow keys do to a field: one tick up or down, ten with shift, a cell of the map with page keys.
import { fieldText, type FieldName } from './draft';
import { parseAmount } from './parse';

export interface StepContext {
  readonly priceDecimals: number;
  /** Where an empty price field starts from. */
  readonly price: number | null;
  readonly displayCell: number;
}

const DIRECTIONS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 1, PageDown: -1 };
const LEAST: Readonly<Record<FieldName, number>> = { entry: 0, stop: 0, leverage: 1, size: 0 };

function stepOf(name: FieldName, isPage: boolean, isShift: boolean, context: StepContext): number {
  if (name === 'leverage') return isPage || isShift ? 10 : 1;
  if (name === 'size') return isPage || isShift ? 10_000 : 1000;
  if (isPage) return context.displayCell;
  return 10 ** -context.priceDecimals * (isShift ? 10 : 1);
}

/** The field's text after the key, or null when the key does nothing to it. */
export function stepText(
  name: FieldName,
  text: string,
  key: string,
  isShift: boolean,
  context: StepContext,
): string | null {
  const direction = DIRECTIONS[key];
  if (direction === undefined) return null;
  const isPrice = name === 'entry' || name === 'stop';
  const start = text.trim() === '' ? (isPrice ? context.price : 0) : parseAmount(text);
  if (start === null) return null;
  if (text.trim() === '' && isPrice) return fieldText(name, start, context.priceDecimals);
  const next = start + direction * stepOf(name, key.startsWith('Page'), isShift, context);
  const value = Number(Math.max(next, LEAST[name]).toFixed(isPrice ? context.priceDecimals : 4));
  return value > 0 ? fieldText(name, value, context.priceDecimals) : null;
}
