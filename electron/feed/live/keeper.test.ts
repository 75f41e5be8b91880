// What a live market keeps: a file while recording, the rest beside it; everything is there to be folded again.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { decodeBatch } from '../../../shared/codec/decode-batch';
import type { Event } from '../../../shared/model/event';
import { openSession } from '../../session-log/reader';
import { verifySession } from '../../session-log/verify';
import { createKeeper, type Keeper } from './keeper';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-keeper-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS = { name: 'a test', createdBy: 'Liqradar 0.1.0', force: false };
const ticks = (from: number, count: number): Event[] =>
  Array.from({ length: count }, (_, i) => {
    const ms = 1_790_000_000_000 + from + i;
    return { kind: 'mark', seq: from + i, recvMs: ms, exchMs: ms, inst: 0, priceTicks: 5 };
  });
const seqs = (keeper: Keeper): number[] =>
  [...keeper.batches()].flatMap((bytes) => decodeBatch(bytes)).map(({ seq }) => seq);
const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

it('completes the file when recording ends, and remembers what follows', () => {
  const path = join(folder, 'live.session');
  const keeper = createKeeper(path, OPTIONS);
  keeper.append(ticks(101, 20));
  expect(keeper.recording()).toMatchObject({ isOn: true, path, problem: null });
  keeper.unrecord();
  keeper.append(ticks(121, 10));
  keeper.prepend(ticks(91, 10));
  expect(keeper.recording()).toMatchObject({ isOn: false, path });
  expect(seqs(keeper)).toEqual(upTo(91, 130));
  expect(keeper.info().lastSeq).toBe(130);
  const reader = openSession(path);
  expect(reader.info()).toMatchObject({ lastSeq: 120, events: { mark: 20 } });
  reader.close();
  keeper.finish();
  expect(readdirSync(folder)).toEqual(['live.session']);
});

it('writes nothing where nothing is to be recorded', () => {
  const keeper = createKeeper(null, OPTIONS);
  keeper.append(ticks(11, 5000));
  keeper.prepend(ticks(6, 5));
  expect(seqs(keeper)).toEqual(upTo(6, 5010));
  expect(keeper.recording()).toEqual({ isOn: false, path: null, bytes: 0, problem: null });
  keeper.finish();
  expect(readdirSync(folder)).toEqual([]);
});

it('says when the file can no longer be written, and goes on', () => {
  const path = join(folder, 'live.session');
  const keeper = createKeeper(path, OPTIONS);
  keeper.append(ticks(1, 10));
  // Numbers that are there already are refused, as everything is on a full disk.
  expect(keeper.append(ticks(1, 10))).toHaveLength(1);
  expect(keeper.recording().isOn).toBe(false);
  expect(keeper.recording().problem).toMatch(/written/);
  keeper.append(ticks(11, 5));
  expect(seqs(keeper)).toEqual([...upTo(1, 10), ...upTo(1, 15)]);
  keeper.close();
});

/** Another program holds the file: every write fails for real, as on a full disk, until it lets go. */
function holdFile(path: string): () => void {
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  return () => {
    other.exec('ROLLBACK');
    other.close();
  };
}

it('keeps aside what cannot be written, and writes it once that works again: nothing is missing', () => {
  const path = join(folder, 'live.session');
  const keeper = createKeeper(path, OPTIONS);
  keeper.append(ticks(10_001, 10));
  const letGo = holdFile(path);
  keeper.append(ticks(10_011, 5000));
  expect(keeper.recording().isOn).toBe(false);
  expect(keeper.recording().problem).toMatch(/cannot be written .* kept aside and will be written/);
  keeper.prepend(ticks(9001, 1000));
  // Tried again two seconds later, still in vain.
  keeper.append(ticks(15_011, 10));
  keeper.prepend(ticks(8001, 1000));
  expect(seqs(keeper)).toEqual(upTo(8001, 15_020));
  letGo();
  keeper.append(ticks(15_021, 10));
  expect(keeper.recording().isOn).toBe(false);
  keeper.append(ticks(18_021, 1).map((event) => ({ ...event, seq: 15_031 })));
  expect(keeper.recording()).toMatchObject({ isOn: true, problem: null });
  keeper.append(ticks(18_022, 10).map((event, i) => ({ ...event, seq: 15_032 + i })));
  expect(seqs(keeper)).toEqual(upTo(8001, 15_041));
  keeper.finish();
  expect(verifySession(path)).toMatchObject({ ok: true, seal: 'sound', events: 7041 });
  const reader = openSession(path);
  expect([...reader.batches()].flatMap(({ bytes }) => decodeBatch(bytes)).map(({ seq }) => seq)).toEqual(
    upTo(8001, 15_041),
  );
  reader.close();
  expect(readdirSync(folder)).toEqual(['live.session']);
});

it('writes what waits at the end, and says so when even then it cannot', () => {
  for (const isHeld of [false, true]) {
    const path = join(folder, `${isHeld}.session`);
    const keeper = createKeeper(path, OPTIONS);
    keeper.append(ticks(1, 10));
    const letGo = holdFile(path);
    keeper.append(ticks(11, 10));
    if (!isHeld) letGo();
    keeper.finish();
    if (isHeld) letGo();
    if (isHeld) expect(keeper.recording().problem).toMatch(/cannot be written .*: check the disk/);
    else expect(keeper.recording()).toMatchObject({ isOn: false, problem: null });
    const reader = openSession(path);
    expect(reader.info()).toMatchObject({ lastSeq: isHeld ? 10 : 20 });
    expect(reader.info().state).toBe(isHeld ? 'recovered' : undefined);
    reader.close();
  }
});
