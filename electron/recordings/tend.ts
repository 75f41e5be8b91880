// Looks after recordings while a market is live: free space now and then, and those that have had their time.
import { statfs } from 'node:fs/promises';
import { sessionsFolder } from '../answers/library';
import type { App } from '../app-state';
import { moveToTrash } from '../trash';
import { judgeDisk } from './disk';
import { overdue } from './retention';

const DISK_EVERY_MS = 15_000;
const OLD_EVERY_MS = 3_600_000;
/** The rate of a shorter time says little: the history comes all at once. */
const RATE_MS = 300_000;

/** Starts to look after them; does nothing while no market is live. */
export function tendRecordings(state: App): void {
  let rateFrom: { readonly path: string; readonly ms: number; readonly bytes: number } | null = null;

  const rate = (path: string, bytes: number): number | null => {
    const ms = performance.now();
    if (rateFrom?.path !== path) rateFrom = { path, ms, bytes };
    const passed = ms - rateFrom.ms;
    return passed < RATE_MS ? null : ((bytes - rateFrom.bytes) / passed) * 3_600_000;
  };

  const lookAtDisk = async (): Promise<void> => {
    const recording = state.live.status?.recording;
    if (recording?.isOn !== true || recording.path === null) return;
    const folder = sessionsFolder(state);
    const { bavail, bsize } = await statfs(folder);
    const { mustEnd, warning } = judgeDisk(bavail * bsize, rate(recording.path, recording.bytes), folder);
    state.live.warning = warning;
    if (mustEnd) state.pipeline.feed({ type: 'unrecord' });
  };
  setInterval(() => void lookAtDisk().catch(() => {}), DISK_EVERY_MS);
  setInterval(() => {
    if (state.live.status !== null) void giveUpOld(state).catch(() => {});
  }, OLD_EVERY_MS);
}

/** Moves recordings that have had their time to the trash; what cannot be moved stays, and is said. */
export async function giveUpOld(state: App): Promise<void> {
  const { keepDays, keepGb } = state.settings.get().live;
  if (keepDays === null && keepGb === null) return;
  const { entries } = await state.library.list(sessionsFolder(state));
  const open = [state.onShow?.path, state.live.status?.recording.path].filter(
    (path) => typeof path === 'string',
  );
  for (const path of overdue(entries, { keepDays, keepGb }, open, Date.now())) {
    const problem = await moveToTrash(path);
    if (problem !== null) {
      state.live.warning = problem;
      return;
    }
    state.library.forget(path);
  }
}
