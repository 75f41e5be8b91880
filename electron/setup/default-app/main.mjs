// What a plain Electron does with `electron [flags] [-r module]... APP`: names the app after its package.json and loads its main file.
// The fallback Electron comes out of another product's package, whose own app we leave behind; this takes its place.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as publicApp } from 'electron';
import { readArguments } from './arguments.mjs';

/**
 * Two methods that Electron keeps for its own default app.
 * @type {typeof publicApp & { setVersion(version: string): void, setAppPath(path: string): void }}
 */
const app = Object.assign(publicApp);

/** @typedef {{ name?: string, productName?: string, version?: string, desktopName?: string, main?: string }} Manifest */

/**
 * @param {string} folder
 * @returns {Manifest}
 */
function readManifest(folder) {
  try {
    return JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/** @param {string} target a folder with a package.json, or one script */
async function load(target) {
  const path = resolve(target);
  const isFolder = statSync(path).isDirectory();
  const folder = isFolder ? path : dirname(path);
  const manifest = readManifest(folder);
  if (manifest.version) app.setVersion(manifest.version);
  const name = manifest.productName ?? manifest.name;
  // Electron derives userData from the name; setting that path here would override --user-data-dir.
  if (name) app.setName(name);
  if (process.platform === 'linux') app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(folder);
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  // Resolving as `require` would finds "main" with or without its extension, and index.js.
  const entry = createRequire(resolve(folder, 'package.json')).resolve(path);
  // Awaited at the top level, so the app's own top level runs before 'ready' is sent.
  await import(pathToFileURL(entry).href);
}

const { version, modules, target } = readArguments(process.argv.slice(1));
if (version) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
if (target === undefined) {
  console.error('usage: electron [flags] [-r MODULE]... APP-FOLDER [arguments]');
  process.exit(2);
}
try {
  const require = createRequire(import.meta.url);
  for (const module of modules) require(resolve(module));
  await load(target);
} catch (error) {
  // A dialog would hang a test run; the real default app shows one.
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exit(1);
}
