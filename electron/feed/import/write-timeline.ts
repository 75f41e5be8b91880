// One line of events out of the archives' parts, numbered and handed to the session's writer.
import type { Event, EventKind, Unnumbered } from '../../../shared/model/event';
import type { SessionWriter } from '../../session-log/writer';
import { gapEvent, isAfter, tradeEvent } from './events';
import type { AggTrade } from './trade-row';

/** Events handed to the writer at once. */
const HANDFUL = 4096;

/** Trades missing by their ids are a gap from this length on: as fine as the finest candles. */
const TRADE_GAP_MS = 60_000;

/**
 * Writes `others` (in order, all but trades) and the trades, merged. Only a block of trades is in memory.
 */
export async function writeTimeline(
  writer: SessionWriter,
  others: readonly Unnumbered[],
  trades: AsyncIterable<readonly AggTrade[]>,
): Promise<void> {
  let seq = 0;
  let hand: Event[] = [];
  let next = 0;
  const put = (event: Event): void => {
    seq = event.seq;
    hand.push(event);
    if (hand.length < HANDFUL) return;
    writer.append(hand);
    hand = [];
  };
  const putOthersUpTo = (ms: number, kind: EventKind): void => {
    while (next < others.length && !isAfter(others[next], ms, kind)) put({ ...others[next++], seq: seq + 1 });
  };

  let last: AggTrade | null = null;
  for await (const block of trades) {
    for (const trade of block) {
      const gap = last === null ? null : gapBetween(last, trade);
      if (gap !== null) {
        putOthersUpTo(gap.recvMs, 'gap');
        put({ ...gap, seq: seq + 1 });
      }
      putOthersUpTo(trade.atMs, 'trade');
      put(tradeEvent(trade, seq + 1));
      last = trade;
    }
  }
  putOthersUpTo(Number.POSITIVE_INFINITY, 'trade');
  writer.append(hand);
}

function gapBetween(last: AggTrade, trade: AggTrade): Unnumbered | null {
  const missing = trade.id - last.id - 1;
  if (missing === 0 || trade.atMs - last.atMs < TRADE_GAP_MS) return null;
  return gapEvent({
    stream: 'trade',
    fromMs: last.atMs + 1,
    toMs: trade.atMs,
    reason: 'No trades in the archives',
  });
}
