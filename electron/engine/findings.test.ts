// Findings of the trader's plans over a session: looked for ahead, and kept while the same session is sent again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { encodeBatch } from '../../shared/codec/encode-batch';
import { walkEvents } from '../../shared/engine/walk.test-support';
import { DEFAULT_ALERTS } from '../../shared/ipc/desk-schema';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { DeskPlan } from '../../shared/model/desk';
import type { SessionInfo } from '../../shared/model/session-info';
import { openSession } from '../session-log/reader';
import { createSession } from '../session-log/writer';
import { rig } from './replay.test-support';
import { takeCommand, takeFeed } from './shell';

const folder = mkdtempSync(join(tmpdir(), 'liqradar-findings-'));
const path = join(folder, 'walk.session');
const events = walkEvents(21, 2000);
const [first] = events;

beforeAll(() => {
  const writer = createSession(path, { name: 'walk', origin: 'imported', createdBy: 'test', force: false });
  writer.append(events);
  writer.finish();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The events of a batch up to a moment. */
function upTo(bytes: Uint8Array, ms: number): Uint8Array {
  return encodeBatch(decodeBatch(bytes).filter(({ recvMs }) => recvMs <= ms));
}

function planAt(price: number, side: 'long' | 'short'): DeskPlan {
  return {
    id: side,
    status: 'idea',
    side,
    entries: [{ price, sizeUsd: null }],
    leverage: 20,
    marginMode: 'isolated',
    stop: price * (side === 'long' ? 0.98 : 1.02),
    targets: [],
    venue: 'simulated',
    symbol: '',
    note: '',
    createdMs: 0,
    origin: { kind: 'live' },
    source: 'own',
  };
}

test('a search finds the moments at which the desk opens a warning, and none else; another plan is searched anew', () => {
  const { feed, shell, settle, frames, found } = rig();
  const at = (bar: number) => first.recvMs + bar * 300_000;
  feed.command({ type: 'open', path, atMs: at(1400) });
  settle();
  const price = shell.open?.now?.price ?? 0;
  const plans = [planAt(price, 'long'), planAt(price, 'short')];
  takeCommand(shell, { type: 'desk', desk: { plans, alerts: DEFAULT_ALERTS } });
  frames.length = 0;
  for (let bar = 1401; bar <= 1700; bar++) {
    feed.command({ type: 'step', bars: 1, barMs: 300_000 });
    settle();
  }
  const opened = frames.flatMap((frame) => (frame.kind === 'desk' ? frame.rows : []));
  const warned = opened.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'danger' || severity === 'caution'),
  );
  const expected = [...new Set(warned.map(({ openedMs }) => openedMs))].sort((a, b) => a - b);
  // What stands where the way begins is no news, and may have stood before.
  const later = expected.filter((ms) => ms > at(1403) && ms < at(1700));
  expect(later.length).toBeGreaterThan(5);

  const find = (direction: -1 | 1, atMs: number) => {
    takeCommand(shell, { type: 'find', find: { what: 'finding', direction, atMs } });
    settle();
    return found.at(-1) ?? null;
  };
  const forward: number[] = [];
  for (let ms = at(1403); ms < at(1700); ) {
    ms = find(1, ms)?.ms ?? Number.POSITIVE_INFINITY;
    if (ms < at(1700)) forward.push(ms);
  }
  expect(forward).toEqual(later);
  expect(find(-1, later[2])?.ms).toBe(later[1]);
  expect(found.at(-1)?.words).toMatch(/^(Long|Short) [\d,.]+: /);
  // Looked for anew from late on, and further back than the nearest checkpoints.
  takeCommand(shell, { type: 'desk', desk: { plans: [...plans], alerts: DEFAULT_ALERTS } });
  expect(find(-1, later[3])?.ms).toBe(later[2]);
  const rare = [planAt(price * 0.93, 'long')];
  takeCommand(shell, { type: 'desk', desk: { plans: rare, alerts: DEFAULT_ALERTS } });
  const all: number[] = [];
  for (let ms: number | null = 0; ms !== null; ms = find(1, ms)?.ms ?? null) all.push(ms);
  takeCommand(shell, { type: 'desk', desk: { plans: [...rare], alerts: DEFAULT_ALERTS } });
  expect(all.length).toBeGreaterThan(1);
  expect(find(-1, at(1999))?.ms).toBe(all.at(-1));
  // The moment on show is still the one that the steps came to.
  expect(shell.open?.time.atMs).toBe(at(1700));

  takeCommand(shell, { type: 'desk', desk: { plans: [], alerts: DEFAULT_ALERTS } });
  expect(find(1, at(0))).toBeNull();
});

test('a session that is sent again with the same path keeps its findings open; another model opens them anew', () => {
  const { feed, shell, settle, frames } = rig();
  const at = (bar: number) => first.recvMs + bar * 300_000;
  feed.command({ type: 'open', path, atMs: at(1400) });
  settle();
  const plans = [planAt(shell.open?.now?.price ?? 0, 'long')];
  takeCommand(shell, { type: 'desk', desk: { plans, alerts: DEFAULT_ALERTS } });
  feed.command({ type: 'seek', atMs: at(1401) });
  settle();
  const opened = () => {
    const desk = frames.findLast((frame) => frame.kind === 'desk');
    return desk?.rows[0].findings.filter(({ closedMs }) => closedMs === null).map(({ openedMs }) => openedMs);
  };
  const before = opened() ?? [];
  expect(before).toContain(at(1400));

  // As a live market does it: the file from its new beginning, then the moment that is on show.
  takeFeed(shell, { type: 'open', path, session: shell.open?.session as SessionInfo });
  const reader = openSession(path);
  for (const { bytes, firstMs } of reader.batches())
    if (firstMs <= at(1401)) takeFeed(shell, { type: 'batch', bytes: upTo(bytes, at(1401)) });
  reader.close();
  takeFeed(shell, { type: 'time', play: { mode: 'following' }, atMs: at(1401), busy: false });
  expect(opened()).toEqual(before);

  feed.command({ type: 'open', path, atMs: at(1401) });
  settle();
  takeCommand(shell, { type: 'model', settings: { ...DEFAULT_MODEL, model: 'ladder' } });
  settle();
  expect(new Set(opened())).toEqual(new Set([at(1401)]));
});
