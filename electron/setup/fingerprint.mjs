// Tells whether a build is older than what it was made from: a hash over every input's path, size and time of change.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ path: string, size: number, mtimeMs: number }} Input */

/**
 * A hash rather than the newest time, so that a removed file or one put back with an old date is noticed too.
 * @param {readonly Input[]} inputs in any order
 * @returns {string}
 */
export function fingerprint(inputs) {
  const hash = createHash('sha256');
  const lines = inputs.map(({ path, size, mtimeMs }) => `${path}\0${size}\0${mtimeMs}\n`);
  for (const line of lines.sort()) hash.update(line);
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {readonly string[]} names files and folders inside it; missing ones are left out
 * @param {(path: string) => boolean} counts
 * @returns {Input[]}
 */
export function listInputs(folder, names, counts) {
  /** @type {Input[]} */
  const inputs = [];
  /** @param {string} path */
  const visit = (path) => {
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    if (!stat || !counts(path)) return;
    if (!stat.isDirectory()) inputs.push({ path, size: stat.size, mtimeMs: stat.mtimeMs });
    else for (const name of readdirSync(join(folder, path))) visit(`${path}/${name}`);
  };
  for (const name of names) visit(name);
  return inputs;
}
