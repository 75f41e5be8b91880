// Where a session is written: a hidden file beside its target that takes the target's name when complete.
import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../../shared/util/input-error';

/** Throws InputError unless a file (by default a session) can be put at `path`; over an existing one only with `force`. */
export function checkTarget(path: string, force: boolean, what = 'session'): void {
  if (path === '') throw new InputError(`The ${what} has no file name: give it one.`);
  const folder = dirname(path);
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there === undefined)
    throw new InputError(`The folder ${folder} does not exist: create it or choose another one.`);
  if (!there.isDirectory())
    throw new InputError(`${folder} is not a folder: choose another place for the ${what}.`);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw notWritable(path, what);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new InputError(`${path} is a folder: give the name of a file for the ${what}.`);
  }
  if (!force && existsSync(path)) throw alreadyThere(path);
}

export function notWritable(path: string, what = 'session'): InputError {
  return new InputError(
    `The folder ${dirname(path)} cannot be written to: choose another place for the ${what}.`,
  );
}

function alreadyThere(path: string): InputError {
  return new InputError(`${path} already exists: choose another name, or use --force to overwrite it.`);
}

/** A new name beside `path`; what killed programs left behind under such names is removed. */
export function temporaryBeside(path: string): string {
  const folder = dirname(path);
  const prefix = `.${basename(path)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.part')) continue;
    const pid = /^(\d+)-[0-9a-f]{8}\.part$/.exec(name.slice(prefix.length))?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
  return join(folder, `${prefix}${process.pid}-${randomUUID().slice(0, 8)}.part`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Any other answer (no permission) means that it runs.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Gives the finished temporary file its name, on disk for good; without `force` never over another file. */
export function moveIntoPlace(temporary: string, path: string, force: boolean): void {
  const file = openSync(temporary, 'r+');
  fsyncSync(file);
  closeSync(file);
  if (!force && linkWithoutOverwriting(temporary, path)) {
    rmSync(temporary);
    return;
  }
  if (!force && existsSync(path)) throw alreadyThere(path);
  renameSync(temporary, path);
}

/** True when done; false where the file system has no hard links (a rename must do, which can overwrite). */
function linkWithoutOverwriting(temporary: string, path: string): boolean {
  try {
    linkSync(temporary, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw alreadyThere(path);
    return false;
  }
}
