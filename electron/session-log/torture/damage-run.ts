// Damages a session somewhere and looks whether that is found, and whether the rest can still be had.
import { rmSync, writeFileSync } from 'node:fs';
import { decodeBatch } from '../../../shared/codec/decode-batch';
import type { Event } from '../../../shared/model/event';
import { InputError } from '../../../shared/util/input-error';
import { openSession } from '../reader';
import { repairSession } from '../repair';
import { verifySession } from '../verify';

export interface DamageResult {
  /** `verify` says that something is wrong. */
  readonly found: boolean;
  /** What was not a plain refusal: a crash, or an event that is not one of the session's. */
  readonly failure: string | null;
  /** Share of the events that the repaired session replays, 0 to 1. */
  readonly saved: number;
  readonly verifyMs: number;
}

/** Writes `bytes` to `path`, checks, repairs into `out` and compares that with the session's `events`. */
export function tryDamaged(
  bytes: Uint8Array,
  path: string,
  out: string,
  events: readonly Event[],
): DamageResult {
  for (const end of ['', '-wal', '-shm', '-lock', '-journal']) rmSync(`${path}${end}`, { force: true });
  rmSync(out, { force: true });
  writeFileSync(path, bytes);
  const startedMs = performance.now();
  let found = false;
  let failure: string | null = null;
  try {
    found = !verifySession(path).ok;
  } catch (error) {
    failure = `verify: ${textOf(error)}`;
  }
  const verifyMs = performance.now() - startedMs;
  failure ??= unlessRefused('read', () => readAll(path, events));
  let saved = 0;
  failure ??= unlessRefused('repair', () => {
    repairSession(path, out);
    const verdict = verifySession(out);
    if (!verdict.ok) throw new Error(`the repaired session is not sound: ${verdict.problems[0]?.what}`);
    saved = readAll(out, events) / events.length;
  });
  return { found, failure, saved, verifyMs };
}

/** Number of the session's own events that are read, gaps left out. Throws Error for one that is none of them. */
function readAll(path: string, events: readonly Event[]): number {
  const reader = openSession(path);
  try {
    reader.info();
    let next = 0;
    let count = 0;
    for (const batch of reader.batches()) {
      for (const event of decodeBatch(batch.bytes)) {
        if (event.kind === 'gap' || event.kind === 'instrument') continue;
        const text = contentOf(event);
        while (next < events.length && contentOf(events[next]) !== text) next++;
        if (next++ === events.length) throw new Error(`event ${event.seq} is not of this session`);
        count++;
      }
    }
    return count;
  } finally {
    reader.close();
  }
}

/** All of an event but its number, which a repair may change. */
function contentOf(event: Event): string {
  return event.kind === 'trade'
    ? `${event.recvMs} ${event.exchMs} ${event.priceTicks} ${event.qtyLots} ${String(event.takerBuy)}`
    : JSON.stringify({ ...event, seq: 0 });
}

function unlessRefused(what: string, act: () => void): string | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof InputError ? null : `${what}: ${textOf(error)}`;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
