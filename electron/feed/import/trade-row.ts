// A row of aggTrades: fills of one taker order at one price.
import { priceTicks, qtyLots, type RowAt, refuse, stampMs, wholeOf, yesOrNo } from './cells';
import { DOWNLOAD_AGAIN } from './refuse';
import type { Placed } from './place';

export interface AggTrade extends Placed {
  /** Rises by one a trade, over all files of a symbol. */
  readonly id: number;
  readonly atMs: number;
  readonly priceTicks: number;
  readonly qtyLots: number;
  readonly takerBuy: boolean;
}

export function aggTradeOf(at: RowAt): AggTrade {
  const id = wholeOf(at, 'agg_trade_id');
  if (id === null) throw refuse(at, `agg_trade_id is empty; ${DOWNLOAD_AGAIN}`);
  const lots = qtyLots(at, 'quantity');
  if (lots === null) throw refuse(at, `quantity is empty; ${DOWNLOAD_AGAIN}`);
  return {
    file: at.source.file,
    line: at.line,
    id,
    atMs: stampMs(at, 'transact_time'),
    priceTicks: priceTicks(at, 'price'),
    qtyLots: lots,
    takerBuy: !yesOrNo(at, 'is_buyer_maker'),
  };
}
