// Import of Binance's public archive: files in, one session out, whole or not at all.
import { realpath } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { InstrumentEvent, Unnumbered } from '../../../shared/model/event';
import type { GapSpan, SessionInfo } from '../../../shared/model/session-info';
import { InputError } from '../../../shared/util/input-error';
import { checkTarget } from '../../session-log/target-file';
import { createSession } from '../../session-log/writer';
import type { Scale } from './cells';
import { barEvent, compareEvents, fundingEvent, gapEvent, openInterestEvent } from './events';
import { inputFiles } from './inputs';
import { type Archive, inspect, type PassedOver } from './inspect';
import { cellTicksAt, checkExchange, factsFromFiles, type InstrumentFacts } from './instrument';
import { knownInstrument } from './instrument-table';
import { type Dropped, loadTables, type Tables } from './load-tables';
import { mergeTrades, type TradeFile } from './merge-trades';
import type { Reading } from './read-archive';
import { aggTradeOf } from './trade-row';
import { writeTimeline } from './write-timeline';

export interface ImportOptions {
  /** Files, and folders standing for the .csv and .zip files right in them. */
  readonly inputs: readonly string[];
  /** By ccxt's id: `binanceusdm`. */
  readonly exchange: string;
  /** The venue's own, e.g. `BTCUSDT`. */
  readonly symbol: string;
  /** The session file to make. */
  readonly out: string;
  /** Overwrite what is there. */
  readonly force: boolean;
  /** Kept in the session; by default the file's name without its ending. */
  readonly name?: string;
  /** The app and its version, kept in the session. */
  readonly createdBy?: string;
  /** Hears after each piece read. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Ends the import, which then throws the signal's reason and leaves nothing behind. */
  readonly signal?: AbortSignal;
}

export interface ImportProgress {
  readonly doneBytes: number;
  /** Of text to read in all (files of an unknown symbol are read twice). */
  readonly totalBytes: number;
  readonly rows: number;
}

export interface ImportResult {
  /** Events written, by kind. */
  readonly events: SessionInfo['events'];
  readonly fromMs: number;
  readonly toMs: number;
  readonly gaps: readonly GapSpan[];
  readonly dropped: Dropped;
  /** Files in the given folders that are no archives, and why. */
  readonly passedOver: readonly PassedOver[];
  readonly instrument: InstrumentEvent;
}

/**
 * Reads archives (klines, metrics, fundingRate, aggTrades; CSV or zip; any mix and order) into one session.
 * Throws InputError, one sentence with file and line, for anything it cannot vouch for; then, as after an abort,
 * neither a session nor a part of one is left.
 */
export async function importArchives(options: ImportOptions): Promise<ImportResult> {
  const exchange = checkExchange(options.exchange);
  const symbol = options.symbol.trim().toUpperCase();
  if (symbol === '') throw new InputError('No symbol is given: name it with --symbol, like BTCUSDT.');
  checkTarget(options.out, options.force);

  const { archives, passedOver } = await inspectAll(options, symbol);
  const known = knownInstrument(exchange, symbol);
  const onRead = progress(options, archives, known === undefined ? 2 : 1);
  const facts =
    known ?? (await factsFromFiles(exchange, symbol, archives, (bytes) => onRead(bytes, 0), options.signal));

  const reading: Reading = { symbol, scale: facts, signal: options.signal, onRead };
  const tables = await loadTables(archives, reading);
  const tradeFiles = firstTrades(archives, symbol, facts);
  const instrument = instrumentEvent(facts, tables, tradeFiles);
  const others = [instrument, ...eventsOf(tables)].sort(compareEvents);

  const writer = createSession(options.out, {
    name: options.name ?? basename(options.out, extname(options.out)),
    origin: 'imported',
    createdBy: options.createdBy ?? 'Liqradar',
    force: options.force,
  });
  try {
    let duplicates = tables.dropped.duplicates;
    const trades = mergeTrades(tradeFiles, reading, () => duplicates++);
    await writeTimeline(writer, others, trades);
    const { events, fromMs, toMs, gaps, instruments } = writer.finish();
    const dropped = { ...tables.dropped, duplicates };
    return { events, fromMs, toMs, gaps, dropped, passedOver, instrument: instruments[0] };
  } finally {
    writer.abort();
  }
}

async function inspectAll(
  options: ImportOptions,
  symbol: string,
): Promise<{ archives: readonly Archive[]; passedOver: readonly PassedOver[] }> {
  const files = await inputFiles(options.inputs);
  const archives: Archive[] = [];
  const passedOver: PassedOver[] = [];
  const out = await realpath(options.out).catch(() => null);
  for (const file of files) {
    if ((await realpath(file.path)) === out) {
      throw new InputError(
        `${options.out} is one of the files to import: choose another name for the session.`,
      );
    }
    const found = await inspect(file, symbol);
    if ('layout' in found) archives.push(found);
    else passedOver.push(found);
  }
  if (archives.length === 0) {
    throw new InputError(
      `${options.inputs.join(', ')} holds no archive that can be imported: klines, metrics, fundingRate or aggTrades of Binance's public archive are needed.`,
    );
  }
  if (!archives.some(({ layout }) => layout.name === 'klines' || layout.name === 'aggTrades')) {
    throw new InputError(
      `${options.inputs.join(', ')} holds no prices, and a map needs them: add klines or aggTrades of ${symbol}.`,
    );
  }
  return { archives, passedOver };
}

function progress(options: ImportOptions, archives: readonly Archive[], passes: number): Reading['onRead'] {
  const totalBytes = passes * archives.reduce((sum, { size }) => sum + size, 0);
  let doneBytes = 0;
  let rows = 0;
  return (moreBytes, moreRows) => {
    doneBytes += moreBytes;
    rows += moreRows;
    options.onProgress?.({ doneBytes, totalBytes, rows });
  };
}

function firstTrades(archives: readonly Archive[], symbol: string, scale: Scale): TradeFile[] {
  return archives
    .filter(({ layout }) => layout.name === 'aggTrades')
    .map((archive) => {
      const source = { file: archive.path, columns: archive.layout.columns, symbol, scale };
      return { archive, first: aggTradeOf({ source, ...archive.firstRow }) };
    });
}

/** The instrument as of the first moment of anything in the archives. */
function instrumentEvent(
  facts: InstrumentFacts,
  tables: Tables,
  trades: readonly TradeFile[],
): Unnumbered<InstrumentEvent> {
  const prices = [
    ...tables.candles.slice(0, 1).map((candle) => ({ ms: candle.openMs, ticks: candle.openTicks })),
    ...trades.map(({ first }) => ({ ms: first.atMs, ticks: first.priceTicks })),
  ].sort((a, b) => a.ms - b.ms);
  const others = [...tables.openInterest.slice(0, 1), ...tables.funding.slice(0, 1)].map((row) => row.atMs);
  const firstMs = Math.min(prices[0].ms, ...others);
  const { exchange, symbol, base, quote, priceDecimals, qtyDecimals } = facts;
  return {
    kind: 'instrument',
    recvMs: firstMs,
    exchMs: firstMs,
    inst: 0,
    exchange,
    symbol,
    base,
    quote,
    priceDecimals,
    qtyDecimals,
    cellTicks: facts.cellTicks ?? cellTicksAt(prices[0].ticks),
  };
}

function eventsOf(tables: Tables): Unnumbered[] {
  return [
    ...tables.gaps.map(gapEvent),
    ...tables.funding.map(fundingEvent),
    ...tables.openInterest.map(openInterestEvent),
    ...tables.candles.map(barEvent),
  ];
}
