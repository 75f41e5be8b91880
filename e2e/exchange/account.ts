// Test accounts: signed questions of Binance, Bybit and OKX about a key's powers and its positions.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface TestPosition {
  /** The venue's own symbol. */
  readonly id: string;
  readonly side: 'long' | 'short';
  /** Coins; for OKX contracts of 0.01 coins. */
  readonly amount: number;
  readonly entry: number;
  readonly leverage: number;
  readonly margin: 'isolated' | 'cross';
}

export interface Account {
  readonly venue: 'binanceusdm' | 'bybit' | 'okx';
  readonly key: string;
  readonly secret: string;
  readonly passphrase: string;
  readonly can: 'read' | 'trade' | 'withdraw';
  /** Does not tell what its key may do. */
  silent: boolean;
  positions: TestPosition[];
}

const VENUES = ['binanceusdm', 'bybit', 'okx'] as const;

/** On each venue a key that can only read, with two positions, one that can trade and one that can withdraw. */
export function createAccounts(): Account[] {
  return VENUES.flatMap((venue) =>
    (['read', 'trade', 'withdraw'] as const).map((can) => ({
      venue,
      key: `test-${venue}-${can}-key-0123456789`,
      secret: `test-${venue}-${can}-secret-abcdefghij`,
      passphrase: `test-${venue}-phrase`,
      can,
      silent: false,
      positions: can === 'read' ? positionsOf(venue) : [],
    })),
  );
}

function positionsOf(venue: Account['venue']): TestPosition[] {
  const [btc, eth] = venue === 'okx' ? ['BTC-USDT-SWAP', 'ETH-USDT-SWAP'] : ['BTCUSDT', 'ETHUSDT'];
  return [
    {
      id: btc,
      side: 'long',
      amount: venue === 'okx' ? 50 : 0.5,
      entry: 90_000,
      leverage: 20,
      margin: 'isolated',
    },
    { id: eth, side: 'short', amount: 4, entry: 3000, leverage: 10, margin: 'cross' },
  ];
}

type Answer = (account: Account) => unknown;

const on = (account: Account, what: 'trade' | 'withdraw'): boolean => account.can === what;

const ROUTES: Readonly<Record<string, { readonly venue: Account['venue']; readonly answer: Answer }>> = {
  '/sapi/v1/account/apiRestrictions': {
    venue: 'binanceusdm',
    answer: (account) =>
      account.silent
        ? {}
        : {
            ipRestrict: false,
            enableReading: true,
            enableWithdrawals: on(account, 'withdraw'),
            enableFutures: on(account, 'trade'),
            enableSpotAndMarginTrading: on(account, 'trade'),
          },
  },
  '/fapi/v1/leverageBracket': { venue: 'binanceusdm', answer: ({ positions }) => positions.map(bracketOf) },
  '/fapi/v3/positionRisk': {
    venue: 'binanceusdm',
    answer: ({ positions }) => positions.map(binancePosition),
  },
  '/v5/user/query-api': {
    venue: 'bybit',
    answer: (account) => {
      const canTrade = account.can === 'read' ? [] : ['Order', 'Position'];
      const permissions = { ContractTrade: canTrade, Wallet: on(account, 'withdraw') ? ['Withdraw'] : [] };
      const told = { readOnly: account.can === 'read' ? 1 : 0, permissions };
      return { retCode: 0, retMsg: '', result: account.silent ? {} : told };
    },
  },
  '/v5/position/list': {
    venue: 'bybit',
    answer: ({ positions }) => ({
      retCode: 0,
      retMsg: 'OK',
      result: { category: 'linear', nextPageCursor: '', list: positions.map(bybitPosition) },
    }),
  },
  '/api/v5/account/config': {
    venue: 'okx',
    answer: (account) => {
      const perm = account.can === 'read' ? 'read_only' : `read_only,${account.can}`;
      return { code: '0', msg: '', data: [account.silent ? {} : { perm, posMode: 'net_mode' }] };
    },
  },
  '/api/v5/account/positions': {
    venue: 'okx',
    answer: ({ positions }) => ({ code: '0', msg: '', data: positions.map(okxPosition) }),
  },
};

function bracketOf({ id, leverage }: TestPosition): unknown {
  const bracket = { bracket: 1, initialLeverage: leverage, notionalCap: 1e9, notionalFloor: 0 };
  return { symbol: id, brackets: [{ ...bracket, maintMarginRatio: 0.004, cum: 0 }] };
}

function binancePosition({ id, side, amount, entry, leverage, margin }: TestPosition): unknown {
  const sign = side === 'long' ? 1 : -1;
  const notional = amount * entry * sign;
  const initial = Math.abs(notional) / leverage;
  return {
    symbol: id,
    positionSide: 'BOTH',
    positionAmt: String(amount * sign),
    entryPrice: String(entry),
    breakEvenPrice: String(entry),
    markPrice: String(entry),
    unRealizedProfit: '0',
    liquidationPrice: '0',
    isolatedMargin: margin === 'isolated' ? String(initial) : '0',
    notional: String(notional),
    marginAsset: 'USDT',
    isolatedWallet: margin === 'isolated' ? String(initial) : '0',
    initialMargin: String(initial),
    maintMargin: String(Math.abs(notional) * 0.004),
    positionInitialMargin: String(initial),
    openOrderInitialMargin: '0',
    updateTime: 1_765_000_000_000,
  };
}

function bybitPosition({ id, side, amount, entry, leverage, margin }: TestPosition): unknown {
  return {
    symbol: id,
    side: side === 'long' ? 'Buy' : 'Sell',
    size: String(amount),
    avgPrice: String(entry),
    positionValue: String(amount * entry),
    leverage: String(leverage),
    tradeMode: margin === 'isolated' ? 1 : 0,
    positionIdx: 0,
    markPrice: String(entry),
    unrealisedPnl: '0',
    createdTime: '1765000000000',
    updatedTime: '1765000000000',
  };
}

function okxPosition({ id, side, amount, entry, leverage, margin }: TestPosition): unknown {
  return {
    instId: id,
    instType: 'SWAP',
    posSide: 'net',
    pos: String(side === 'long' ? amount : -amount),
    avgPx: String(entry),
    lever: String(leverage),
    mgnMode: margin,
    markPx: String(entry),
    upl: '0',
    cTime: '1765000000000',
    uTime: '1765000000000',
  };
}

/** Answers a signed question; false when the path is none. Others' keys and wrong signatures are refused. */
export function answerAccount(
  request: IncomingMessage,
  response: ServerResponse,
  accounts: readonly Account[],
): boolean {
  const [path, query = ''] = (request.url ?? '/').split('?');
  if (!Object.hasOwn(ROUTES, path)) return false;
  const { venue, answer } = ROUTES[path];
  const account = accounts.find((one) => one.venue === venue && one.key === keyOf(request, venue));
  const isSigned = account !== undefined && isSignedBy(account, request, path, query);
  response.writeHead(isSigned ? 200 : 401, { 'content-type': 'application/json' });
  response.end(JSON.stringify(isSigned ? answer(account) : refusal(venue)));
  return true;
}

const KEY_HEADERS = { binanceusdm: 'x-mbx-apikey', bybit: 'x-bapi-api-key', okx: 'ok-access-key' } as const;

const keyOf = (request: IncomingMessage, venue: Account['venue']): string =>
  headerOf(request, KEY_HEADERS[venue]);

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function refusal(venue: Account['venue']): unknown {
  if (venue === 'binanceusdm') return { code: -2015, msg: 'Invalid API-key, IP, or permissions for action.' };
  if (venue === 'bybit') return { retCode: 10003, retMsg: 'API key is invalid.', result: {} };
  return { code: '50111', msg: 'Invalid OK-ACCESS-KEY', data: [] };
}

function isSignedBy(account: Account, request: IncomingMessage, path: string, query: string): boolean {
  const { venue, key, secret, passphrase } = account;
  const header = (name: string) => headerOf(request, name);
  const sign = (text: string, form: 'hex' | 'base64') =>
    createHmac('sha256', secret).update(text).digest(form);
  if (venue === 'binanceusdm') {
    const at = query.lastIndexOf('&signature=');
    return isSame(query.slice(at + '&signature='.length), sign(query.slice(0, at), 'hex'));
  }
  if (venue === 'bybit') {
    const text = `${header('x-bapi-timestamp')}${key}${header('x-bapi-recv-window')}${query}`;
    return isSame(header('x-bapi-sign'), sign(text, 'hex'));
  }
  const asked = query === '' ? path : `${path}?${query}`;
  const text = `${header('ok-access-timestamp')}${request.method}${asked}`;
  return (
    isSame(header('ok-access-sign'), sign(text, 'base64')) && header('ok-access-passphrase') === passphrase
  );
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
