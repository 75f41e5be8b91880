// Lets one process at a time change what is shared (node_modules, out, the cached Electron); the others wait, then find it done.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cache } from './paths.mjs';
import { say } from './say.mjs';

const file = join(cache, 'setup.lock');
const POLL_MS = 200;
/** Longer than any set-up takes; process numbers are used again, so being alive alone proves nothing. */
const ABANDONED_MS = 20 * 60_000;

/**
 * Does `work` if `isNeeded` says so, asking again once it holds the lock.
 * @param {() => boolean} isNeeded
 * @param {() => Promise<void>} work
 */
export async function onceAtATime(isNeeded, work) {
  if (!isNeeded()) return;
  await acquire();
  process.once('exit', release);
  try {
    if (isNeeded()) await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function release() {
  rmSync(file, { force: true });
}

async function acquire() {
  mkdirSync(cache, { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    // Its owner may have been killed before it could tidy up.
    if (isAbandoned()) {
      rmSync(file, { force: true });
      continue;
    }
    if (!told) say('another Liqradar set-up is at work: waiting for it');
    await sleep(POLL_MS);
  }
}

function isAbandoned() {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const holder = Number.parseInt(readFileSync(file, 'utf8'), 10);
    // Between creation and writing the file is empty for a moment: that is no sign of death.
    return age > ABANDONED_MS || (holder > 0 && !isAlive(holder));
  } catch {
    return false;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
