// Rows of single liquidations: sides, prices and sizes brought from each venue's convention to ours.
import { EXCHANGES, type Exchange } from '../../../shared/model/exchange';
import type { InstrumentEvent } from '../../../shared/model/event';
import type { Side } from '../../../shared/model/side';
import { type Print, type PrintTruth, triggerOf } from '../../../shared/score/truth';
import type { CsvRow } from '../../feed/import/csv-rows';
import { refuseLine, shown } from '../../feed/import/refuse';
import { amountOf, cellOf, msOf, needDollars, type TruthColumns } from './columns';

export const PRINT_COLUMNS = ['time_ms', 'side', 'price'] as const;
const USD_COLUMNS = ['usd', 'usd_as_stored', 'notional_usd'];
/** What was filled, before what was asked for. */
const QTY_COLUMNS = ['filled_qty', 'qty', 'quantity', 'orig_qty'];
const VENUE_COLUMNS = ['exchange', 'venue'];
/** USD and price x quantity of one row may differ by this much: by a fill price, not by a unit. */
const TOLERANCE = 0.02;

export interface ReadPrints {
  readonly truth: PrintTruth;
  /** Rows of other symbols than the session's. */
  readonly otherSymbol: number;
}

/** The lowest maintenance rate of a venue, a fraction. */
export type MaintenanceOf = (exchange: Exchange) => number;

/** Throws InputError, naming file and line, for a row that cannot be read for certain. */
export function readPrints(
  columns: TruthColumns,
  rows: readonly CsvRow[],
  instrument: InstrumentEvent,
  maintenanceOf: MaintenanceOf,
): ReadPrints {
  const needed = USD_COLUMNS.concat(QTY_COLUMNS);
  if (!needed.some((name) => columns.at.has(name))) {
    throw refuseLine(columns.file, 1, `has no column of sizes; add usd, or a quantity in coins as qty`);
  }
  const wanted = plainSymbol(instrument.symbol);
  const prints: Print[] = [];
  let otherSymbol = 0;
  for (const row of rows) {
    const symbol = cellOf(columns, row, 'symbol');
    if (symbol !== '' && plainSymbol(symbol) !== wanted) otherSymbol++;
    else prints.push(readPrint(columns, row, instrument.exchange, maintenanceOf));
  }
  prints.sort((a, b) => a.ms - b.ms);
  return { truth: { kind: 'prints', prints }, otherSymbol };
}

function readPrint(columns: TruthColumns, row: CsvRow, usual: Exchange, maintenanceOf: MaintenanceOf): Print {
  needDollars(columns, row);
  const exchange = exchangeOf(columns, row) ?? usual;
  const side = sideOf(columns, row, exchange);
  const price = amountOf(columns, row, 'price', 'USD a coin');
  if (price === null || price === 0)
    throw refuseLine(columns.file, row.line, 'has no price; complete the row');
  const trigger = triggerOf(price, side, maintenanceOf(exchange));
  // Bybit and OKX print bankruptcy prices; Binance an order price that mostly is one; others the price itself.
  const isBankruptcy = exchange === 'bybit' || exchange === 'okx';
  return {
    ms: msOf(columns, row, 'time_ms'),
    side,
    price: isBankruptcy ? trigger : price,
    ifBankruptcy: exchange === 'binanceusdm' ? trigger : null,
    usd: usdOf(columns, row, exchange, price),
  };
}

function exchangeOf(columns: TruthColumns, row: CsvRow): Exchange | null {
  const text = VENUE_COLUMNS.map((name) => cellOf(columns, row, name)).find((cell) => cell !== '');
  if (text === undefined) return null;
  const name = text.toLowerCase();
  const found = EXCHANGES.find((known) => known === name || (known === 'binanceusdm' && name === 'binance'));
  if (found === undefined) {
    throw refuseLine(
      columns.file,
      row.line,
      `${shown(text)} is not a venue whose prices and sides we know; known are ${EXCHANGES.join(', ')}`,
    );
  }
  return found;
}

/** The side of the position: by name, or from the venue's buy or sell (Bybit's is the position's, others' the order's). */
function sideOf(columns: TruthColumns, row: CsvRow, exchange: Exchange): Side {
  const text = cellOf(columns, row, 'side');
  const name = text.toLowerCase();
  if (name === 'long' || name === 'short') return name;
  if (name !== 'buy' && name !== 'sell') {
    throw refuseLine(columns.file, row.line, `side is ${shown(text)}; write long, short, BUY or SELL`);
  }
  return (name === 'buy') === (exchange === 'bybit') ? 'long' : 'short';
}

function usdOf(columns: TruthColumns, row: CsvRow, exchange: Exchange, price: number): number {
  const usd = firstOf(columns, row, USD_COLUMNS, 'USD');
  const quantity = firstOf(columns, row, QTY_COLUMNS, 'coins');
  if (exchange === 'okx' && quantity !== null) {
    const contract = amountOf(columns, row, 'contract_size', 'coins');
    if (contract !== null) return usd ?? quantity * contract * price;
    if (usd === null) {
      throw refuseLine(columns.file, row.line, 'OKX counts in contracts; add usd, or contract_size in coins');
    }
    return usd;
  }
  if (usd !== null && quantity !== null && Math.abs(usd - quantity * price) > TOLERANCE * quantity * price) {
    throw refuseLine(
      columns.file,
      row.line,
      `its USD, ${usd}, are not its price x quantity, ${quantity * price}: units are mixed; keep the one column that is right`,
    );
  }
  if (usd !== null) return usd;
  if (quantity !== null) return quantity * price;
  throw refuseLine(columns.file, row.line, 'has neither USD nor a quantity; complete the row');
}

function firstOf(columns: TruthColumns, row: CsvRow, names: readonly string[], unit: string): number | null {
  for (const name of names) {
    const value = amountOf(columns, row, name, unit);
    if (value !== null) return value;
  }
  return null;
}

/** `BTC/USDT:USDT`, `BTC-USDT-SWAP` and `BTCUSDT` are one. */
function plainSymbol(symbol: string): string {
  return symbol
    .split(':')[0]
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(SWAP|PERP)$/, '');
}
