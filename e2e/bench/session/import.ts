// How long imports take: a month of 1m klines with metrics, and 1,000,000 aggTrades, in the archive's own form.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seeded } from '../../../electron/session-log/torture/damage';
import { makeZip } from '../../../electron/feed/import/fixtures/make-zip';
import { importArchives } from '../../../electron/feed/import/import-archives';

const START_MS = Date.parse('2025-12-01T00:00Z');
const DAYS = 31;
const DAY_MS = 86_400_000;
const TRADES = 1_000_000;
const KLINES =
  'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore';
const METRICS =
  'create_time,symbol,sum_open_interest,sum_open_interest_value,count_toptrader_long_short_ratio,sum_toptrader_long_short_ratio,count_long_short_ratio,sum_taker_long_short_vol_ratio';
const AGG_TRADES = 'agg_trade_id,price,quantity,first_trade_id,last_trade_id,transact_time,is_buyer_maker';

export async function benchImport(folder: string): Promise<unknown> {
  const month = join(folder, 'month');
  const trades = join(folder, 'trades');
  writeMonth(month);
  writeTrades(trades);
  return {
    month1mAndMetrics: await timed(month, join(folder, 'month.session')),
    aggTrades1M: await timed(trades, join(folder, 'trades.session')),
  };
}

async function timed(input: string, out: string): Promise<unknown> {
  const startedMs = performance.now();
  const { events } = await importArchives({
    inputs: [input],
    exchange: 'binanceusdm',
    symbol: 'BTCUSDT',
    out,
    force: false,
  });
  const seconds = (performance.now() - startedMs) / 1000;
  return { seconds: Number(seconds.toFixed(2)), events, fileBytes: statSync(out).size };
}

/** Zips of one CSV each, as they are downloaded: klines a month, metrics a day. */
function writeMonth(folder: string): void {
  mkdirSync(folder);
  const random = seeded(11);
  let price = 90_000;
  const rows = [KLINES];
  for (let i = 0; i < DAYS * 1440; i++) {
    const openMs = START_MS + i * 60_000;
    const close = price + (random() - 0.5) * 100;
    const high = Math.max(price, close) + random() * 20;
    const low = Math.min(price, close) - random() * 20;
    const volume = 20 + random() * 200;
    const prices = [price, high, low, close].map((value) => value.toFixed(1));
    const rest = [volume.toFixed(3), openMs + 59_999, (volume * price).toFixed(4), 1000 + (i % 4000)];
    rows.push(
      [openMs, ...prices, ...rest, (volume / 2).toFixed(3), ((volume * price) / 2).toFixed(4), 0].join(','),
    );
    price = Number(close.toFixed(1));
  }
  zip(folder, 'BTCUSDT-1m-2025-12', rows);
  for (let day = 0; day < DAYS; day++) {
    const lines = [METRICS];
    for (let i = 1; i <= 288; i++) {
      const at = new Date(START_MS + day * DAY_MS + i * 300_000).toISOString().slice(0, 19).replace('T', ' ');
      const coins = 80_000 + random() * 1000;
      lines.push(
        [
          at,
          'BTCUSDT',
          `${coins.toFixed(3)}0000000000000`,
          (coins * 90_000).toFixed(10),
          1.1,
          1.2,
          1.3,
          0.9,
        ].join(','),
      );
    }
    zip(folder, `BTCUSDT-metrics-2025-12-${String(day + 1).padStart(2, '0')}`, lines);
  }
}

function writeTrades(folder: string): void {
  mkdirSync(folder);
  const random = seeded(12);
  const rows = [AGG_TRADES];
  let ticks = 900_000;
  let atMs = START_MS;
  let trade = 7_000_000_000;
  for (let i = 0; i < TRADES; i++) {
    atMs += Math.floor(random() * random() * 280);
    if (random() < 0.4) ticks += Math.round((random() - 0.5) * 6);
    const fills = 1 + Math.floor(random() * 4);
    rows.push(
      `${3_000_000_000 + i},${(ticks / 10).toFixed(1)},${(0.001 + random() * random()).toFixed(3)},${trade},${trade + fills - 1},${atMs},${random() < 0.5}`,
    );
    trade += fills;
  }
  zip(folder, 'BTCUSDT-aggTrades-2025-12-01', rows);
}

function zip(folder: string, name: string, rows: readonly string[]): void {
  writeFileSync(join(folder, `${name}.zip`), makeZip({ [`${name}.csv`]: `${rows.join('\n')}\n` }));
}
