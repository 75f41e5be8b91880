// Decimal strings to whole numbers of units, exactly: never through a float multiplication.

const DOT = 46;
const ZERO = 48;
const NINE = 57;
const MINUS = 45;

const PLAIN = /^-?(\d+\.?\d*|\.\d+)$/;
const EXPONENT = /^(-?)(\d*)\.?(\d*)e([+-]?\d{1,3})$/i;

/** `1.5e-7` as `0.00000015`; null when it is not written that way. */
function withoutExponent(text: string): string | null {
  const match = EXPONENT.exec(text);
  if (match === null || (match[2] === '' && match[3] === '')) return null;
  const [, sign, whole, fraction, exponent] = match;
  const point = whole.length + Number(exponent);
  const digits = '0'.repeat(Math.max(0, -point)) + whole + fraction;
  const at = Math.max(0, point);
  const padded = digits.padEnd(at, '0');
  return `${sign}${padded.slice(0, at) || '0'}.${padded.slice(at)}`;
}

/** Decimal places in use (`1.50` has 1, `1e-5` has 5); -1 when the text is not a decimal number. */
export function decimalsOf(text: string): number {
  const plain = PLAIN.test(text) ? text : withoutExponent(text);
  if (plain === null) return -1;
  const dot = plain.indexOf('.');
  if (dot < 0) return 0;
  let end = plain.length;
  while (plain.charCodeAt(end - 1) === ZERO) end--;
  return end - 1 - dot;
}

/**
 * The number as a whole count of 10^-decimals (`toUnits('90320.5', 1)` is 903205), or null when that is not
 * possible exactly: not a decimal number, more decimals in use, or beyond 2^53. `decimalsOf` tells which.
 */
export function toUnits(text: string, decimals: number): number | null {
  const negative = text.charCodeAt(0) === MINUS;
  let units = 0;
  let digits = 0;
  /** Decimals seen; -1 before the point. */
  let places = -1;
  for (let i = negative ? 1 : 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      digits++;
      if (places < 0 || places < decimals) {
        units = units * 10 + (code - ZERO);
        if (places >= 0) places++;
      } else if (code !== ZERO) {
        return withExponent(text, decimals);
      }
      if (units > Number.MAX_SAFE_INTEGER) return withExponent(text, decimals);
    } else if (code === DOT && places < 0) {
      places = 0;
    } else {
      return withExponent(text, decimals);
    }
  }
  if (digits === 0) return null;
  for (let i = Math.max(places, 0); i < decimals; i++) units *= 10;
  if (units > Number.MAX_SAFE_INTEGER) return null;
  return negative && units !== 0 ? -units : units;
}

/** The rare number written with an exponent; null for any other text. */
function withExponent(text: string, decimals: number): number | null {
  const plain = withoutExponent(text);
  return plain === null ? null : toUnits(plain, decimals);
}
