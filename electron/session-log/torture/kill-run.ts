// Kills a recording at a moment of its choice and looks at what is left.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { decodeBatch } from '../../../shared/codec/decode-batch';
import { openSession } from '../reader';
import { verifySession } from '../verify';
import { isAsMade, LIVE_FROM } from './made-events';

export interface KillResult {
  /** From the last event in the file to the kill, ms: what was lost. Null when it was killed before its first batch. */
  readonly lostMs: number | null;
  /** Events that were stored, as the process had said, and are not there. */
  readonly missing: number;
  /** Events that are not what was recorded. */
  readonly wrong: number;
  readonly events: number;
  /** The file opened, was recovered, and its checks find nothing. */
  readonly sound: boolean;
  readonly problem: string | null;
}

/** `command` starts a process that records at `path` (recording-child.ts); it is killed `afterMs` after its first batch. */
export async function killRecording(
  command: readonly string[],
  path: string,
  afterMs: number,
): Promise<KillResult> {
  for (const end of ['', '-wal', '-shm', '-lock']) rmSync(`${path}${end}`, { force: true });
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const exited = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), exited]);
  await new Promise((done) => setTimeout(done, afterMs));
  const killedMs = Date.now();
  child.kill('SIGKILL');
  await exited;
  const stored = Number(said.trimEnd().split('\n').at(-1) ?? 0);
  try {
    return { ...look(path, killedMs, stored), problem: complaint === '' ? null : complaint };
  } catch (error) {
    const problem = `${complaint} ${error instanceof Error ? error.message : String(error)}`;
    return { lostMs: null, missing: 0, wrong: 0, events: 0, sound: false, problem };
  }
}

function look(path: string, killedMs: number, stored: number): Omit<KillResult, 'problem'> {
  const reader = openSession(path);
  try {
    const info = reader.info();
    const seen = new Set<number>();
    let wrong = 0;
    let lastMs = 0;
    for (const { bytes } of reader.batches()) {
      for (const event of decodeBatch(bytes)) {
        if (!isAsMade(event) || seen.has(event.seq)) wrong++;
        seen.add(event.seq);
        lastMs = event.recvMs;
      }
    }
    let missing = 0;
    for (let seq = LIVE_FROM; seq <= stored; seq++) if (!seen.has(seq)) missing++;
    const last = Math.max(...seen);
    const verdict = verifySession(path);
    const sound =
      verdict.ok && verdict.seal === 'sound' && info.state === 'recovered' && info.lastSeq === last;
    return { lostMs: killedMs - lastMs, missing, wrong, events: seen.size, sound };
  } finally {
    reader.close();
  }
}
