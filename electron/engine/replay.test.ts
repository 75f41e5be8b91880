// Feed and engine together, without workers: any path of seeks and steps shows the same state and the same picture.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyEvent, createEngine } from '../../shared/engine/engine';
import { stateHash } from '../../shared/engine/state-hash';
import { walkEvents } from '../../shared/engine/walk.test-support';
import type { PublishedFrame } from '../../shared/ipc/frames';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { createSession } from '../session-log/writer';
import { rig } from './replay.test-support';
import { takeCommand } from './shell';

const folder = mkdtempSync(join(tmpdir(), 'liqradar-replay-'));
const path = join(folder, 'walk.session');
const events = walkEvents(21, 3000);
const [first] = events;
const last = events[events.length - 1];

beforeAll(() => {
  const writer = createSession(path, { name: 'walk', origin: 'imported', createdBy: 'test', force: false });
  writer.append(events);
  writer.finish();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a window that took every frame would show: its columns' ends, bars and the moment's hash of the map. */
function picture(frames: readonly PublishedFrame[]): {
  columns: number[];
  bars: number[];
  atMs: number;
  usd: number;
} {
  let columns: number[] = [];
  let bars: number[] = [];
  let atMs = 0;
  let usd = 0;
  for (const frame of frames) {
    if (frame.kind === 'hello') [columns, bars] = [[], []];
    else if (frame.kind === 'columns') columns.push(...frame.toMs);
    else if (frame.kind === 'bars') bars.push(...frame.openMs);
    else if (frame.kind === 'time') atMs = frame.atMs;
    else if (frame.kind === 'rewind') {
      columns = columns.filter((ms) => ms <= frame.toMs);
      bars = bars.filter((ms) => ms < frame.toMs);
    } else if (frame.kind === 'now') usd = frame.longUsd.reduce((a, b) => a + b, 0);
  }
  return { columns: columns.toSorted((a, b) => a - b), bars: bars.toSorted((a, b) => a - b), atMs, usd };
}

function folded(untilMs: number): string {
  const state = createEngine(DEFAULT_MODEL);
  for (const event of events) if (event.recvMs <= untilMs) applyEvent(state, event);
  return stateHash(state);
}

describe('replay', () => {
  test('any seeks end in the state that a straight fold gives, and in the same picture', () => {
    const span = last.recvMs - first.recvMs;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        (places) => {
          const there = rig();
          there.feed.command({ type: 'open', path, atMs: first.recvMs });
          there.settle();
          let target = 0;
          for (const place of places) {
            target = first.recvMs + Math.round(place * span);
            there.feed.command({ type: 'seek', atMs: target });
            there.settle();
          }
          const straight = rig();
          straight.feed.command({ type: 'open', path, atMs: target });
          straight.settle();
          expect(stateHash(there.shell.open?.state ?? createEngine(DEFAULT_MODEL))).toBe(folded(target));
          expect(picture(there.frames)).toEqual(picture(straight.frames));
        },
      ),
      { numRuns: 8 },
    );
  });

  test('a step goes to the next bar and back, whatever the moment', () => {
    const { feed, settle, frames } = rig();
    feed.command({ type: 'open', path, atMs: first.recvMs + 100 * 300_000 + 1 });
    settle();
    feed.command({ type: 'step', bars: 1, barMs: 300_000 });
    settle();
    expect(picture(frames).atMs).toBe(first.recvMs + 101 * 300_000);
    feed.command({ type: 'step', bars: -1, barMs: 300_000 });
    settle();
    expect(picture(frames).atMs).toBe(first.recvMs + 100 * 300_000);
    expect(picture(frames).bars).toHaveLength(100);
  });

  test('steps by event go to that very event and back, and say which it was', () => {
    const { feed, shell, settle, frames } = rig();
    feed.command({ type: 'open', path, atMs: first.recvMs + 700 * 300_000 });
    settle();
    let seq = shell.open?.state.lastSeq ?? 0;
    // Bars and open interest come at the same moment: a step goes between them.
    for (const step of [1, 1, 1, -1, -1, -1, -1, -1, 1, 1] as const) {
      feed.command({ type: 'stepEvent', events: step });
      settle();
      seq += step;
      expect(shell.open?.state.lastSeq).toBe(seq);
      expect(shell.open?.time).toMatchObject({ event: events[seq - 1], atMs: events[seq - 1].recvMs });
      const state = createEngine(DEFAULT_MODEL);
      for (const event of events.slice(0, seq)) applyEvent(state, event);
      expect(stateHash(shell.open?.state ?? state)).toBe(stateHash(state));
    }
    feed.command({ type: 'seek', atMs: events[seq - 1].recvMs });
    settle();
    expect(stateHash(shell.open?.state ?? createEngine(DEFAULT_MODEL))).toBe(folded(events[seq - 1].recvMs));
    expect(picture(frames).atMs).toBe(events[seq - 1].recvMs);
  });

  test('what is later is known soon, but shown to nobody; swept zones are the same on every path', () => {
    const early = rig();
    early.feed.command({ type: 'open', path, atMs: first.recvMs + 100 * 300_000 });
    early.settle();
    expect(early.shell.open?.history.seq).toBe(last.seq);
    expect(picture(early.frames).bars).toHaveLength(100);
    const late = rig();
    late.feed.command({ type: 'open', path, atMs: last.recvMs });
    late.settle();
    const sweeps = late.shell.open?.sweeps.marks ?? [];
    expect(sweeps.length).toBeGreaterThan(3);
    expect(early.shell.open?.sweeps.marks).toEqual(sweeps);
    takeCommand(early.shell, {
      type: 'find',
      find: { what: 'sweep', direction: 1, atMs: sweeps[1].ms },
    });
    expect(early.found.at(-1)?.ms).toBe(sweeps.find(({ ms }) => ms > sweeps[1].ms)?.ms);
  });

  test('another model folds the session again up to the same moment', () => {
    const { feed, shell, settle, frames } = rig();
    feed.command({ type: 'open', path, atMs: first.recvMs + 900 * 300_000 });
    settle();
    const before = picture(frames);
    takeCommand(shell, { type: 'model', settings: { ...DEFAULT_MODEL, model: 'ladder' } });
    settle();
    expect(picture(frames)).toMatchObject({ atMs: before.atMs, bars: before.bars });
    expect(shell.open?.state.settings.model).toBe('ladder');
    expect(picture(frames).usd).not.toBe(before.usd);
  });

  test('no frame is larger than a quarter megabyte', () => {
    const { feed, settle, frames } = rig();
    feed.command({ type: 'open', path, atMs: last.recvMs });
    settle();
    for (const frame of frames) {
      if (frame.kind !== 'columns') continue;
      const parts = [frame.fromMs, frame.toMs, frame.long.thousands, frame.short.thousands];
      expect(parts.reduce((sum, part) => sum + part.byteLength, 0)).toBeLessThanOrEqual(256 * 1024);
    }
    expect(frames.filter((frame) => frame.kind === 'columns').length).toBeGreaterThan(3);
  });
});
