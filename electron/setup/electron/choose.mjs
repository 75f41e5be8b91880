// Picks the Electron to run: the first of several sources that has one.

/**
 * @typedef {{ dist: string, executable: string, version: string }} Electron
 * @typedef {{ find: () => Promise<Electron | undefined>, why: () => string }} Source
 * @typedef {Electron & { why: string }} Choice
 */

/**
 * Asks in order and stops at the first answer, since asking may download.
 * @param {readonly Source[]} sources
 * @returns {Promise<Choice | undefined>}
 */
export async function chooseElectron(sources) {
  for (const { find, why } of sources) {
    const found = await find();
    if (found) return { ...found, why: why() };
  }
  return undefined;
}

/**
 * What the choice means for the tools started later.
 * @param {Electron} electron
 * @returns {Record<string, string>}
 */
export function environmentFor({ dist, executable, version }) {
  return {
    // Playwright, `electron` on the command line and require('electron') read this one...
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    // ...electron-vite this one.
    ELECTRON_EXEC_PATH: executable,
    ELECTRON_MAJOR_VER: version.split('.')[0] ?? '',
  };
}
