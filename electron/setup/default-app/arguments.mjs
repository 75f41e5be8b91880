// Reads Electron's own command line: flags, modules to preload, then the app to run.

/**
 * @typedef {{ version: boolean, modules: string[], target: string | undefined }} Arguments
 */

/**
 * Everything after the app belongs to the app and is not looked at.
 * @param {readonly string[]} argv without the executable
 * @returns {Arguments}
 */
export function readArguments(argv) {
  /** @type {string[]} */
  const modules = [];
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '-v' || arg === '--version') return { version: true, modules, target: undefined };
    if (arg === '-r' || arg === '--require') {
      const module = argv[++i];
      if (module !== undefined) modules.push(module);
    } else if (!arg.startsWith('-')) {
      return { version: false, modules, target: arg };
    }
  }
  return { version: false, modules, target: undefined };
}
