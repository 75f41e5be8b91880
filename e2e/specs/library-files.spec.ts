// The library and the files themselves: hundreds of them, dropped, deleted, shown, moved; recorded elsewhere and cut off.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Exchange, startExchange } from '../exchange/exchange';
import { createScript, DEFAULT_SCRIPT } from '../exchange/script';
import { launchApp, type LaunchedApp } from '../support/launch';
import { makeSessions } from '../support/made-sessions';
import { radarJson } from '../support/radar';

const root = resolve(import.meta.dirname, '../..');
const COUNT = 200;

let profile = '';
let sessions = '';
let elsewhere = '';
let exchange: Exchange;
let timer: ReturnType<typeof setInterval>;
let recorder: ChildProcess;
let running: LaunchedApp;

test.beforeAll(async () => {
  profile = await mkdtemp(join(tmpdir(), 'liqradar-files-'));
  sessions = join(profile, 'sessions');
  elsewhere = join(profile, 'elsewhere');
  await mkdir(sessions);
  await mkdir(elsewhere);
  makeSessions(profile, sessions, COUNT);
  await copyFile(join(sessions, 'Walk 001.session'), join(elsewhere, 'moved.session'));
  await writeFile(join(sessions, 'letter.session'), 'Dear trader, this is a letter.');
  await writeFile(join(sessions, 'notes.txt'), 'not listed');
  await mkdir(join(sessions, 'a folder.session'));
  exchange = await startExchange({ port: 0, now: Date.now, seed: 3, days: 1 });
  const script = createScript(exchange, DEFAULT_SCRIPT);
  timer = setInterval(() => script.step(), 100);
  recorder = startRecorder(join(sessions, 'other copy.session'));
  running = await launchApp({
    userDataDir: profile,
    // As a file manager starts it: the file's name alone.
    args: ['--size', '1600x1000', join(sessions, 'Walk 002.session')],
    // Where Linux keeps the trash of this test.
    env: { XDG_DATA_HOME: join(profile, 'data') },
  });
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
});
test.afterAll(async () => {
  recorder.kill('SIGKILL');
  clearInterval(timer);
  await running.close();
  await exchange.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Another copy of the app, that records. */
function startRecorder(out: string): ChildProcess {
  const market = ['--exchange', 'binanceusdm', '--symbol', 'BTC/USDT:USDT', '--history', '1d'];
  const args = ['record', ...market, '--out', out, '--endpoint', `binanceusdm=${exchange.url}`];
  return spawn(process.execPath, [join(root, 'out/main/cli.js'), ...args], { stdio: 'ignore' });
}

const dialog = () => running.window.getByRole('dialog', { name: 'Sessions' });
const list = () => running.window.getByRole('listbox', { name: 'Sessions' });
const rows = () => list().getByRole('option');
const row = (name: string) => list().getByRole('option', { name, exact: true });
const word = () => dialog().locator('.dialog-word');
const title = () => running.window.locator('.tab');
const openLibrary = async (): Promise<void> => {
  await running.window.keyboard.press('Control+o');
  await expect(rows().first()).toBeVisible();
};
const reread = async (): Promise<void> => {
  await dialog().getByRole('button', { name: 'Close sessions' }).click();
  await openLibrary();
};
const find = (text: string) => running.window.getByLabel('Search sessions').fill(text);

/** Drops a file on the window, as the system's file manager does. */
async function drop(path: string): Promise<void> {
  const cdp = await running.window.context().newCDPSession(running.window);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await cdp.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data });
  await cdp.detach();
}

test('two hundred sessions are listed, and pictures are fetched where they are in sight', async () => {
  await expect(title()).toHaveAttribute('title', /Walk 002\.session/);
  await openLibrary();
  // With the letter, the folder, and the recording of the other copy.
  await expect(rows()).toHaveCount(COUNT + 3);
  await running.window.getByRole('button', { name: 'Name', exact: true }).click();
  await expect(row('Walk 001').locator('img')).toBeVisible();
  const pictures = list().locator('.session-picture img');
  expect(await pictures.count()).toBeLessThan(40);
  await expect(row('Walk 200').locator('img')).toHaveCount(0);
  await row('Walk 199').scrollIntoViewIfNeeded();
  await expect(row('Walk 199').locator('img')).toBeVisible();
  expect(await pictures.count()).toBeLessThan(80);
  await row('Walk 199').click();
  await list().press('ArrowDown');
  await expect(row('Walk 200')).toHaveAttribute('aria-selected', 'true');
  await expect(row('Walk 200')).toBeInViewport();
});

test('what is no session has its sentence and cannot be opened; other files are not listed', async () => {
  await expect(row('letter.session')).toContainText('is not a Liqradar session');
  await expect(row('a folder.session')).toContainText('is a folder, not a session');
  await expect(list().getByText('notes')).toHaveCount(0);
  await row('letter.session').dblclick();
  await expect(word()).toContainText('letter.session is not a Liqradar session');
  await expect(dialog().getByRole('button', { name: 'Open', exact: true })).toBeDisabled();
  expect(await readFile(join(sessions, 'letter.session'), 'utf8')).toContain('Dear trader');
});

test('a deleted session lies in the trash', async () => {
  const hasTrash = process.platform !== 'linux' || hasProgram('gio');
  test.skip(!hasTrash, 'no trash on this machine: gio is missing');
  await find('Walk 017');
  await row('Walk 017').click();
  await dialog().getByRole('button', { name: 'Move to trash' }).click();
  await expect(word()).toContainText('“Walk 017” is in the trash');
  await find('');
  await expect(row('Walk 017')).toHaveCount(0);
  expect(existsSync(join(sessions, 'Walk 017.session'))).toBe(false);
  if (process.platform === 'linux')
    expect(readdirSync(join(profile, 'data/Trash/files'))).toEqual(['Walk 017.session']);
});

test('a session is shown where it lies; one that is gone is said', async () => {
  await running.app.evaluate(({ shell }) => {
    shell.showItemInFolder = (path) => void Object.assign(globalThis, { shown: path });
  });
  await row('Walk 019').click();
  await dialog().getByRole('button', { name: 'Show in folder' }).click();
  const shown = () => running.app.evaluate(() => (globalThis as { shown?: string }).shown);
  await expect.poll(shown).toBe(join(sessions, 'Walk 019.session'));
  await rm(join(sessions, 'Walk 019.session'));
  await dialog().getByRole('button', { name: 'Show in folder' }).click();
  await expect(word()).toContainText('Walk 019.session is gone');
});

test('a session that another copy records says so, is opened as far as it is, and is not deleted', async () => {
  await expect
    .poll(async () => {
      await reread();
      return await row('BTC/USDT:USDT live').locator('.origin').allInnerTexts();
    })
    .toEqual(['RECORDING']);
  await row('BTC/USDT:USDT live').click();
  await list().press('Delete');
  await expect(word()).toHaveText(
    '“other copy.session” is being recorded: stop the recording, then delete it.',
  );
  await row('BTC/USDT:USDT live').dblclick();
  await expect(title()).toHaveAttribute('title', /other copy\.session/);
  await expect(running.window.getByTestId('price')).toHaveText(/\d/);
  await expect(running.window.locator('.badge-recovered')).toHaveCount(0);
  expect(recorder.exitCode).toBeNull();
});

test('a recording that was cut off is recovered, and says what it lost', async () => {
  const path = join(sessions, 'other copy.session');
  const gone = once(recorder, 'close');
  recorder.kill('SIGKILL');
  await gone;
  // What the kill left, for a place where nobody can complete it.
  for (const end of ['', '-wal']) await copyFile(`${path}${end}`, join(elsewhere, `cut.session${end}`));
  await openLibrary();
  await row('Walk 020').dblclick();
  await expect(title()).toHaveAttribute('title', /Walk 020/);
  await openLibrary();
  await expect(row('BTC/USDT:USDT live').locator('.origin')).toHaveText('RECOVERED');
  await row('BTC/USDT:USDT live').click();
  const { to } = await radarJson('info', path);
  const cut = String(to).slice(11, 19);
  await expect(dialog().getByText(`This recording was cut off at`)).toContainText(`${cut} UTC`);
  await row('BTC/USDT:USDT live').dblclick();
  await expect(running.window.locator('.badge-recovered')).toHaveAttribute('title', new RegExp(cut));
  expect(await radarJson('verify', path)).toMatchObject({ ok: true, seal: 'sound' });
});

test('a dropped session opens; a dropped letter is one sentence', async () => {
  await drop(join(elsewhere, 'moved.session'));
  await expect(title()).toHaveAttribute('title', /moved\.session/);
  await drop(join(sessions, 'letter.session'));
  const notices = running.window.getByRole('status', { name: 'Notices' });
  await expect(notices).toContainText('letter.session is not a Liqradar session');
  await expect(title()).toHaveAttribute('title', /moved\.session/);
  await notices.getByRole('button', { name: 'Dismiss' }).first().click();
});

/** The system's own dialog is answered for the trader. */
async function changeFolder(folder: string): Promise<void> {
  await running.app.evaluate(({ dialog: system }, path) => {
    system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);
  await dialog().getByRole('button', { name: 'Change folder…' }).click();
}

test('a folder that is none is said, and sessions of a read-only one open and stay as they are', async () => {
  await openLibrary();
  await changeFolder(join(sessions, 'notes.txt'));
  await expect(word()).toContainText('notes.txt cannot be read');
  const before = readdirSync(elsewhere);
  const letGo = makeReadOnly(elsewhere);
  try {
    await changeFolder(elsewhere);
    await expect(word()).toContainText(`Folder: ${elsewhere}`);
    const cut = rows().filter({ hasText: 'cut.session' });
    await expect(cut.locator('.origin')).toHaveText('RECOVERED');
    await cut.click();
    await list().press('Delete');
    await expect(word()).toContainText(
      /^“cut.session” could not be moved to the trash \(.*\): it is still there/,
    );
    await cut.dblclick();
    await expect(title()).toHaveAttribute('title', /cut\.session/);
    await expect(running.window.locator('.badge-recovered')).toBeVisible();
    await openLibrary();
    await rows().filter({ hasText: 'moved.session' }).dblclick();
    await expect(title()).toHaveAttribute('title', /moved\.session/);
    expect(readdirSync(elsewhere)).toEqual(before);
  } finally {
    letGo();
  }
});

test('nothing complained', () => {
  expect(running.problems).toEqual([]);
});

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, name)));
}

/** For root, whom permissions do not bind, the folder is mounted again, read-only; undone by the answer, though a session in it is open. */
function makeReadOnly(folder: string): () => void {
  execFileSync('chmod', ['555', folder]);
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('mount', ['--bind', '-o', 'ro', folder, folder]);
  return () => {
    if (isRoot) execFileSync('umount', ['--lazy', folder]);
    execFileSync('chmod', ['755', folder]);
  };
}
