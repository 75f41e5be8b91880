// Opens a venue's client for private reading, and only for that.
import type { Exchange } from '../../node_modules/ccxt/js/src/base/Exchange.js';
import type { EXCHANGES } from '../../shared/model/exchange';
import { redirect } from '../feed/venues/ccxt-client';
import type { AccountKey } from './key';

export type LiveVenueId = (typeof EXCHANGES)[number];

/** What of ccxt an account needs; a venue's raw calls are looked up by name. */
export type AccountClient = Exchange & { readonly [call: string]: unknown };

const TIMEOUT_MS = 10_000;

type Made = new (config: object) => Exchange;

const CLASSES: Readonly<Record<LiveVenueId, () => Promise<Made>>> = {
  binanceusdm: async () => (await import('../../node_modules/ccxt/js/src/pro/binanceusdm.js')).default,
  bybit: async () => (await import('../../node_modules/ccxt/js/src/pro/bybit.js')).default,
  okx: async () => (await import('../../node_modules/ccxt/js/src/pro/okx.js')).default,
  hyperliquid: async () => (await import('../../node_modules/ccxt/js/src/pro/hyperliquid.js')).default,
};

const MARKETS: Readonly<Record<LiveVenueId, readonly string[]>> = {
  binanceusdm: ['linear'],
  bybit: ['linear'],
  okx: ['swap'],
  hyperliquid: ['swap'],
};

/** `endpoint` null is the venue itself. Throws InputError when the endpoint is no address. */
export async function openClient(key: AccountKey, endpoint: string | null): Promise<AccountClient> {
  const Class = await CLASSES[key.venue]();
  const login =
    key.venue === 'hyperliquid'
      ? { walletAddress: key.apiKey }
      : { apiKey: key.apiKey, secret: key.secret, password: key.passphrase ?? undefined };
  const client = new Class({ ...login, timeout: TIMEOUT_MS, enableRateLimit: true });
  client.has['fetchCurrencies'] = false;
  client.options['fetchMarkets'] = { types: MARKETS[key.venue] };
  // Requests are signed with the venue's clock, not with a machine's that may be off.
  client.options['adjustForTimeDifference'] = true;
  client.verbose = false;
  client.log = () => {};
  if (endpoint !== null) redirect(client, endpoint);
  return client;
}
