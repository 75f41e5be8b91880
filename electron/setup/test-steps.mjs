// The steps of `npm test`, cheapest first; each gives its exit status and what its tests came to.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './build.mjs';
import { cache, nodeModules, root } from './paths.mjs';
import { npmCommand, run } from './run.mjs';
import { fromPlaywright, fromVitest, NOTHING, tallyOf } from './tally.mjs';

/**
 * @typedef {{ status: number, tally: import('./tally.mjs').Tally }} Result
 * @typedef {{ name: string, work: () => Promise<Result> }} Step
 */

const reports = join(cache, 'reports');

/**
 * Types, lint and unit are `npm run check` taken apart, to time each and to count the tests; slow unit tests follow.
 * @type {Step[]}
 */
export const STEPS = [
  { name: 'types', work: async () => ({ status: await npmRun('types'), tally: NOTHING }) },
  { name: 'lint', work: async () => ({ status: await npmRun('lint'), tally: NOTHING }) },
  { name: 'unit', work: () => unit('unit') },
  { name: 'unit:slow', work: () => unit('unit:slow') },
  { name: 'build', work: build },
  // On a strange machine a real window may stumble once: the second try is named as flaky in the output. By hand
  // (`npm run e2e`) there is none.
  { name: 'e2e', work: () => endToEnd(['--retries=1']) },
];

/** @param {'unit' | 'unit:slow'} script */
async function unit(script) {
  const file = freshReport(`${script.replace(':', '-')}.json`);
  const flags = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const status = await npmRun(script, flags);
  return { status, tally: tallyOf(file, fromVitest) };
}

async function build() {
  await ensureBuild();
  return { status: 0, tally: NOTHING };
}

/**
 * @param {readonly string[]} args for Playwright: which specs, which options
 * @returns {Promise<Result>}
 */
export async function endToEnd(args) {
  const file = freshReport('e2e.json');
  const tool = join(nodeModules, '@playwright/test/cli.js');
  const status = await run(
    process.execPath,
    [tool, 'test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json', ...args],
    { cwd: root, env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } },
  );
  return { status, tally: tallyOf(file, fromPlaywright) };
}

/**
 * @param {string} script
 * @param {readonly string[]} flags
 */
async function npmRun(script, flags = []) {
  const npm = npmCommand(['run', '--silent', script, '--', ...flags]);
  return await run(npm.program, npm.args, { cwd: root, shell: npm.shell });
}

/**
 * Without the last run's report, so that a runner which dies early is not credited with old results.
 * @param {string} name
 */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}
