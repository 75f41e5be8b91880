// Tests for the demo: small, whole, and the very market that its code makes.
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { encodeBatch } from '../../shared/codec/encode-batch';
import type { Event } from '../../shared/model/event';
import { openSession } from '../session-log/reader';
import { makeDemo } from './make-demo';

const SHIPPED = join(import.meta.dirname, '../../resources/demo.session');
let folder = '';
let made = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liqradar-demo-'));
  made = join(folder, 'demo.session');
  writeFileSync(made, 'what was there before');
  makeDemo(made);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function eventsOf(path: string): Event[] {
  const session = openSession(path);
  try {
    return [...session.batches()].flatMap(({ bytes }) => decodeBatch(bytes));
  } finally {
    session.close();
  }
}

test('the demo is a simulated session of 14 days with one hole in open interest, and small', () => {
  const session = openSession(made);
  const info = session.info();
  session.close();
  expect(info).toMatchObject({
    name: 'Demo market',
    origin: 'simulated',
    fromMs: Date.parse('2026-01-05T00:00Z'),
    toMs: Date.parse('2026-01-19T00:00Z'),
  });
  const openInterest = 14 * 288 + 1 - 36;
  expect(info.events).toMatchObject({ instrument: 1, bar: 14 * 288, openInterest, gap: 1, funding: 42 });
  expect(info.gaps).toHaveLength(1);
  expect(statSync(made).size).toBeLessThan(1_500_000);
});

test('the demo that ships is the one that this code makes', () => {
  const isSame = Buffer.from(encodeBatch(eventsOf(SHIPPED))).equals(encodeBatch(eventsOf(made)));
  expect(isSame, 'resources/demo.session is out of date: make it again').toBe(true);
});
