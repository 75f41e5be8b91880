// Starts the built app as a user would, in a profile of its own, and gathers what its pages complain about.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const appFolder = resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Arguments for the app, as after `npm start --`. */
  readonly args?: readonly string[];
  /** Another main script than the app's own. */
  readonly main?: string;
  /** Chromium's own switches. */
  readonly flags?: readonly string[];
  /** A profile to come back to; without it each launch gets an empty one, removed at the end. */
  readonly userDataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  /** The first window. */
  readonly window: Page;
  readonly userDataDir: string;
  /** Console errors and uncaught exceptions of every window so far: expect it to equal []. */
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const executablePath = process.env['ELECTRON_EXEC_PATH'];
  if (!executablePath)
    throw new Error('No Electron is chosen: run the tests with `npm run e2e` or `npm test`.');

  const userDataDir = options.userDataDir ?? (await mkdtemp(join(tmpdir(), 'liqradar-e2e-')));
  const removeProfile = async (): Promise<void> => {
    if (options.userDataDir === undefined)
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const app = await _electron.launch({
      executablePath,
      // Electron takes what stands before the folder, the app what stands after it.
      args: [
        `--user-data-dir=${userDataDir}`,
        ...(options.flags ?? []),
        options.main ?? appFolder,
        ...(options.args ?? []),
      ],
      cwd: appFolder,
      env: { ...inheritedEnvironment(), LIQRADAR_CWD: appFolder, ...options.env },
    });
    const problems: string[] = [];
    app.on('window', (page) => gatherProblems(page, problems));
    for (const page of app.windows()) gatherProblems(page, problems);
    const window = await app.firstWindow();
    const close = async (): Promise<void> => {
      await app.close();
      await removeProfile();
    };
    return { app, window, userDataDir, problems, close };
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

function gatherProblems(page: Page, problems: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
}

/** Playwright wants no undefined values. */
function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}
