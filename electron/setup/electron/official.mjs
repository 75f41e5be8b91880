// The Electron that the npm package `electron` installs: already there, or fetched by the package's own installer.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onceAtATime } from '../lock.mjs';
import { cache, nodeModules } from '../paths.mjs';
import { run } from '../run.mjs';
import { say } from '../say.mjs';

const PROBE_MS = 5000;
const DOWNLOAD_MS = 180_000;
const RETRY_AFTER_MS = 24 * 3_600_000;

const folder = join(nodeModules, 'electron');
const pathFile = join(folder, 'path.txt');
const failureFile = join(cache, 'electron-download-failed.json');

/** @returns {Promise<import('./choose.mjs').Electron | undefined>} */
export async function findInstalled() {
  const dist = join(folder, 'dist');
  // The installer writes this file last.
  if (isNotInstalled()) return undefined;
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  if (!existsSync(executable)) return undefined;
  return { dist, executable, version: readVersion(dist) };
}

function isNotInstalled() {
  return !existsSync(pathFile);
}

/**
 * @param {string} dist
 * @returns {string} from the `version` file that every Electron has
 */
export function readVersion(dist) {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : wantedVersion();
}

/** @returns {string} */
function wantedVersion() {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

/**
 * @param {{ hasAlternative: boolean }} options with another way to go, give up soon and do not try again for a day
 * @returns {Promise<import('./choose.mjs').Electron | undefined>}
 */
export async function download({ hasAlternative }) {
  const version = wantedVersion();
  if (hasAlternative && failedLately(readFailure(), version, Date.now())) return undefined;
  if (hasAlternative && !(await canReach(version))) {
    say(`Electron ${version}: its download server cannot be reached from here`);
  } else {
    say(`downloading Electron ${version}`);
    await onceAtATime(isNotInstalled, async () => {
      await run(process.execPath, [join(folder, 'install.js')], {
        stdio: ['ignore', 2, 2],
        ...(hasAlternative ? { timeout: DOWNLOAD_MS } : {}),
      });
    });
    const installed = await findInstalled();
    if (installed) return installed;
    say(`Electron ${version} could not be downloaded`);
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ version, at: Date.now() }));
  return undefined;
}

/**
 * @typedef {{ version: string, at: number }} Failure
 * @returns {Failure | undefined}
 */
function readFailure() {
  return existsSync(failureFile) ? JSON.parse(readFileSync(failureFile, 'utf8')) : undefined;
}

/**
 * @param {Failure | undefined} failure
 * @param {string} version
 * @param {number} now
 */
export function failedLately(failure, version, now) {
  return failure !== undefined && failure.version === version && now - failure.at < RETRY_AFTER_MS;
}

/**
 * Whether a download is worth starting; found out in seconds, where the download itself would hang for minutes.
 * @param {string} version
 */
async function canReach(version) {
  const { env } = process;
  // Node's fetch knows nothing of proxies or mirrors, the installer does: let it try.
  const hasOwnRoute = ['HTTPS_PROXY', 'https_proxy', 'ELECTRON_MIRROR', 'npm_config_electron_mirror'].some(
    (name) => env[name],
  );
  if (hasOwnRoute) return true;
  try {
    const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
    const reply = await fetch(url, {
      method: 'HEAD',
      redirect: 'follow',
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return reply.ok;
  } catch {
    return false;
  }
}
