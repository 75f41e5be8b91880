// Keeps node_modules equal to package-lock.json, by comparing it with the record npm itself leaves there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onceAtATime } from './lock.mjs';
import { nodeModules, root } from './paths.mjs';
import { npmCommand, run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} Locked
 * @typedef {Record<string, Locked>} Packages path inside the project to what is there
 */

/**
 * @param {Packages} wanted from package-lock.json
 * @param {Packages} installed from node_modules/.package-lock.json
 * @returns {string | undefined} the first package that is missing or differs
 */
export function firstDifference(wanted, installed) {
  for (const [path, want] of Object.entries(wanted)) {
    if (path === '') continue;
    const have = installed[path];
    // Optional packages are mostly for other platforms.
    if (!have && (want.optional || want.devOptional)) continue;
    if (!have || have.version !== want.version || have.integrity !== want.integrity) return path;
  }
  return undefined;
}

/** @returns {string | undefined} why an installation is needed */
function reason() {
  const record = join(nodeModules, '.package-lock.json');
  if (!existsSync(record)) return 'none are installed yet';
  const different = firstDifference(readPackages(join(root, 'package-lock.json')), readPackages(record));
  return different && `${different} differs from package-lock.json`;
}

/**
 * @param {string} file
 * @returns {Packages}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

export async function ensurePackages() {
  await onceAtATime(
    () => reason() !== undefined,
    async () => {
      const started = Date.now();
      say(`installing npm packages (${reason()})`);
      // The build tools are dev dependencies, wanted even under NODE_ENV=production; `npm --silent` must not hide an error.
      const npm = npmCommand(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
      // Its standard output goes to standard error: ours belongs to the program being started.
      const code = await run(npm.program, npm.args, { cwd: root, shell: npm.shell, stdio: ['ignore', 2, 2] });
      if (code !== 0) throw new SetupError(`npm ci failed (exit status ${code}): its own message is above`);
      say(`npm packages are installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    },
  );
}
