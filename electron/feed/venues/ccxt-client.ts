// Sets a ccxt exchange up for us: its own connections and requests, but every stream message comes to us first.
import type { Exchange } from '../../../node_modules/ccxt/js/src/base/Exchange.js';
import { ProxyAgent } from './proxy-agent';
import { InputError } from '../../../shared/util/input-error';
import type { VenueOptions } from './venue';

/** Ping every so often, and give a line up after two that were not answered. */
const KEEP_ALIVE_MS = 10_000;
const REQUEST_TIMEOUT_MS = 10_000;
/** How long a socket may take to say goodbye. */
const HANG_UP_MS = 2000;

export interface Tap {
  /** True for market data and for what is nothing known; false for ccxt's own business (answers, pongs, errors). */
  readonly isData: (message: unknown) => boolean;
  readonly isAcknowledgement: (message: unknown) => boolean;
}

/**
 * ccxt keeps the line and we read the messages: its caches hand out only what the last await saw (the first of a
 * batch of liquidations, at most 1000 trades), and names an unknown symbol after the one that was asked for.
 * A `watch` call then settles only when its line is lost.
 */
export async function prepare(exchange: Exchange, options: VenueOptions, tap: Tap): Promise<void> {
  exchange.timeout = REQUEST_TIMEOUT_MS;
  exchange.enableRateLimit = options.spaced;
  exchange.enableLastResponseHeaders = true;
  exchange.has['fetchCurrencies'] = false;
  // We wait before we dial again; ccxt's own waiting (up to 60 s) would come on top.
  const backoff = { base: 1, factor: 1, max: 1 };
  exchange.options['ws'] = { ...record(exchange.options['ws']), backoff, keepAlive: KEEP_ALIVE_MS };
  exchange.log = () => {};
  if (options.endpoint !== null) redirect(exchange, options.endpoint);
  if (options.proxy !== null) {
    const agent = new ProxyAgent(options.proxy);
    exchange.agent = agent;
    // Sockets without TLS take this one.
    exchange.httpAgent = agent;
  }

  const answer = exchange.handleMessage.bind(exchange);
  exchange.handleMessage = (client, message: unknown) => {
    if (tap.isData(message)) {
      options.onMessage(message);
      return;
    }
    if (tap.isAcknowledgement(message)) options.onAcknowledgement();
    answer(client, message);
  };
  // ccxt sends without looking whether the socket is still there, and a refusal would end the program: what was
  // lost with the socket is asked for again on the next one.
  const lineOf = exchange.client.bind(exchange);
  const known = new WeakSet<object>();
  exchange.client = (url) => {
    const line = lineOf(url);
    if (known.has(line)) return line;
    known.add(line);
    const send = line.send.bind(line);
    line.send = (message: unknown) => send(message).catch(() => null);
    return line;
  };
  // Sockets without TLS are refused otherwise.
  await exchange.loadHttpProxyAgent();
}

/** Loads the markets, once; ccxt by itself would answer for ever with its first failure. */
export async function loadMarkets(exchange: Exchange): Promise<void> {
  const loaded = exchange.markets as object | undefined;
  await exchange.loadMarkets(loaded === undefined);
}

/** Seconds, from the last answer's headers. */
export function retryAfterS(exchange: Exchange): number | null {
  const seconds = Number(record(exchange.last_response_headers)['Retry-After']);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** Ends all sockets now, and for good where the other side does not answer. */
export function hangUp(exchange: Exchange): void {
  const clients = Object.values(exchange.clients) as readonly Exchange['clients'][string][];
  exchange.clients = {};
  for (const client of clients) {
    client.error = new Error('hung up');
    client.reset(client.error);
    const { connection } = client as { connection?: { close(): void; terminate?(): void } };
    connection?.close();
    setTimeout(() => connection?.terminate?.(), HANG_UP_MS).unref();
  }
}

/** Every address at the endpoint's origin, with the path that it has at the venue. */
export function redirect(exchange: Exchange, endpoint: string): void {
  let url: URL;
  try {
    url = new URL(endpoint);
  } catch {
    throw new InputError(`The endpoint ${endpoint} is not an address: write it like http://127.0.0.1:8080.`);
  }
  const isPlain = url.protocol === 'http:' || url.protocol === 'ws:';
  const place = `${url.host}${url.pathname.replace(/\/$/, '')}`;
  const moved = (address: string): string =>
    address.replace(
      /^(http|ws)s?:\/\/[^/]+/,
      (_, scheme: string) => `${scheme}${isPlain ? '' : 's'}://${place}`,
    );
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return moved(node);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  exchange.urls['api'] = walk(exchange.urls['api']) as Exchange['urls']['api'];
}

function record(value: unknown): { [field: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { [field: string]: unknown }) : {};
}
