// Builds out/ with electron-vite, and only when it is older than its sources.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, listInputs } from './fingerprint.mjs';
import { onceAtATime } from './lock.mjs';
import { nodeModules, out, root } from './paths.mjs';
import { run } from './run.mjs';
import { say, SetupError } from './say.mjs';

/**
 * @typedef {'node' | 'page'} Half what runs in Node (main, workers, command line, preload), and the page
 */

/** @type {Record<Half, { inputs: string[], outputs: string[] }>} */
const HALVES = {
  node: {
    inputs: ['electron', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json'],
    outputs: ['main/main.js', 'main/cli.js', 'main/feed.js', 'main/engine.js', 'preload/preload.cjs'],
  },
  page: {
    inputs: ['renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json'],
    outputs: ['renderer/index.html'],
  },
};

/** @param {string} path */
function shapesTheBuild(path) {
  return path !== 'electron/setup' && !/\.test\.\w+$/.test(path);
}

/** @param {Half} half */
const stampFile = (half) => join(out, `${half}.stamp`);

/** @param {Half} half */
const currentFingerprint = (half) => fingerprint(listInputs(root, HALVES[half].inputs, shapesTheBuild));

/** @param {Half} half */
function isStale(half) {
  if (!HALVES[half].outputs.every((file) => existsSync(join(out, file)))) return true;
  if (!existsSync(stampFile(half))) return true;
  return readFileSync(stampFile(half), 'utf8') !== currentFingerprint(half);
}

/** @param {readonly Half[]} halves the command line needs only 'node' */
export async function ensureBuild(halves = ['node', 'page']) {
  await onceAtATime(
    () => halves.some(isStale),
    async () => {
      const started = Date.now();
      const stale = halves.filter(isStale);
      say(
        `building the app (${stale.join(' and ')}: ${existsSync(out) ? 'sources changed' : 'not built yet'})`,
      );
      // Taken before the build: what is saved while it runs must count as new.
      const prints = stale.map((half) => ({ file: stampFile(half), print: currentFingerprint(half) }));
      for (const { file } of prints) rmSync(file, { force: true });
      const tool = join(nodeModules, 'electron-vite/bin/electron-vite.js');
      const code = await run(
        process.execPath,
        [tool, 'build', '--logLevel', 'warn', '--ignoreConfigWarning'],
        {
          cwd: root,
          env: { ...process.env, LIQRADAR_BUILD: stale.join(',') },
          stdio: ['ignore', 2, 2],
        },
      );
      if (code !== 0) throw new SetupError('the build failed: its own message is above');
      mkdirSync(out, { recursive: true });
      for (const { file, print } of prints) writeFileSync(file, print);
      say(`the app is built (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    },
  );
}
