// Stops an old Node with one clear sentence. Imported first and for its effect: an old Node would trip over the other imports.

const NEEDED = [20, 19];

/**
 * @param {string} version such as "20.19.1"
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

if (!isNewEnough(process.versions.node)) {
  process.stderr.write(
    `[setup] Liqradar needs Node ${NEEDED.join('.')} or newer; this is Node ${process.versions.node}.\n`,
  );
  process.exit(1);
}
