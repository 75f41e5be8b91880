// Reads an account: what the key may do first, and only if it can do nothing but read, the positions.
import { AuthenticationError, NetworkError } from '../../node_modules/ccxt/js/src/base/errors.js';
import { EXCHANGE_NAMES } from '../../shared/model/exchange';
import type { DeskPlan } from '../../shared/model/desk';
import { InputError } from '../../shared/util/input-error';
import { type AccountKey, scrub } from './key';
import { type Permissions, permissionsOf } from './permissions';
import { plansOf, type RawPosition } from './positions';
import { type AccountClient, type LiveVenueId, openClient } from './venues';

export interface AccountReading {
  readonly permissions: Permissions;
  /** Empty when the key was refused. */
  readonly plans: readonly DeskPlan[];
  /** Positions that could not be understood. */
  readonly unread: number;
}

export interface AccountOptions {
  readonly endpoint: string | null;
  readonly nowMs: number;
  /** The trader has said that the key can only read, where the venue does not tell. */
  readonly isTrusted: boolean;
}

/** The venue's own call that tells what a key may do. */
const QUESTIONS: Readonly<Record<LiveVenueId, string | null>> = {
  binanceusdm: 'sapiGetAccountApiRestrictions',
  bybit: 'privateGetV5UserQueryApi',
  okx: 'privateGetAccountConfig',
  hyperliquid: null,
};

/** Throws InputError with one sentence that holds nothing of the key. */
export async function readAccount(key: AccountKey, options: AccountOptions): Promise<AccountReading> {
  try {
    const client = await openClient(key, options.endpoint);
    const permissions = permissionsOf(key.venue, await askPermissions(client, key.venue));
    const isTaken = permissions.kind === 'readOnly' || (permissions.kind === 'untold' && options.isTrusted);
    if (!isTaken) return { permissions, plans: [], unread: 0 };
    await client.loadMarkets();
    const positions = (await client.fetchPositions()) as readonly RawPosition[];
    const marketId = (symbol: string) => client.market(symbol).id ?? symbol;
    return { permissions, ...plansOf(key.venue, positions, marketId, options.nowMs) };
  } catch (error) {
    throw new InputError(sentenceOf(error, key));
  }
}

async function askPermissions(client: AccountClient, venue: LiveVenueId): Promise<unknown> {
  const name = QUESTIONS[venue];
  if (name === null) return null;
  const call = client[name] as () => Promise<unknown>;
  return await call.call(client);
}

function sentenceOf(error: unknown, key: AccountKey): string {
  const venue = EXCHANGE_NAMES[key.venue];
  if (error instanceof InputError) return scrub(error.message, key);
  if (error instanceof AuthenticationError)
    return `${venue} does not take this key: check it, its secret and whether it is bound to another address.`;
  if (error instanceof NetworkError) return `${venue} could not be reached for the account: try again later.`;
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `The ${venue} account could not be read: ${scrub(reason, key).slice(0, 200)}.`;
}
