// DuckDB, which knows nothing of Liqradar, opens the exports: rows, types, nulls and sums are the session's own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { readMap } from '../../shared/engine/read-map';
import { readZones } from '../../shared/engine/read-zones';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { Event } from '../../shared/model/event';
import { EXPORT_FORMATS, type ExportFormat, type ExportWhat } from '../../shared/model/export';
import { foldSession } from '../cli/fold-session';
import { openSession } from '../session-log/reader';
import { startRecording } from '../session-log/recorder';
import { madeEvents } from '../session-log/torture/made-events';
import { type ExportOptions, exportSession } from './export-session';
import type { ColumnType, Value } from './table';
import { tableOf } from './tables';

const DEMO = join(import.meta.dirname, '../../resources/demo.session');
const AT = Date.parse('2026-01-17T04:00Z');

/** The same questions whatever the file: how DuckDB is told to read it, types guessed from all of a text. */
const READERS: Readonly<Record<ExportFormat, string>> = {
  csv: 'read_csv_auto(?, sample_size = -1)',
  json: 'read_json_auto(?, sample_size = -1)',
  parquet: 'read_parquet(?)',
};

const TYPED: Readonly<Record<ColumnType, string>> = {
  time: 'TIMESTAMP WITH TIME ZONE',
  whole: 'BIGINT',
  number: 'DOUBLE',
  text: 'VARCHAR',
  flag: 'BOOLEAN',
};

/** As guessed from text: a column of whole numbers alone looks whole, and DuckDB takes JSON's UTC times without a zone. */
const AS_TEXT: Readonly<Record<ColumnType, RegExp>> = {
  time: /^TIMESTAMP( WITH TIME ZONE)?$/,
  whole: /^BIGINT$/,
  number: /^(DOUBLE|BIGINT)$/,
  text: /^VARCHAR$/,
  flag: /^BOOLEAN$/,
};

const TABLES = ['map', 'levels', 'zones', 'events'] as const;

const ASKED: Readonly<Record<string, Partial<ExportOptions>>> = {
  map: { fromMs: AT - 3_600_000, toMs: AT },
  levels: { atMs: AT },
  zones: {},
  events: {},
};

let folder = '';
let duck: DuckDBConnection;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-duckdb-'));
  duck = await (await DuckDBInstance.create(':memory:')).connect();
  for (const what of TABLES) {
    for (const format of EXPORT_FORMATS) await exportSession(optionsOf(what, format));
  }
}, 120_000);
afterAll(() => {
  duck.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const optionsOf = (what: ExportWhat, format: ExportFormat): ExportOptions => ({
  session: DEMO,
  what,
  format,
  out: join(folder, `${what}.${format}`),
  force: true,
  atMs: null,
  fromMs: null,
  toMs: null,
  bin: null,
  settings: DEFAULT_MODEL,
  truth: null,
  card: null,
  createdBy: 'Liqradar 0.1.0',
  ...ASKED[what],
});

async function ask(sql: string, file: string): Promise<readonly Record<string, unknown>[]> {
  return (await duck.runAndReadAll(sql, [file])).getRowObjectsJS();
}

/** One row of figures from a file in each format; `select` sees its columns. */
async function figures(what: ExportWhat, select: string): Promise<readonly Record<string, unknown>[]> {
  const rows = [];
  for (const format of EXPORT_FORMATS) {
    rows.push(...(await ask(`SELECT ${select} FROM ${READERS[format]}`, join(folder, `${what}.${format}`))));
  }
  return rows;
}

/** How many of a column are known, and their sum: of times in Unix ms, of texts their bytes, of flags those true. */
function summed(type: ColumnType, name: string, i: number): string {
  const value = type === 'time' ? `epoch_ms(${name})` : type === 'flag' ? `${name}::INT` : name;
  return `count(${name}) n${i}, ${type === 'text' ? `sum(strlen(${name}))` : `fsum(${value})`}::DOUBLE sum${i}`;
}

const sizeOf = (value: Value): number =>
  typeof value === 'string' ? Buffer.byteLength(value) : Number(value);

it.each(TABLES)(
  'DuckDB reads %s: every row, types, what is unknown, and the sum of every column',
  async (what) => {
    const reader = openSession(DEMO);
    const { columns, blocks } = await tableOf(optionsOf(what, 'csv'), reader, reader.info());
    const due = [...blocks].flatMap((block) => block.rows);
    reader.close();
    expect(due.length).toBeGreaterThan(100);
    for (const format of EXPORT_FORMATS) {
      const { out } = optionsOf(what, format);
      const described = await ask(`DESCRIBE SELECT * FROM ${READERS[format]}`, out);
      expect(described.map((column) => column['column_name'])).toEqual(columns.map(({ name }) => name));
      const sums = columns.map(({ type, name }, i) => summed(type, name, i)).join(', ');
      const [found] = await ask(`SELECT count(*) n, ${sums} FROM ${READERS[format]}`, out);
      expect(Number(found['n'])).toBe(due.length);
      for (const [i, { name, type }] of columns.entries()) {
        const known = due.map((row) => row[i]).filter((value) => value !== null);
        expect(`${name} ${Number(found[`n${i}`])}`).toBe(`${name} ${known.length}`);
        const said = String(described[i]['column_type']);
        if (format === 'parquet') expect(`${name} ${said}`).toBe(`${name} ${TYPED[type]}`);
        // A text of nothing tells no type.
        if (known.length === 0) continue;
        if (format !== 'parquet') expect(said).toMatch(AS_TEXT[type]);
        if (name.endsWith('usd')) expect(said).toBe('DOUBLE');
        const sum = known.reduce<number>((all, value) => all + sizeOf(value), 0);
        expect(Math.abs(Number(found[`sum${i}`]) - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum));
      }
    }
  },
);

describe('figures that DuckDB finds in them are those of the session', () => {
  it('of events: how many of each kind, traded and liquidated coins; unknown is NULL and never 0', async () => {
    const reader = openSession(DEMO);
    const events: Event[] = [...reader.batches()].flatMap(({ bytes }) => decodeBatch(bytes));
    const [{ qtyDecimals }] = reader.info().instruments;
    reader.close();
    const lots = { bar: 0, liquidation: 0 };
    for (const event of events) {
      if (event.kind === 'bar') lots.bar += event.volumeLots ?? 0;
      if (event.kind === 'liquidation' && event.side === 'long') lots.liquidation += event.qtyLots;
    }
    const rows = await figures(
      'events',
      `count(*) FILTER (kind = 'liquidation') n,
       round(sum(quantity) FILTER (kind = 'bar') * 1e${qtyDecimals}) traded,
       round(sum(quantity) FILTER (kind = 'liquidation' AND side = 'long') * 1e${qtyDecimals}) liquidated,
       count(price) FILTER (kind IN ('openInterest', 'funding', 'gap')) priced,
       count(*) FILTER (price = 0 OR quantity = 0) zeros,
       count(side) FILTER (kind != 'liquidation') sided,
       epoch_ms(min(gap_from))::DOUBLE gap`,
    );
    const gap = events.find((event) => event.kind === 'gap');
    expect(rows).toEqual(
      EXPORT_FORMATS.map(() => ({
        n: BigInt(events.filter(({ kind }) => kind === 'liquidation').length),
        traded: lots.bar,
        liquidated: lots.liquidation,
        priced: 0n,
        zeros: 0n,
        sided: 0n,
        gap: gap?.fromMs,
      })),
    );
  });

  it('of the map, its levels and zones: the USD that the engine has at that moment', async () => {
    const { state } = foldSession(DEMO, AT, DEFAULT_MODEL);
    const map = readMap(state)!;
    const usd = (side: 'long' | 'short'): number =>
      (side === 'long' ? map.longUsd : map.shortUsd).reduce((sum, cell) => sum + cell, 0);
    const zones = readZones(state);
    const moment = `FILTER (epoch_ms("time") = ${AT}`;
    const sides = `sum(usd) ${moment} AND side = 'long') AS long_usd, sum(usd) ${moment} AND side = 'short') AS short_usd`;
    for (const what of ['map', 'levels'] as const) {
      for (const row of await figures(what, sides)) {
        expect(Number(row['long_usd']) / usd('long')).toBeCloseTo(1, 5);
        expect(Number(row['short_usd']) / usd('short')).toBeCloseTo(1, 5);
      }
    }
    const rows = await figures('zones', `count(*) ${moment}) n, sum(usd) ${moment}) usd`);
    for (const row of rows) {
      expect(row['n']).toBe(BigInt(zones.length));
      expect(Number(row['usd']) / zones.reduce((sum, zone) => sum + zone.usd, 0)).toBeCloseTo(1, 6);
    }
  });

  it('of trades: who took is true or false, and their coins add up', async () => {
    const session = join(folder, 'trades.session');
    const recorder = startRecording(session, { name: 'trades', createdBy: 'Liqradar 0.1.0', force: false });
    const events = madeEvents(1, 3000, AT, 40);
    recorder.append(events);
    recorder.finish();
    const trades = events.filter((event) => event.kind === 'trade');
    for (const format of EXPORT_FORMATS) {
      const out = join(folder, `trades.${format}`);
      await exportSession({ ...optionsOf('events', format), session, out });
      const sql = `SELECT any_value(typeof(taker_buy)) said, count(*) FILTER (taker_buy) bought,
        count(*) FILTER (NOT taker_buy) sold, round(sum(quantity) * 1000) lots, count(gap_from) gaps FROM ${READERS[format]}`;
      expect(await ask(sql, out)).toEqual([
        {
          said: 'BOOLEAN',
          bought: BigInt(trades.filter(({ takerBuy }) => takerBuy === true).length),
          sold: BigInt(trades.filter(({ takerBuy }) => takerBuy === false).length),
          lots: trades.reduce((sum, { qtyLots }) => sum + qtyLots, 0),
          gaps: 0n,
        },
      ]);
    }
  });

  it('and what a table is about comes with it', async () => {
    const [{ about }] = await ask(
      `SELECT decode(value) about FROM parquet_kv_metadata(?) WHERE decode(key) = 'about'`,
      join(folder, 'zones.parquet'),
    );
    expect(JSON.parse(String(about))).toMatchObject({ times: 'UTC', source: { session: 'Demo market' } });
    const [row] = await ask('SELECT times FROM read_json_auto(?)', join(folder, 'zones.json-metadata.json'));
    expect(row).toEqual({ times: 'UTC' });
  });
});
