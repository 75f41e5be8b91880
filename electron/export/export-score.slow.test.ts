// The score of the demo, measured by its own liquidations, as a file of figures.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { exportSession } from './export-session';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('has every figure by its name, also for DuckDB', async () => {
  const out = join(folder, 'score.csv');
  await exportSession({
    session: join(import.meta.dirname, '../../resources/demo.session'),
    what: 'score',
    format: 'csv',
    out,
    force: false,
    atMs: null,
    fromMs: null,
    toMs: null,
    bin: null,
    settings: DEFAULT_MODEL,
    truth: null,
    card: null,
    createdBy: 'Liqradar 0.1.0',
  });
  const rows = parse(readFileSync(out), { columns: true }) as {
    measure: string;
    side: string;
    value: string;
  }[];
  const valueOf = (measure: string): number => Number(rows.find((row) => row.measure === measure)?.value);
  expect(valueOf('n')).toBe(valueOf('fitted') + valueOf('tested'));
  expect(valueOf('tested')).toBeGreaterThan(100);
  for (const side of ['long', 'short']) {
    const gain = valueOf(`sides.${side}.overGeometry.gain`);
    expect(gain).toBeGreaterThan(valueOf(`sides.${side}.overGeometry.low`));
    expect(gain).toBeLessThan(valueOf(`sides.${side}.overGeometry.high`));
    expect(rows.filter((row) => row.side === side).length).toBeGreaterThan(10);
  }
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  const sql =
    "SELECT typeof(value) said, count(*) n, fsum(value) FILTER (side = 'long') AS long FROM read_csv_auto(?) GROUP BY ALL";
  const read = (await duck.runAndReadAll(sql, [out])).getRowObjectsJS();
  duck.closeSync();
  const long = rows.filter((row) => row.side === 'long').reduce((sum, { value }) => sum + Number(value), 0);
  expect(read).toEqual([{ said: 'DOUBLE', n: BigInt(rows.length), long: expect.closeTo(long, 6) as number }]);
});
