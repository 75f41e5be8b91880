// Every event of a session as a row, in prices and coins instead of ticks and lots.
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event, InstrumentEvent } from '../../shared/model/event';
import type { SessionInfo } from '../../shared/model/session-info';
import type { SessionReader } from '../session-log/reader';
import { type Block, type Row, shape, type Table, type Value } from './table';

interface EventOf {
  readonly event: Event;
  /** Unknown before the first event of it. */
  readonly instrument: InstrumentEvent | undefined;
}

const { columns, row } = shape<EventOf>([
  ['seq', 'whole', 'place of the event in the session', ({ event }) => event.seq],
  ['time', 'time', 'when it was received (of imports: when it was known), UTC', ({ event }) => event.recvMs],
  ['venue_time', 'time', "the venue's own stamp, UTC", ({ event }) => event.exchMs],
  ['kind', 'text', 'what it is', ({ event }) => event.kind],
  ['exchange', 'text', 'venue, by ccxt id', ({ instrument }) => instrument?.exchange ?? null],
  ['symbol', 'text', "the venue's own symbol", ({ instrument }) => instrument?.symbol ?? null],
  [
    'price',
    'number',
    'of a trade, liquidation, mark or close of a bar; quote units (USD)',
    (of) => price(of, priceTicks(of.event)),
  ],
  [
    'quantity',
    'number',
    'of a trade or liquidation, volume of a bar, open interest of one side; coins',
    (of) => coins(of, lots(of.event)),
  ],
  [
    'side',
    'text',
    'of a liquidation: long or short',
    ({ event }) => (event.kind === 'liquidation' ? event.side : null),
  ],
  [
    'taker_buy',
    'flag',
    'of a trade: whether its taker took from the offers',
    ({ event }) => (event.kind === 'trade' ? event.takerBuy : null),
  ],
  [
    'open_time',
    'time',
    'of a bar: its start, UTC',
    ({ event }) => (event.kind === 'bar' ? event.openMs : null),
  ],
  [
    'interval_ms',
    'whole',
    'of a bar: its length, ms',
    ({ event }) => (event.kind === 'bar' ? event.intervalMs : null),
  ],
  [
    'open',
    'number',
    'of a bar; quote units (USD)',
    (of) => (of.event.kind === 'bar' ? price(of, of.event.openTicks) : null),
  ],
  [
    'high',
    'number',
    'of a bar; quote units (USD)',
    (of) => (of.event.kind === 'bar' ? price(of, of.event.highTicks) : null),
  ],
  [
    'low',
    'number',
    'of a bar; quote units (USD)',
    (of) => (of.event.kind === 'bar' ? price(of, of.event.lowTicks) : null),
  ],
  [
    'taker_buy_volume',
    'number',
    'of a bar: volume of trades whose takers took from the offers, coins',
    (of) => (of.event.kind === 'bar' ? coins(of, of.event.takerBuyLots) : null),
  ],
  [
    'trades',
    'whole',
    'of a bar: number of trades',
    ({ event }) => (event.kind === 'bar' ? event.trades : null),
  ],
  [
    'funding_rate',
    'number',
    'for one interval, a fraction',
    ({ event }) => (event.kind === 'funding' ? event.rate : null),
  ],
  [
    'funding_hours',
    'number',
    'length of that interval, hours',
    ({ event }) => (event.kind === 'funding' ? event.intervalHours : null),
  ],
  [
    'gap_stream',
    'text',
    'of a gap: what is missing',
    ({ event }) => (event.kind === 'gap' ? event.stream : null),
  ],
  [
    'gap_from',
    'time',
    'of a gap: its start, UTC',
    ({ event }) => (event.kind === 'gap' ? event.fromMs : null),
  ],
  ['gap_to', 'time', 'of a gap: its end, UTC', ({ event }) => (event.kind === 'gap' ? event.toMs : null)],
  ['gap_reason', 'text', 'of a gap: why', ({ event }) => (event.kind === 'gap' ? event.reason : null)],
  [
    'detail',
    'text',
    'of an instrument, a sampled order book (lots) and margin tiers: all the rest, as JSON',
    (of) => detail(of.event),
  ],
]);

/** Events received from `fromMs` to `toMs`, both included, of those that `session` tells of: a recording goes on. */
export function eventsTable(
  reader: SessionReader,
  session: SessionInfo,
  fromMs: number,
  toMs: number,
): Table {
  return {
    columns,
    words: 'One row an event, in their order; what a kind does not have is empty.',
    isEstimate: false,
    blocks: blocksOf(reader, session, fromMs, toMs),
  };
}

function* blocksOf(
  reader: SessionReader,
  session: SessionInfo,
  fromMs: number,
  toMs: number,
): Generator<Block> {
  const instruments = new Map(session.instruments.map((known) => [known.inst, known]));
  for (const batch of reader.batches({ fromSeq: reader.seqBefore(fromMs) })) {
    if (batch.firstMs > toMs || batch.firstSeq > session.lastSeq) return;
    const rows: Row[] = [];
    for (const event of decodeBatch(batch.bytes)) {
      if (event.seq > session.lastSeq) break;
      if (event.kind === 'instrument') instruments.set(event.inst, event);
      if (event.recvMs < fromMs || event.recvMs > toMs) continue;
      rows.push(row({ event, instrument: instruments.get(event.inst) }));
    }
    yield { rows, ms: batch.lastMs };
  }
}

function priceTicks(event: Event): number | null {
  if (event.kind === 'bar') return event.closeTicks;
  return event.kind === 'trade' || event.kind === 'liquidation' || event.kind === 'mark'
    ? event.priceTicks
    : null;
}

function lots(event: Event): number | null {
  if (event.kind === 'bar') return event.volumeLots;
  return event.kind === 'trade' || event.kind === 'liquidation' || event.kind === 'openInterest'
    ? event.qtyLots
    : null;
}

/** A quotient of two whole numbers is the nearest double of the decimal, so nothing is lost. */
function price({ instrument }: EventOf, ticks: number | null): Value {
  return ticks === null || instrument === undefined ? null : ticks / 10 ** instrument.priceDecimals;
}

function coins({ instrument }: EventOf, quantity: number | null): Value {
  return quantity === null || instrument === undefined ? null : quantity / 10 ** instrument.qtyDecimals;
}

function detail(event: Event): string | null {
  if (event.kind !== 'instrument' && event.kind !== 'book' && event.kind !== 'tiers') return null;
  const { seq: _seq, recvMs: _recv, exchMs: _exch, kind: _kind, inst: _inst, ...rest } = event;
  return JSON.stringify(rest);
}
