// Everything the app needs before it can run, in order; each step is quick when nothing is missing.
import './node-version.mjs';
import { ensureBuild } from './build.mjs';
import { ensureDisplay, needsVirtualDisplay } from './display.mjs';
import { ensureElectron } from './electron/ensure.mjs';
import { sandboxFlags } from './electron/sandbox.mjs';
import { ensurePackages } from './packages.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * @typedef {{ executable: string, flags: string[], stopDisplay: () => Promise<void> }} Ready
 */

/**
 * @param {{ build: boolean }} options the tests build later, after the cheaper checks
 * @returns {Promise<Ready>}
 */
export async function ensureAll({ build }) {
  await ensurePackages();
  const { executable } = await ensureElectron();
  ensureSystemLibraries(executable, needsVirtualDisplay());
  if (build) await ensureBuild();
  const flags = sandboxFlags();
  return { executable, flags, stopDisplay: await ensureDisplay() };
}
