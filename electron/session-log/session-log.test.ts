// A session written and read again: same events, one file, nothing left behind, nothing overwritten.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event, InstrumentEvent } from '../../shared/model/event';
import { InputError } from '../../shared/util/input-error';
import { openSession, type SessionReader } from './reader';
import { createSession } from './writer';

const T = 1_764_547_200_000;
const options = { name: 'a test', origin: 'simulated', createdBy: 'Liqradar 0.1.0', force: false } as const;
const btc: InstrumentEvent = {
  kind: 'instrument',
  seq: 1,
  recvMs: T,
  exchMs: T,
  inst: 0,
  exchange: 'simulated',
  symbol: "BTC'USDT",
  base: 'BTC',
  quote: 'USDT',
  priceDecimals: 1,
  qtyDecimals: 3,
  cellTicks: 100,
};

/** An instrument, then trades a second apart and a gap as the last event. */
function events(number: number): Event[] {
  return Array.from({ length: number }, (_, i): Event => {
    const base = { seq: i + 1, recvMs: T + i * 1000, exchMs: T + i * 1000, inst: 0 };
    if (i === 0) return btc;
    if (i === number - 1)
      return { ...base, kind: 'gap', stream: 'trade', fromMs: T, toMs: T + 5, reason: 'a test' };
    return { ...base, kind: 'trade', priceTicks: 900_000 + (i % 7), qtyLots: 1 + i, takerBuy: i % 2 === 0 };
  });
}

let folder = '';
let path = '';
const readers: SessionReader[] = [];

function open(): SessionReader {
  const reader = openSession(path);
  readers.push(reader);
  return reader;
}

function write(list: readonly Event[], force = false): void {
  const writer = createSession(path, { ...options, force });
  writer.append(list);
  writer.finish();
}

const allEvents = (reader: SessionReader): Event[] =>
  [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-session-'));
  path = join(folder, 'a b#c?%20é.liqradar');
});
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a finished session', () => {
  it('gives back every event, in batches of at most 4096', () => {
    const list = events(10_000);
    write(list);
    const reader = open();
    expect(allEvents(reader)).toEqual(list);
    expect([...reader.batches()].map((b) => [b.firstSeq, b.lastSeq, b.firstMs, b.lastMs])).toEqual([
      [1, 4096, T, T + 4_095_000],
      [4097, 8192, T + 4_096_000, T + 8_191_000],
      [8193, 10_000, T + 8_192_000, T + 9_999_000],
    ]);
  });

  it('is the same however the events came', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { minLength: 1, maxLength: 5 }), (lengths) => {
        const list = events(lengths.reduce((sum, length) => sum + length, 2));
        const writer = createSession(path, { ...options, force: true });
        let at = 0;
        for (const length of [...lengths, list.length]) {
          writer.append(list.slice(at, at + length));
          at += length;
        }
        writer.finish();
        expect(allEvents(open())).toEqual(list);
      }),
      { numRuns: 5 },
    );
  });

  it('describes itself as the writer did at its end', () => {
    const writer = createSession(path, options);
    writer.append(events(5000));
    const info = writer.finish();
    expect(info).toEqual({
      name: 'a test',
      origin: 'simulated',
      createdBy: 'Liqradar 0.1.0',
      schemaVersion: 2,
      instruments: [btc],
      fromMs: T,
      toMs: T + 4_999_000,
      pricedToMs: T + 4_998_000,
      firstSeq: 1,
      lastSeq: 5000,
      events: { instrument: 1, trade: 4998, gap: 1 },
      gaps: [{ stream: 'trade', fromMs: T, toMs: T + 5, reason: 'a test' }],
    });
    expect(open().info()).toEqual(info);
  });

  it('starts reading at the batch that holds an event', () => {
    write(events(10_000));
    const reader = open();
    for (const [fromSeq, firsts] of [
      [4096, [1, 4097, 8193]],
      [4097, [4097, 8193]],
      [9999, [8193]],
      [10_001, []],
    ] as const) {
      expect([...reader.batches({ fromSeq })].map((batch) => batch.firstSeq)).toEqual(firsts);
    }
  });

  it('finds the batch of a time', () => {
    write(events(10_000));
    const reader = open();
    expect(reader.seqBefore(T - 1)).toBe(1);
    expect(reader.seqBefore(T + 4_095_999)).toBe(1);
    expect(reader.seqBefore(T + 4_096_000)).toBe(4097);
    expect(reader.seqBefore(T * 2)).toBe(8193);
  });

  it('may be empty', () => {
    createSession(path, options).finish();
    expect([...open().batches()]).toEqual([]);
    expect(open().info()).toMatchObject({ lastSeq: 0, events: {}, instruments: [] });
  });

  it('hands out bytes in buffers of their own', () => {
    write(events(20));
    const [{ bytes }] = open().batches();
    expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
    expect(bytes.byteOffset).toBe(0);
  });

  it('is read without touching the file or its folder, writable or not', () => {
    write(events(5000));
    const before = readFileSync(path);
    chmodSync(path, 0o444);
    expect(allEvents(open())).toHaveLength(5000);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('writing', () => {
  it('shows nothing under the name until it is finished, and one file then', () => {
    const writer = createSession(path, options);
    writer.append(events(5000));
    expect(existsSync(path)).toBe(false);
    writer.finish();
    expect(readdirSync(folder)).toEqual(['a b#c?%20é.liqradar']);
    writer.abort();
    expect(existsSync(path)).toBe(true);
  });

  it('leaves nothing when aborted', () => {
    const writer = createSession(path, options);
    writer.append(events(5000));
    writer.abort();
    writer.abort();
    expect(readdirSync(folder)).toEqual([]);
    expect(() => writer.append([])).not.toThrow();
    expect(() => writer.finish()).toThrow(/finished/);
  });

  it('leaves nothing when events come out of order', () => {
    for (const [second, message] of [
      [{ ...events(3)[1], seq: 3 }, /event 3 cannot follow event 1/],
      [{ ...events(3)[1], recvMs: T - 1 }, /event 2 was received before event 1/],
    ] as const) {
      const writer = createSession(path, options);
      expect(() => writer.append([btc, second])).toThrow(message);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('removes what a killed writer left, but not what a living one writes', () => {
    const name = '.a b#c?%20é.liqradar.';
    writeFileSync(join(folder, `${name}999999999-0123abcd.part`), '');
    writeFileSync(join(folder, `${name}${process.pid}-0123abcd.part`), '');
    createSession(path, options).abort();
    expect(readdirSync(folder)).toEqual([`${name}${process.pid}-0123abcd.part`]);
  });

  it('overwrites nothing without force', () => {
    writeFileSync(path, 'mine');
    expect(() => createSession(path, options)).toThrow(`${path} already exists: choose another name`);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('overwrites nothing that came while it wrote', () => {
    const writer = createSession(path, options);
    writeFileSync(path, 'mine');
    expect(() => writer.finish()).toThrow(/already exists/);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('overwrites with force, at the end only', () => {
    write(events(10));
    const writer = createSession(path, { ...options, force: true });
    writer.append(events(20));
    expect(open().info().lastSeq).toBe(10);
    writer.finish();
    expect(open().info().lastSeq).toBe(20);
  });

  it.each([
    ['a folder that is missing', () => join(folder, 'no', 'x'), /The folder .*no does not exist: create it/],
    ['a folder that is a file', () => join(file(folder), 'x'), /is not a folder/],
    ['a target that is a folder', () => sub(folder), /is a folder: give the name of a file/],
  ])('refuses %s', (_what, target, message) => {
    const at = target();
    expect(() => createSession(at, { ...options, force: true })).toThrow(InputError);
    expect(() => createSession(at, { ...options, force: true })).toThrow(message);
  });
});

function file(inFolder: string): string {
  const name = join(inFolder, 'plain');
  writeFileSync(name, 'x');
  return name;
}

function sub(inFolder: string): string {
  const name = join(inFolder, 'sub');
  mkdirSync(name, { recursive: true });
  return name;
}

it('takes about 4 bytes a trade', () => {
  write(events(50_000));
  expect(statSync(path).size).toBeLessThan(250_000);
});
