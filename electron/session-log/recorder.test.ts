// A recording read while it runs, after a crash and after its end: everything appended is there, and whole.
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event } from '../../shared/model/event';
import { InputError } from '../../shared/util/input-error';
import { openSession } from './reader';
import { startRecording } from './recorder';

const T = 1_764_547_200_000;
const options = { name: 'live', createdBy: 'Liqradar 0.1.0', force: false };

/** Events `from` to `to`, 10 ms apart; the first of all is the instrument. */
function events(from: number, to: number, first = 1): Event[] {
  return Array.from({ length: to - from + 1 }, (_, i): Event => {
    const seq = from + i;
    const base = { seq, recvMs: T + seq * 10, exchMs: T + seq * 10, inst: 0 };
    if (seq > first)
      return { ...base, kind: 'trade', priceTicks: 900_000 + seq, qtyLots: seq, takerBuy: true };
    return {
      ...base,
      kind: 'instrument',
      exchange: 'bybit',
      symbol: 'BTCUSDT',
      base: 'BTC',
      quote: 'USDT',
      priceDecimals: 1,
      qtyDecimals: 3,
      cellTicks: 100,
    };
  });
}

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-recorder-'));
  path = join(folder, 'live #1.session');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function read(file: string): Event[] {
  const reader = openSession(file);
  try {
    return [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));
  } finally {
    reader.close();
  }
}

describe('a recording', () => {
  it('gives the engine the very bytes that it stores', () => {
    const recorder = startRecording(path, options);
    const given = recorder.append(events(1, 5000));
    expect(given).toHaveLength(2);
    expect(given.flatMap((bytes) => decodeBatch(bytes))).toEqual(events(1, 5000));
    recorder.finish();
    expect(read(path)).toEqual(events(1, 5000));
  });

  it('can be read while it goes on', () => {
    const recorder = startRecording(path, options);
    recorder.append(events(1, 10));
    expect(read(path)).toEqual(events(1, 10));
    recorder.append(events(11, 12));
    expect(read(path)).toEqual(events(1, 12));
    expect(recorder.size()).toBeGreaterThan(0);
    recorder.close();
  });

  it('loses nothing that was appended when the program dies', () => {
    const recorder = startRecording(path, options);
    recorder.append(events(1, 10));
    recorder.append(events(11, 25));
    // What is on the disk at this moment is what a killed program leaves.
    const left = join(folder, 'left.session');
    for (const end of ['', '-wal', '-shm']) {
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${left}${end}`);
    }
    expect(read(left)).toEqual(events(1, 25));
    const reader = openSession(left);
    expect(reader.info()).toMatchObject({
      origin: 'recorded',
      lastSeq: 25,
      events: { instrument: 1, trade: 24 },
    });
    reader.close();
    recorder.close();
  });

  it('ends as one file with its summary', () => {
    const recorder = startRecording(path, options);
    recorder.append(events(1, 10));
    const info = recorder.finish();
    expect(readdirSync(folder)).toEqual(['live #1.session']);
    const reader = openSession(path);
    expect(reader.info()).toEqual(info);
    reader.close();
  });

  it('takes an older past in afterwards, at any moment readable in order', () => {
    const recorder = startRecording(path, options);
    recorder.append(events(1001, 1010, 1001));
    expect(read(path)).toEqual(events(1001, 1010, 1001));
    recorder.prepend(events(901, 1000, 901));
    recorder.append(events(1011, 1020));
    recorder.prepend(events(851, 900, 851));
    const whole = [...events(851, 900, 851), ...events(901, 1000, 901), ...events(1001, 1020, 1001)];
    expect(read(path)).toEqual(whole);
    expect(recorder.info()).toMatchObject({
      fromMs: T + 8510,
      toMs: T + 10_200,
      lastSeq: 1020,
      events: { instrument: 3, trade: 167 },
    });
    const unfinished = openSession(path);
    expect(unfinished.info()).toEqual(recorder.info());
    expect(unfinished.seqBefore(T)).toBe(851);
    unfinished.close();
    expect(() => recorder.prepend(events(1, 5))).toThrow(RangeError);
    recorder.finish();
    expect(read(path)).toEqual(whole);
  });

  it('tells when the first of its batches is gone', () => {
    const recorder = startRecording(path, options);
    recorder.append(events(1001, 1010));
    recorder.prepend(events(901, 1000));
    recorder.finish();
    const db = new Database(path);
    db.exec('DELETE FROM batch WHERE first_seq = 901');
    db.close();
    expect(() => read(path)).toThrow(/events 901 to 1000 cannot be read/);
  });

  it('is never written over another file unless told to', () => {
    writeFileSync(path, 'mine');
    expect(() => startRecording(path, options)).toThrow(InputError);
    const recorder = startRecording(path, { ...options, force: true });
    recorder.append(events(1, 2));
    recorder.finish();
    expect(read(path)).toEqual(events(1, 2));
  });

  it('says in one sentence that a place cannot be written to', () => {
    expect(() => startRecording(join(folder, 'no/such/a.session'), options)).toThrow(InputError);
  });
});
