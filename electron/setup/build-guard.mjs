// Fails the build when a worker or the command line would load Electron, or another entry point's code.
// Both happen silently, through a chunk that entries share, and show only when the program runs.

/**
 * @typedef {{ fileName: string, name: string, isEntry: boolean, imports: readonly string[] }} Chunk
 */

/**
 * @param {readonly Chunk[]} chunks
 * @param {string} mainEntry the only entry that may load Electron
 * @returns {string[]} one sentence for each fault
 */
export function findFaults(chunks, mainEntry) {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  return chunks
    .filter((chunk) => chunk.isEntry && chunk.name !== mainEntry)
    .flatMap((entry) => {
      const reached = reach(entry, byFile);
      const faults = reached.filter((file) => file !== entry.fileName && byFile.get(file)?.isEntry);
      return [
        ...faults.map((file) => `${entry.fileName} would run ${file}, which is an entry point of its own`),
        ...(reached.some((file) => file === 'electron' || file.startsWith('electron/'))
          ? [`${entry.fileName} imports electron, which exists only in the main process`]
          : []),
      ];
    });
}

/**
 * @param {Chunk} entry
 * @param {Map<string, Chunk>} byFile
 * @returns {string[]} every file and package that loads with it
 */
function reach(entry, byFile) {
  const seen = new Set([entry.fileName]);
  // A set visits what is added to it while it is being walked.
  for (const file of seen) for (const next of byFile.get(file)?.imports ?? []) seen.add(next);
  return [...seen];
}

/**
 * @param {string} mainEntry
 * @returns {import('vite').Plugin}
 */
export function buildGuard(mainEntry) {
  return {
    name: 'liqradar-build-guard',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((item) => item.type === 'chunk');
      const faults = findFaults(chunks, mainEntry);
      if (faults.length > 0) this.error(faults.join('\n'));
    },
  };
}
