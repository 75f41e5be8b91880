// What a key may do, as the venue tells it. Only one that can do nothing but read is taken.
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import type { LiveVenueId } from './venues';

export type Permissions =
  | { readonly kind: 'readOnly' }
  /** One sentence: what it can do, and what to do about it. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** The venue does not tell: the trader must say so. */
  | { readonly kind: 'untold'; readonly sentence: string };

type Json = { readonly [field: string]: unknown };

const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined);

function refused(venue: LiveVenueId, powers: readonly string[]): Permissions {
  return {
    kind: 'refused',
    sentence: `This ${EXCHANGE_NAMES[venue]} key can ${powers.join(', ')}: make one that can only read and enter that.`,
  };
}

function untold(venue: LiveVenueId): Permissions {
  return {
    kind: 'untold',
    sentence: `${EXCHANGE_NAMES[venue]} did not tell what this key may do: make sure yourself that it can only read.`,
  };
}

/** Names of Binance's switches for everything but reading. */
const BINANCE_POWERS: readonly (readonly [field: string, power: string])[] = [
  ['enableWithdrawals', 'withdraw'],
  ['enableInternalTransfer', 'transfer'],
  ['permitsUniversalTransfer', 'transfer between accounts'],
  ['enableFutures', 'trade futures'],
  ['enableSpotAndMarginTrading', 'trade spot'],
  ['enableMargin', 'trade on margin'],
  ['enableVanillaOptions', 'trade options'],
  ['enablePortfolioMarginTrading', 'trade in portfolio margin'],
  ['enableFixApiTrade', 'trade over FIX'],
];

/** `GET /sapi/v1/account/apiRestrictions`. */
function ofBinance(answer: unknown): Permissions {
  const fields = record(answer);
  if (fields['enableReading'] === undefined) return untold('binanceusdm');
  const powers = BINANCE_POWERS.filter(([field]) => isOn(fields[field])).map(([, power]) => power);
  return powers.length === 0 ? { kind: 'readOnly' } : refused('binanceusdm', powers);
}

/** `GET /v5/user/query-api`: readOnly 1, or lists of what it may do by subject. */
function ofBybit(answer: unknown): Permissions {
  const result = record(record(answer)['result']);
  if (result['readOnly'] === undefined) return untold('bybit');
  if (Number(result['readOnly']) === 1) return { kind: 'readOnly' };
  const permissions = record(result['permissions']);
  const lists = Object.values(permissions).flatMap((list) => (Array.isArray(list) ? list : []));
  const powers = lists.some((name) => /withdraw/i.test(String(name))) ? ['withdraw', 'trade'] : ['trade'];
  return refused('bybit', powers);
}

/** `GET /api/v5/account/config`: perm, `read_only,withdraw,trade`. */
function ofOkx(answer: unknown): Permissions {
  const perm = record(first(record(answer)['data']))['perm'];
  if (typeof perm !== 'string' || perm === '') return untold('okx');
  const powers = perm
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== 'read_only' && name !== '');
  return powers.length === 0 ? { kind: 'readOnly' } : refused('okx', powers);
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** Judges a venue's own answer about the key; null asks a venue that has no such question. */
export function permissionsOf(venue: LiveVenueId, answer: unknown): Permissions {
  if (venue === 'binanceusdm') return ofBinance(answer);
  if (venue === 'bybit') return ofBybit(answer);
  if (venue === 'okx') return ofOkx(answer);
  // A wallet's address is public and signs nothing.
  return { kind: 'readOnly' };
}
