// How much a day of every trade takes on disk: real recorded trades through the recorder, scaled.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Event } from '../../../shared/model/event';
import { LIVE_TIMINGS } from '../../../electron/feed/live/options';
import { startRecording } from '../../../electron/session-log/recorder';

/** Beside the checkout, as in shared/data/README.md; LIQRADAR_DATA names another place. */
const DATA = process.env['LIQRADAR_DATA'] ?? join(process.cwd(), '../shared/data');
const RECORDED = 'hyperliquid-recorded-2026-06';
/** As the app writes, unless BENCH_BATCH_MS says otherwise. */
const BATCH_MS = Number(process.env['BENCH_BATCH_MS'] ?? LIVE_TIMINGS.writeMs);
const PRICE_DECIMALS = 1;
const QTY_DECIMALS = 5;

/**
 * Trades a day of BTC as the venues' streams push them, an ordinary day; assumptions, not measured here. Binance pushes
 * aggregated trades. One venue was measured at other times: see `rawBinance` for unaggregated trades in a fast market.
 */
const TRADES_A_DAY = { binanceusdm: 1_500_000, bybit: 1_200_000, okx: 600_000 };

/** Unaggregated Binance trades in shared/data/raw-ws: 21,313 in 343.1 s on 2024-08-08. */
const RAW_BINANCE_A_DAY = Math.round((21_313 / 343.117) * 86_400);

export async function benchSize(folder: string): Promise<unknown> {
  const source = join(DATA, RECORDED);
  if (!existsSync(source)) return `left out: ${source} is not there (LIQRADAR_DATA names another place)`;
  const path = join(folder, 'size.session');
  const recorder = startRecording(path, { name: 'size', createdBy: 'Liqradar', force: false });
  let seq = 1;
  let trades = 0;
  let lastMs = 0;
  let firstMs = 0;
  let batches = 0;
  let writingMs = 0;
  let batch: Event[] = [];
  const flush = (): void => {
    const fromMs = performance.now();
    recorder.append(batch);
    writingMs += performance.now() - fromMs;
    batches++;
    batch = [];
  };
  const files = readdirSync(source)
    .filter((name) => name.startsWith('trades_'))
    .sort();
  for (const file of files) {
    const lines = createInterface({ input: createReadStream(join(source, file)).pipe(createGunzip()) });
    for await (const line of lines) {
      const { ts, px, sz, side } = JSON.parse(line) as { ts: number; px: number; sz: number; side: string };
      const recvMs = Math.max(ts, lastMs);
      if (seq === 1) {
        firstMs = recvMs;
        batch.push(instrument(recvMs, seq++));
      }
      if (Math.floor(recvMs / BATCH_MS) !== Math.floor(lastMs / BATCH_MS) && batch.length > 0) flush();
      lastMs = recvMs;
      const priceTicks = Math.round(px * 10 ** PRICE_DECIMALS);
      const qtyLots = Math.round(sz * 10 ** QTY_DECIMALS);
      batch.push({
        kind: 'trade',
        seq: seq++,
        recvMs,
        exchMs: ts,
        inst: 0,
        priceTicks,
        qtyLots,
        takerBuy: side === 'B',
      });
      trades++;
    }
  }
  flush();
  const beforeFinish = recorder.size();
  recorder.finish();
  const bytes = statSync(path).size / trades;
  const mb = (aDay: number): number => Number(((aDay * bytes) / 1e6).toFixed(1));
  const total = Object.values(TRADES_A_DAY).reduce((sum, count) => sum + count, 0);
  const { bybit, okx } = TRADES_A_DAY;
  return {
    trades,
    batchEveryMs: BATCH_MS,
    batches,
    msABatch: Number((writingMs / batches).toFixed(3)),
    /** Of the time in which these trades came: what writing them took of one core. */
    shareOfACoreWriting: Number((writingMs / (lastMs - firstMs)).toFixed(5)),
    bytesATrade: Number(bytes.toFixed(2)),
    bytesATradeWhileRecording: Number((beforeFinish / trades).toFixed(2)),
    assumedTradesADay: TRADES_A_DAY,
    mbADay: mb(total),
    rawBinance: { tradesADay: RAW_BINANCE_A_DAY, mbADayWithTheOtherTwo: mb(RAW_BINANCE_A_DAY + bybit + okx) },
  };
}

function instrument(recvMs: number, seq: number): Event {
  return {
    kind: 'instrument',
    seq,
    recvMs,
    exchMs: recvMs,
    inst: 0,
    exchange: 'hyperliquid',
    symbol: 'BTC',
    base: 'BTC',
    quote: 'USDC',
    priceDecimals: PRICE_DECIMALS,
    qtyDecimals: QTY_DECIMALS,
    cellTicks: 100,
  };
}
