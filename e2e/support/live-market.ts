// A local exchange for tests of the window, on a clock whose next bar closes soon, and the app started on it.
import { resolve } from 'node:path';
import { createScript } from '../exchange/script';
import { type Exchange, startExchange } from '../exchange/exchange';
import { MARKETS } from '../exchange/markets';
import { launchApp, type LaunchedApp } from './launch';

const BAR_MS = 300_000;

export interface LiveMarket {
  readonly exchange: Exchange;
  /** Unix ms of the exchange, and of the app that is started on it. */
  readonly now: () => number;
  readonly launch: (options: {
    readonly venues: string;
    readonly args?: readonly string[];
    readonly userDataDir?: string;
  }) => Promise<LaunchedApp>;
  readonly close: () => Promise<void>;
}

/** A bar closes `barInMs` after this. */
export async function startLiveMarket(barInMs: number, days = 2): Promise<LiveMarket> {
  const shift = (2 * BAR_MS - (Date.now() % BAR_MS) - barInMs) % BAR_MS;
  const now = (): number => Date.now() + shift;
  const exchange = await startExchange({ port: 0, now, seed: 5, days });
  const markets = MARKETS.filter(({ base }) => base === 'BTC');
  const script = createScript(exchange, { trades: 8, liquidations: 30, markets });
  const timer = setInterval(() => script.step(), 100);
  return {
    exchange,
    now,
    launch: async ({ venues, args = [], userDataDir }) => {
      const endpoints = venues.split(',').flatMap((venue) => ['--endpoint', `${venue}=${exchange.url}`]);
      return await launchApp({
        userDataDir,
        flags: ['-r', resolve(import.meta.dirname, 'shifted-clock.cjs')],
        env: { LIQRADAR_TEST_SHIFT_MS: String(shift) },
        args: ['--live', venues, ...endpoints, '--size', '1600x1000', ...args],
      });
    },
    close: async () => {
      clearInterval(timer);
      await exchange.close();
    },
  };
}
