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
  /**
   * How long before the kill the oldest events were handed to the recorder that are not in the file, ms: the time of one
   * write at most. 0 when all that was handed over is there.
   */
  readonly unwrittenMs: number;
  /** Longest time between two batches handed over, or the last one and the kill, ms: the timer as the machine let it run. */
  readonly longestTickMs: number;
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
  while (!said.includes('stored') && child.exitCode === null)
    await Promise.race([once(child.stdout, 'data'), exited]);
  await new Promise((done) => setTimeout(done, afterMs));
  const killedMs = Date.now();
  child.kill('SIGKILL');
  await exited;
  const told = toldBy(said);
  try {
    return { ...look(path, killedMs, told), problem: complaint === '' ? null : complaint };
  } catch (error) {
    const problem = `${complaint} ${error instanceof Error ? error.message : String(error)}`;
    return {
      lostMs: null,
      unwrittenMs: 0,
      longestTickMs: 0,
      missing: 0,
      wrong: 0,
      events: 0,
      sound: false,
      problem,
    };
  }
}

interface Told {
  /** The last number that is stored. */
  readonly stored: number;
  readonly given: readonly { readonly seq: number; readonly ms: number }[];
}

/** What the process said, up to its last whole line. */
function toldBy(said: string): Told {
  const lines = said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .map((line) => line.split(' '));
  return {
    stored: Number(lines.findLast(([word]) => word === 'stored')?.[1] ?? 0),
    given: lines
      .filter(([word]) => word === 'given')
      .map(([, seq, ms]) => ({ seq: Number(seq), ms: Number(ms) })),
  };
}

function look(path: string, killedMs: number, { stored, given }: Told): Omit<KillResult, 'problem'> {
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
    const unwritten = given.find(({ seq }) => seq > last);
    const ticks = [...given.map(({ ms }) => ms), killedMs];
    const waits = ticks.slice(1).map((ms, i) => ms - ticks[i]);
    const unwrittenMs = unwritten === undefined ? 0 : Math.max(0, killedMs - unwritten.ms);
    return {
      lostMs: killedMs - lastMs,
      unwrittenMs,
      longestTickMs: Math.max(0, ...waits),
      missing,
      wrong,
      events: seen.size,
      sound,
    };
  } finally {
    reader.close();
  }
}
