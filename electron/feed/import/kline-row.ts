// A row of klines: one closed candle.
import { priceTicks, qtyLots, type RowAt, refuse, stampMs, wholeOf } from './cells';
import { DOWNLOAD_AGAIN } from './refuse';
import type { Placed } from './place';

export interface Candle extends Placed {
  readonly openMs: number;
  readonly intervalMs: number;
  readonly openTicks: number;
  readonly highTicks: number;
  readonly lowTicks: number;
  readonly closeTicks: number;
  readonly volumeLots: number | null;
  readonly takerBuyLots: number | null;
  readonly trades: number | null;
}

export function candleOf(at: RowAt): Candle {
  const openMs = stampMs(at, 'open_time');
  // The last millisecond (or microsecond) of the candle.
  const intervalMs = stampMs(at, 'close_time') + 1 - openMs;
  if (intervalMs <= 0) throw refuse(at, `close_time is before open_time; ${DOWNLOAD_AGAIN}`);
  const openTicks = priceTicks(at, 'open');
  const highTicks = priceTicks(at, 'high');
  const lowTicks = priceTicks(at, 'low');
  const closeTicks = priceTicks(at, 'close');
  if (highTicks < lowTicks) throw refuse(at, `high is below low; ${DOWNLOAD_AGAIN}`);
  for (const [name, ticks] of [
    ['open', openTicks],
    ['close', closeTicks],
  ] as const) {
    if (ticks > highTicks || ticks < lowTicks) {
      throw refuse(at, `${name} is not between low and high; ${DOWNLOAD_AGAIN}`);
    }
  }
  const volumeLots = qtyLots(at, 'volume');
  const takerBuyLots = qtyLots(at, 'taker_buy_volume');
  if (volumeLots !== null && takerBuyLots !== null && takerBuyLots > volumeLots) {
    throw refuse(at, `taker_buy_volume is more than volume; ${DOWNLOAD_AGAIN}`);
  }
  return {
    file: at.source.file,
    line: at.line,
    openMs,
    intervalMs,
    openTicks,
    highTicks,
    lowTicks,
    closeTicks,
    volumeLots,
    takerBuyLots,
    trades: wholeOf(at, 'count'),
  };
}
