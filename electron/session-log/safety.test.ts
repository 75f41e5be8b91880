// What may happen to a recording: a kill, a full disk, a second recorder, a place that cannot be written to.
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import type { Event } from '../../shared/model/event';
import { editSession } from './edit';
import { openSession } from './reader';
import { startRecording } from './recorder';
import { LIVE_FROM, madeEvents } from './torture/made-events';
import { verifySession } from './verify';

const T = 1_764_547_200_000;
const options = { name: 'live', createdBy: 'Liqradar 0.1.0', force: false };
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-safety-'));
  path = join(folder, 'a.session');
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

function read(file: string): Event[] {
  const reader = openSession(file);
  try {
    return [...reader.batches()].flatMap((batch) => decodeBatch(batch.bytes));
  } finally {
    reader.close();
  }
}

/** What a kill at this moment would leave. */
function leave(name: string): string {
  const left = join(folder, name);
  for (const end of ['', '-wal']) {
    if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, `${left}${end}`);
  }
  return left;
}

const live = madeEvents(LIVE_FROM, 10_000, T, 10);
const history = madeEvents(1, 6000, T - 100_000, 10);

describe('a recording', () => {
  it('merges its small batches as it goes, also while it is read', () => {
    const recorder = startRecording(path, options);
    recorder.append(live.slice(0, 4000));
    const reader = openSession(path);
    const batches = reader.batches()[Symbol.iterator]();
    const seen = decodeBatch((batches.next().value ?? { bytes: new Uint8Array() }).bytes);
    for (let from = 4000; from < 10_000; from += 50) recorder.append(live.slice(from, from + 50));
    for (let next = batches.next(); next.done !== true; next = batches.next()) {
      seen.push(...decodeBatch(next.value.bytes));
    }
    expect(seen).toEqual(live);
    expect(reader.info()).toMatchObject({ state: 'recording', lastSeq: LIVE_FROM + 9999 });
    reader.close();
    recorder.finish();
    expect(verifySession(path)).toMatchObject({ ok: true, batches: 3, events: 10_000 });
  });

  it('takes older history later, under lower numbers, and reads in their order', () => {
    const recorder = startRecording(path, options);
    recorder.append(live.slice(0, 500));
    recorder.append(history.slice(0, 5000));
    recorder.append(live.slice(500, 900));
    recorder.append(history.slice(5000));
    expect(() => recorder.append(history.slice(5990))).toThrow(RangeError);
    const info = recorder.finish();
    expect(info).toMatchObject({ firstSeq: 1, lastSeq: LIVE_FROM + 899, fromMs: history[0].recvMs });
    expect(read(path)).toEqual([...history, ...live.slice(0, 900)]);
    const reader = openSession(path);
    expect([...reader.batches({ fromSeq: 6001 })][0].firstSeq).toBe(LIVE_FROM);
    expect(reader.seqBefore(T - 1)).toBe(4097);
    reader.close();
    expect(verifySession(path).ok).toBe(true);
  });

  it('is recovered when opened after a kill, once', () => {
    const recorder = startRecording(path, options);
    for (let from = 0; from < 6000; from += 100) recorder.append(live.slice(from, from + 100));
    recorder.append(history.slice(0, 100));
    const left = leave('left.session');
    recorder.close();
    const reader = openSession(left);
    expect(reader.info()).toMatchObject({
      state: 'recovered',
      lastSeq: LIVE_FROM + 5999,
      firstSeq: 1,
      events: { trade: 6098, instrument: 2 },
    });
    reader.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('left'))).toEqual(['left.session']);
    expect(verifySession(left)).toMatchObject({ ok: true, seal: 'sound', chain: 'sound', events: 6100 });
    const before = readFileSync(left);
    expect(read(left)).toHaveLength(6100);
    expect(readFileSync(left).equals(before)).toBe(true);
  });

  it('can be checked while it goes on', () => {
    const recorder = startRecording(path, options);
    recorder.append(live.slice(0, 5000));
    expect(verifySession(path)).toMatchObject({ ok: true, state: 'recording', chain: 'sound', seal: 'none' });
    recorder.close();
  });

  it('loses nothing that was written when the disk is full, and says so', () => {
    const recorder = startRecording(path, { ...options, maxBytes: 45_000 });
    let stored = 0;
    const fill = (): void => {
      for (; stored < live.length; stored += 100) recorder.append(live.slice(stored, stored + 100));
    };
    expect(fill).toThrow(/cannot be written .*check the disk and its free space/);
    expect(() => recorder.append(live.slice(stored, stored + 5000))).toThrow(/cannot be written/);
    expect(stored).toBeGreaterThan(1000);
    expect(read(path)).toEqual(live.slice(0, stored));
    recorder.close();
    expect(read(path)).toEqual(live.slice(0, stored));
    expect(verifySession(path).ok).toBe(true);
  });

  it('is not written to by a second recorder, forced or not', () => {
    const recorder = startRecording(path, options);
    recorder.append(live.slice(0, 10));
    for (const force of [false, true]) {
      expect(() => startRecording(path, { ...options, force })).toThrow(
        /is being recorded by another window or another copy of Liqradar: stop it there/,
      );
    }
    expect(() => editSession(path, { name: 'x' })).toThrow(/not finished/);
    recorder.append(live.slice(10, 20));
    recorder.finish();
    expect(read(path)).toEqual(live.slice(0, 20));
    expect(readdirSync(folder)).toEqual(['a.session']);
  });
});

describe('a place that cannot be written to', () => {
  it('is read: a finished session, and one that a kill left', () => {
    const recorder = startRecording(path, options);
    recorder.append(live.slice(0, 100));
    const left = leave('left.session');
    recorder.finish();
    const names = readdirSync(folder).sort();
    chmodSync(path, 0o444);
    chmodSync(left, 0o444);
    chmodSync(folder, 0o555);
    expect(read(path)).toEqual(live.slice(0, 100));
    expect(read(left)).toEqual(live.slice(0, 100));
    // As root, who may write anywhere, the second is recovered, and its log taken into it.
    const isRoot = process.getuid?.() === 0;
    expect(readdirSync(folder).sort()).toEqual(isRoot ? ['a.session', 'left.session'] : names);
  });
});
