// Reads amounts as traders type them: 92,100 or 92100 or 92.1k, $50k, 1.5m, 25x.

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9, x: 1 };
/** Digits with optional thousands commas or spaces, a decimal part, and a unit. */
const AMOUNT = /^\$?(\d{1,3}(?:[, \u00a0]\d{3})+|\d+)?(\.\d*)?\s*([kmbx]?)$/i;

/** The number, or null when it cannot be read as one. */
export function parseAmount(text: string): number | null {
  const match = AMOUNT.exec(text.trim().replace(/\s*(usd|usdt)$/i, ''));
  if (!match) return null;
  const [, whole = '', fraction = '', unit] = match;
  const digits = whole.replace(/[, \u00a0]/g, '') + (fraction === '.' ? '' : fraction);
  if (digits === '') return null;
  const value = Number(digits) * UNITS[unit.toLowerCase()];
  return Number.isFinite(value) ? value : null;
}
