// Makes sure there is an Electron to run, in the project's order of choice, and tells the tools about it.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root } from '../paths.mjs';
import { say, SetupError } from '../say.mjs';
import { chooseElectron, environmentFor } from './choose.mjs';
import { ensureFallback, FALLBACK_VERSION, fallbackFits } from './fallback.mjs';
import { download, findInstalled, readVersion } from './official.mjs';

/** @returns {Promise<import('./choose.mjs').Choice>} */
export async function ensureElectron() {
  const choice = await chooseElectron([
    { find: findOverride, why: () => 'named by ELECTRON_OVERRIDE_DIST_PATH' },
    { find: findInstalled, why: () => 'the one that package.json names' },
    {
      find: () => download({ hasAlternative: fallbackFits() }),
      why: () => 'the one that package.json names',
    },
    {
      find: findFallback,
      why: () => 'the fallback: the one that package.json names could not be downloaded',
    },
  ]);
  if (!choice) {
    throw new SetupError(
      'no Electron: it could not be downloaded, and there is no fallback for this platform',
    );
  }
  Object.assign(process.env, environmentFor(choice));
  say(`Electron ${choice.version} (${choice.why})`);
  return choice;
}

async function findOverride() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!given) return undefined;
  const dist = resolve(root, given);
  const executable = join(dist, executableName());
  if (!existsSync(executable))
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}`);
  return { dist, executable, version: readVersion(dist) };
}

async function findFallback() {
  if (!fallbackFits()) return undefined;
  const dist = await ensureFallback();
  return { dist, executable: join(dist, 'electron'), version: FALLBACK_VERSION };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
