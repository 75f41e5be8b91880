// The list of sessions: facts of whole ones, a sentence for others, and nothing read twice.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { walkEvents } from '../../shared/engine/walk.test-support';
import { startRecording } from '../session-log/recorder';
import { createSession } from '../session-log/writer';
import { scan } from './scan';

const folder = mkdtempSync(join(tmpdir(), 'liqradar-library-'));
const whole = join(folder, 'whole.session');
const events = walkEvents(3, 400);

beforeAll(() => {
  const writer = createSession(whole, {
    name: 'A walk',
    origin: 'imported',
    createdBy: 'test',
    force: false,
  });
  writer.append(events);
  writer.finish();
  writeFileSync(join(folder, 'foreign.session'), 'not a session at all');
  writeFileSync(join(folder, 'notes.txt'), 'no session, and not meant as one');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a whole session has its facts; a foreign file has one sentence and hides nothing', () => {
  const { files, problem } = scan({ folder, others: [join(folder, 'gone.session')], known: {} });
  expect(problem).toBeNull();
  expect(Object.keys(files).sort()).toEqual([join(folder, 'foreign.session'), whole]);
  expect(files[whole].facts).toMatchObject({
    name: 'A walk',
    origin: 'imported',
    exchanges: ['simulated'],
    symbol: 'WALK',
    events: events.length,
    fromMs: events[0].recvMs,
    toMs: events[events.length - 1].recvMs,
  });
  expect(files[whole].size).toBeGreaterThan(1000);
  expect(files[join(folder, 'foreign.session')]).toMatchObject({ facts: null });
  expect(files[join(folder, 'foreign.session')].problem).toMatch(/is not a Liqradar session/);
});

test('a file whose size and time are known is not opened again; a changed one is', () => {
  const first = scan({ folder, others: [], known: {} });
  const fake = { ...first.files[whole], problem: 'as it was known' };
  const again = scan({ folder, others: [], known: { [whole]: fake } });
  expect(again.files[whole].problem).toBe('as it was known');
  utimesSync(whole, 1, 1);
  expect(scan({ folder, others: [], known: { [whole]: fake } }).files[whole].problem).toBeNull();
});

test('a folder that is not there is said in a sentence; files elsewhere are still listed', () => {
  const { files, problem } = scan({ folder: join(folder, 'none'), others: [whole], known: {} });
  expect(problem).toMatch(/cannot be read/);
  expect(Object.keys(files)).toEqual([whole]);
});

test('a recording says so as long as its recorder lives, and then that it was cut off', () => {
  const path = join(folder, 'recorded.session');
  const recorder = startRecording(path, { name: 'now', createdBy: 'test', force: false });
  recorder.append(events);
  // It may say nothing for hours.
  utimesSync(`${path}-wal`, 1, 1);
  const known = scan({ folder, others: [], known: {} }).files;
  expect(known[path]).toMatchObject({ isRecording: true, facts: { isRecovered: false } });
  recorder.close();
  expect(scan({ folder, others: [], known }).files[path]).toMatchObject({
    isRecording: false,
    facts: { isRecovered: true, events: events.length },
  });
  rmSync(path);
});
