// Exports of the demo: the same rows in every format, as the engine has them, and no file harmed.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { readMap, widenMap } from '../../shared/engine/read-map';
import { EXPORT_FORMATS, type ExportFormat, type ExportWhat } from '../../shared/model/export';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { InputError } from '../../shared/util/input-error';
import { foldSession } from '../cli/fold-session';
import { openSession } from '../session-log/reader';
import { startRecording } from '../session-log/recorder';
import type { About } from './about';
import { type ExportOptions, exportSession, type Watch } from './export-session';

const DEMO = join(import.meta.dirname, '../../resources/demo.session');
const FROM = Date.parse('2026-01-07T00:00Z');
const EARLY = Date.parse('2026-01-05T01:00Z');
const TO = Date.parse('2026-01-07T04:00Z');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Record_ = Readonly<Record<string, unknown>>;

async function exported(
  what: ExportWhat,
  format: ExportFormat,
  part: Partial<ExportOptions> = {},
  watch: Watch = {},
): Promise<{ readonly path: string; readonly rows: number; readonly recordedToMs: number | null }> {
  const out = join(folder, `${what}.${format}`);
  const { rows, recordedToMs } = await exportSession(
    {
      session: DEMO,
      what,
      format,
      out,
      force: false,
      atMs: null,
      fromMs: FROM,
      toMs: TO,
      bin: null,
      settings: DEFAULT_MODEL,
      truth: null,
      card: null,
      createdBy: 'Liqradar 0.1.0',
      ...part,
    },
    watch,
  );
  return { path: out, rows, recordedToMs };
}

/** Rows and description as another program reads them, values in one form. */
async function read(path: string): Promise<{ rows: Record_[]; about: About }> {
  if (!path.endsWith('.parquet')) {
    const text = readFileSync(path, 'utf8');
    const rows = (path.endsWith('.csv') ? parse(text, { columns: true }) : JSON.parse(text)) as Record_[];
    return { rows, about: JSON.parse(readFileSync(`${path}-metadata.json`, 'utf8')) as About };
  }
  const { buffer } = new Uint8Array(readFileSync(path));
  const about = parquetMetadata(buffer).key_value_metadata?.find(({ key }) => key === 'about')?.value;
  return { rows: await parquetReadObjects({ file: buffer }), about: JSON.parse(about ?? '') as About };
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  return typeof value === 'string' ? value : value === null ? '' : `${value as number | bigint | boolean}`;
}

const textsOf = (rows: readonly Record_[]): string[] =>
  rows.map((row) =>
    Object.entries(row)
      .map(([key, value]) => `${key}=${asText(value)}`)
      .join(' '),
  );

describe('exports', () => {
  it.each(['map', 'levels', 'zones', 'events'] as const)(
    '%s: the same rows in every format',
    async (what) => {
      const read_ = [];
      for (const format of EXPORT_FORMATS) {
        const { path, rows } = await exported(
          what,
          format,
          what === 'levels' ? { fromMs: EARLY, toMs: EARLY } : {},
        );
        const found = await read(path);
        expect(found.rows).toHaveLength(rows);
        expect(rows).toBeGreaterThan(0);
        expect(found.about.source).toMatchObject({ session: 'Demo market', from: '2026-01-05T00:00:00Z' });
        expect(found.about.source.origin).toContain('SIMULATED');
        expect(Object.keys(found.about.columns)).toEqual(Object.keys(found.rows[0]));
        expect(found.about.estimate === null).toBe(what === 'events');
        read_.push(textsOf(found.rows));
      }
      expect(read_[1]).toEqual(read_[0]);
      expect(read_[2]).toEqual(read_[0]);
    },
  );

  it('has the map as the engine has it, at each column and at a moment', async () => {
    const { rows } = await read((await exported('map', 'json')).path);
    expect(Object.keys(rows[0]).slice(0, 5)).toEqual(['time', 'price_low', 'price_high', 'side', 'usd']);
    const atMs = Date.parse('2026-01-07T02:30Z');
    const map = widenMap(readMap(foldSession(DEMO, atMs, DEFAULT_MODEL).state)!, 10);
    const due: unknown[] = [];
    for (const side of ['long', 'short'] as const) {
      (side === 'long' ? map.longUsd : map.shortUsd).forEach((usd, i) => {
        const low = (map.firstCell + i) * map.cell;
        if (Math.round(usd * 100) > 0)
          due.push({ price_low: low, price_high: low + map.cell, side, usd: Math.round(usd * 100) / 100 });
      });
    }
    const isThen = ({ time }: Record_): boolean => time === '2026-01-07T02:30:00Z';
    expect(rows.filter(isThen)).toMatchObject(due);
    expect(new Set(rows.map(({ time }) => time)).size).toBe(49);
    const moment = await exported('map', 'parquet', { atMs, fromMs: null, toMs: null });
    expect(textsOf((await read(moment.path)).rows)).toEqual(textsOf(rows.filter(isThen)));
  });

  it('has levels that add up to the map', async () => {
    const usdOf = async (what: ExportWhat): Promise<number> =>
      (
        await read((await exported(what, 'parquet', { atMs: TO, fromMs: null, toMs: null })).path)
      ).rows.reduce((sum, { usd }) => sum + Number(usd), 0);
    expect((await usdOf('levels')) / (await usdOf('map'))).toBeCloseTo(1, 6);
  });

  it('has every event of the session, unknown as null and not as zero', async () => {
    const { path } = await exported('events', 'parquet', { fromMs: null, toMs: null });
    const { rows } = await read(path);
    const reader = openSession(DEMO);
    const { events, lastSeq } = reader.info();
    reader.close();
    expect(rows).toHaveLength(lastSeq);
    for (const [kind, count] of Object.entries(events))
      expect(rows.filter((row) => row['kind'] === kind)).toHaveLength(count);
    const interest = rows.find((row) => row['kind'] === 'openInterest')!;
    expect(interest['price']).toBeNull();
    expect(interest['quantity']).toBeGreaterThan(0);
    expect(interest['time']).toBeInstanceOf(Date);
    const gap = rows.find((row) => row['kind'] === 'gap')!;
    expect(gap['gap_stream']).toBe('openInterest');
  });

  it('writes nothing over another file, unless told to, and never over the session', async () => {
    const path = join(folder, 'events.csv');
    writeFileSync(path, 'mine');
    await expect(exported('events', 'csv')).rejects.toThrow(/already exists/);
    writeFileSync(join(folder, 'map.csv-metadata.json'), 'mine');
    await expect(exported('map', 'csv')).rejects.toThrow(/map.csv-metadata.json already exists/);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['events.csv', 'map.csv-metadata.json']);
    await exported('events', 'csv', { force: true });
    expect(readFileSync(path, 'utf8')).toMatch(/^seq,time,/);
    await expect(exported('events', 'csv', { out: DEMO, force: true })).rejects.toThrow(
      /is the session itself/,
    );
  });

  it('leaves nothing when it is stopped, and says how far it is', async () => {
    const shares: number[] = [];
    const stop = new AbortController();
    const watch: Watch = {
      signal: stop.signal,
      onProgress: ({ share }) => {
        shares.push(share);
        stop.abort(new InputError('Stopped: nothing was exported.'));
      },
    };
    await expect(exported('map', 'parquet', {}, watch)).rejects.toThrow('Stopped');
    expect(shares).toHaveLength(1);
    expect(existsSync(join(folder, 'map.parquet'))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes what is there of a session that is being recorded, and the recording goes on', async () => {
    const path = join(folder, 'live.session');
    const reader = openSession(DEMO);
    const events = [...reader.batches()].flatMap(({ bytes }) => decodeBatch(bytes)).slice(0, 9000);
    reader.close();
    const recorder = startRecording(path, { name: 'live', createdBy: 'Liqradar 0.1.0', force: false });
    try {
      recorder.append(events.slice(0, 6000));
      let more = 6000;
      // Small batches come while it is written, and are merged with those that are read.
      const watch: Watch = {
        onProgress: () => recorder.append(events.slice(more, (more += 500))),
      };
      const part = { session: path, fromMs: null, toMs: null };
      const found = await exported('events', 'csv', part, watch);
      expect(more).toBeGreaterThan(6000);
      expect(found.rows).toBe(6000);
      expect(found.recordedToMs).toBe(events[5999].recvMs);
      const { rows, about } = await read(found.path);
      expect(rows.at(-1)).toMatchObject({ seq: '6000' });
      expect(about.source.state).toBe('recording');
      expect((await exported('map', 'parquet', { ...part, toMs: null })).rows).toBeGreaterThan(1000);
      recorder.append(events.slice(more));
    } finally {
      recorder.close();
    }
    const whole = openSession(path);
    expect(whole.info().lastSeq).toBe(9000);
    whole.close();
  });

  it.each([
    [{ atMs: TO }, /either --at or --from and --to/],
    [{ fromMs: TO, toMs: FROM }, /is after --to/],
    [{ fromMs: 0, toMs: 1000 }, /lies outside it/],
    [{ bin: 33 }, /whole multiple of the base cell/],
    [{ atMs: Date.parse('2026-01-05T00:00Z'), fromMs: null, toMs: null }, /No bar had closed/],
    [{ session: 'none.session' }, /none.session does not exist/],
  ])('refuses %o in a sentence', async (part, sentence) => {
    await expect(exported('map', 'csv', part)).rejects.toThrow(InputError);
    await expect(exported('map', 'csv', part)).rejects.toThrow(sentence);
    expect(readdirSync(folder)).toEqual([]);
  });
});
