// Files that are not sessions, not of this version, or damaged: each gets one clear sentence.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event } from '../../shared/model/event';
import { InputError } from '../../shared/util/input-error';
import { openSession } from './reader';
import { createSession } from './writer';

const T = 1_764_547_200_000;
let folder = '';
let good = '';
let path = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-damage-'));
  good = join(folder, 'good.liqradar');
  path = join(folder, 'bad.liqradar');
  const writer = createSession(good, {
    name: 'x',
    origin: 'recorded',
    createdBy: 'Liqradar 0.1.0',
    force: false,
  });
  let random = 1;
  writer.append(
    Array.from({ length: 10_000 }, (_, i): Event => {
      // Hard to compress, so that most of the file is batches.
      random = (random * 16_807) % 2_147_483_647;
      return {
        kind: 'mark',
        seq: i + 1,
        recvMs: T + i,
        exchMs: T + i,
        inst: 0,
        priceTicks: random,
      };
    }),
  );
  writer.finish();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the good session changed by SQL. */
function changed(sql: string): void {
  copyFileSync(good, path);
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

/** Opens and reads all of it. */
function readAll(): number {
  const reader = openSession(path);
  try {
    return (
      reader.info().lastSeq + [...reader.batches()].reduce((sum, b) => sum + decodeBatch(b.bytes).length, 0)
    );
  } finally {
    reader.close();
  }
}

function expectRefusal(message: string | RegExp): void {
  expect(readAll).toThrow(InputError);
  expect(readAll).toThrow(message);
  expect(readAll).toThrow(path);
}

it('reads the good one', () => {
  copyFileSync(good, path);
  expect(readAll()).toBe(20_000);
});

describe('what is not a session', () => {
  it('a file that does not exist, which is not created', () => {
    rmSync(path, { force: true });
    expectRefusal('does not exist: check the name');
    expect(() => readFileSync(path)).toThrow(/ENOENT/);
  });

  it('a folder', () => {
    expect(() => openSession(folder)).toThrow(`${folder} is a folder, not a session`);
  });

  it.each([
    ['an empty file', '', 'is empty, not a Liqradar session'],
    ['a text', 'open_time,open,high\n1,2,3\n', 'is not a Liqradar session: open one, or import archives'],
    ['a start of a database', 'SQLite format 3\0', 'is damaged: it ends inside its header'],
  ])('%s', (_what, content, message) => {
    writeFileSync(path, content);
    expectRefusal(message);
  });

  it('any other SQLite database', () => {
    rmSync(path, { force: true });
    const db = new Database(path);
    db.exec('CREATE TABLE meta (key, value)');
    db.close();
    expectRefusal('is an SQLite database but not a Liqradar session');
  });
});

describe('another version', () => {
  it('a newer one', () => {
    changed("UPDATE meta SET value = '3' WHERE key = 'schemaVersion'");
    expectRefusal(
      `${path} was written by a newer Liqradar (schema 3; this one reads up to 2): update the app.`,
    );
  });

  it.each(['', 'x', '0', '1.5'])('the version "%s"', (version) => {
    changed(`UPDATE meta SET value = '${version}' WHERE key = 'schemaVersion'`);
    expectRefusal('is damaged: it does not say which schema version it has');
  });
});

describe('without its summary', () => {
  it.each(['DELETE FROM meta', "UPDATE meta SET value = '{' ", "UPDATE meta SET value = '{}'"])(
    '%s',
    (sql) => {
      changed(`${sql} WHERE key = 'summary'`);
      const reader = openSession(path);
      const whole = openSession(good);
      expect(reader.info()).toEqual(whole.info());
      reader.close();
      whole.close();
    },
  );
});

describe('damage', () => {
  it.each([
    [
      'another checksum',
      'UPDATE batch SET crc32 = crc32 + 1 WHERE first_seq = 4097',
      /events 4097 to 8192 cannot be read \(their checksum differs\)/,
    ],
    [
      'a blob cut short',
      'UPDATE batch SET data = substr(data, 1, 100) WHERE first_seq = 8193',
      /events 8193 to 10000 cannot be read/,
    ],
    [
      'a blob of something else',
      "UPDATE batch SET data = X'00ff00ff' WHERE first_seq = 1",
      /events 1 to 4096 cannot be read/,
    ],
    ['a text as blob', "UPDATE batch SET data = 'x' WHERE first_seq = 1", /events 1 to 4096 cannot be read/],
    [
      'a wrong number',
      'UPDATE batch SET count = 5 WHERE first_seq = 1',
      /events 1 to 4096 cannot be read \(their number is wrong\)/,
    ],
    [
      'a missing batch',
      'DELETE FROM batch WHERE first_seq = 4097',
      /events 4097 to 8192 cannot be read \(they are missing\)/,
    ],
    [
      'a missing start',
      'DELETE FROM batch WHERE first_seq = 1',
      /events 1 to 4096 cannot be read \(they are missing\)/,
    ],
    [
      'a missing end',
      'DELETE FROM batch WHERE first_seq = 8193',
      /events 8193 to 10000 cannot be read \(they are missing\)/,
    ],
    ['no batches at all', 'DELETE FROM batch', /events 1 to 10000 cannot be read \(they are missing\)/],
    ['no table of batches', 'DROP TABLE batch', /its list of batches cannot be read/],
    ['no description', 'DROP TABLE meta', /its description cannot be read/],
    [
      'an unknown origin',
      "UPDATE meta SET value = 'dreamt' WHERE key = 'origin'",
      /its origin cannot be read/,
    ],
  ])('%s', (_what, sql, message) => {
    changed(sql);
    expectRefusal(message);
    expectRefusal(/the rest may be repaired later/);
  });

  it('leaves the batches before it readable', () => {
    changed('UPDATE batch SET crc32 = 0 WHERE first_seq = 8193');
    const reader = openSession(path);
    const read: number[] = [];
    expect(() => {
      for (const batch of reader.batches()) read.push(batch.firstSeq);
    }).toThrow(/events 8193 to 10000/);
    expect(read).toEqual([1, 4097]);
    expect(reader.info().lastSeq).toBe(10_000);
    reader.close();
  });

  it('a file cut short, wherever', () => {
    const size = readFileSync(good).length;
    for (let length = 60; length < size; length += 2048) {
      copyFileSync(good, path);
      truncateSync(path, length);
      expectRefusal(/is damaged: (it is cut short, \d+ of \d+ bytes|it ends inside its header)/);
    }
  });

  it('bytes overwritten, wherever: refused or not noticed because unused, never read wrongly', () => {
    const bytes = readFileSync(good);
    let refused = 0;
    for (let at = 512; at + 64 < bytes.length; at += 1031) {
      const garbled = Buffer.from(bytes);
      garbled.fill(0xa5, at, at + 64);
      writeFileSync(path, garbled);
      try {
        expect(readAll()).toBe(20_000);
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(20);
  });
});
