// The main process: windows, settings and the relay of frames. No market work happens here.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, ipcMain } from 'electron';
import { STREAM_CHANNEL } from '../shared/ipc/channels';
import type { PublishedFrame } from '../shared/ipc/frames';
import { InputError } from '../shared/util/input-error';
import { answerAccount } from './answers/account';
import { answerDesk } from './answers/desk';
import { answerExport } from './answers/export';
import { answerLibrary } from './answers/library';
import { answerLive } from './answers/live';
import { answerReplay } from './answers/replay';
import { answerSession } from './answers/session';
import { answerView } from './answers/view';
import { answerWindow } from './answers/window';
import { registerAppScheme, serveApp } from './app-protocol';
import { type App, modelOf, say, snapshotFor, tiersOf } from './app-state';
import { createChartWindows } from './chart-windows';
import { answerCommands, isOurPage } from './commands';
import { type LaunchOptions, readLaunchOptions } from './launch-options';
import { createNotifier } from './notify';
import { openLibrary } from './library/library';
import { isOnlyApp } from './one-app';
import { createLiveState, goLive, liveNews } from './live';
import { checkLiveChoice, readEndpoints } from './live-choice';
import { feedLostOf } from './feed-lost';
import { openAccounts } from './open-accounts';
import { startPipelines } from './pipelines';
import { tendRecordings } from './recordings/tend';
import { DEMO_SESSION, readModelCard, readTiers } from './resources';
import { setPageFlags } from './page-flags';
import { openSettings } from './settings';
import { takeShot } from './shot';
import { type AppWindow, connectStream, openWindow, sendFrame } from './windows';

/** Where relative files are meant from. */
const FOLDER = process.env['LIQRADAR_CWD'] ?? process.cwd();

/** How long an ending recording may keep the app, ms; what is not completed by then is still whole. */
const ENDING_MS = 5000;

registerAppScheme();
setPageFlags();

async function run(options: LaunchOptions): Promise<void> {
  let onAsked: (asked: LaunchOptions) => void = () => {};
  // A shot stands beside the open app; any other start is handed to it.
  if (options.shot === null && !isOnlyApp(FOLDER, (asked) => onAsked(asked))) {
    app.exit(0);
    return;
  }
  await app.whenReady();
  serveApp(join(import.meta.dirname, '../renderer'));
  const settings = openSettings(options.shot === null);
  if (options.plan !== null) settings.change({ plan: options.plan });
  const windows = new Map<number, AppWindow>();
  const relay = (window: number | null, frame: PublishedFrame, except: readonly number[] = []): void => {
    for (const record of windows.values()) {
      if (window === record.id || (window === null && !except.includes(record.id))) sendFrame(record, frame);
    }
  };
  const needsSnapshot = (window: AppWindow): void => snapshotFor(state, window.id);
  const add = (record: AppWindow): void => {
    windows.set(record.id, record);
    record.window.on('closed', () => {
      windows.delete(record.id);
      state.pipeline.engine({ type: 'closed', window: record.id });
    });
  };
  const notifier = createNotifier(() => {
    const [first] = windows.values();
    return first === undefined || first.window.isDestroyed() ? null : first.window;
  });
  const state: App = {
    settings,
    windows,
    charts: createChartWindows(settings, add, needsSnapshot),
    library: openLibrary(
      join(app.getPath('userData'), 'library'),
      options.shot === null,
      (sentence) => void settings.notices.push(sentence),
    ),
    notices: settings.notices,
    problem: null,
    onShow: null,
    shot: null,
    live: createLiveState(),
    pipeline: startPipelines(
      {
        settings: modelOf(settings),
        plan: settings.get().plan,
        desk: settings.get(),
        tiers: readTiers(),
        card: readModelCard(),
        onFrame: (window, frame, except) => {
          if (frame.kind === 'hello') {
            state.onShow = { path: frame.path, atMs: frame.session.fromMs };
            if (existsSync(frame.path)) state.library.opened(frame.path, frame.session, Date.now());
          }
          if (frame.kind === 'time' && state.onShow !== null) state.onShow.atMs = frame.atMs;
          if (frame.kind === 'alerts') notifier.fired(frame.fired);
          relay(window, frame, except);
        },
        onLive: (status) => {
          state.live.status = status;
          state.pipeline.engine({ type: 'feedLost', sentence: feedLostOf(status) });
          relay(null, { kind: 'live', ...liveNews(state), eventSeq: 0 });
        },
        onProblem: (sentence) => {
          state.problem = sentence;
          relay(null, { kind: 'health', problems: [sentence], eventSeq: 0 });
        },
      },
      () => [...windows.keys()].map((window) => ({ window, tiers: tiersOf(state, window) })),
    ),
  };
  // Addresses of the command line hold for accounts too; a live start reads them itself.
  if (options.live === null) state.live.endpoints = readEndpoints(options.endpoints);
  answer(state);
  app.on('will-quit', () => state.library.save());
  endLiveFirst(state);
  tendRecordings(state);
  const record = openWindow({
    bounds: settings.get().bounds,
    size: options.size,
    onBounds: (bounds) => settings.change({ bounds }),
    onNeedsSnapshot: needsSnapshot,
  });
  add(record);
  // The charts belong to this window: with it the app ends, and they come back with it.
  record.window.on('closed', () => app.quit());
  if (options.shot === null) state.charts.restore();
  if (options.shot !== null) void finishShot(state, record, options.shot);
  onAsked = (asked) => {
    if (record.window.isMinimized()) record.window.restore();
    record.window.focus();
    if (asked.session !== null) void openAsked(state, asked.session, asked.atMs);
  };
  await openFirst(state, options);
}

/** Opens what a second start asked for. */
async function openAsked(state: App, path: string, atMs: number | null): Promise<void> {
  const problem = await state.pipeline.open(path, atMs);
  if (problem === null) state.settings.change({ lastSession: path });
  else say(state, problem);
}

/** Opens what was asked for, else the last session, else the demo; what cannot be opened is said, not fatal. */
async function openFirst(state: App, options: LaunchOptions): Promise<void> {
  const { settings, pipeline } = state;
  if (options.session !== null) {
    const problem = await pipeline.open(options.session, options.atMs);
    if (problem === null) settings.change({ lastSession: options.session });
    else if (options.shot !== null) fail(problem);
    else say(state, problem);
    return;
  }
  if (options.live !== null) {
    const problem = await startLive(state, options.live, options.endpoints);
    if (problem === null) return;
    say(state, problem);
  }
  const problem = await openInstead(state, null, options.atMs);
  if (problem !== null) say(state, problem);
}

async function startLive(
  state: App,
  { venues, symbol }: NonNullable<LaunchOptions['live']>,
  endpoints: readonly string[],
): Promise<string | null> {
  try {
    state.live.endpoints = readEndpoints(endpoints);
    return await goLive(state, checkLiveChoice(venues, symbol));
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

/**
 * Opens a recording that has just ended; else leaves what is on show, or opens the last session or the demo. Resolves
 * to a sentence if none opens.
 */
async function openInstead(
  state: App,
  recording: string | null,
  atMs: number | null,
): Promise<string | null> {
  const { settings, pipeline } = state;
  // A market that never had a map has taken nothing off the screen.
  if (recording === null && state.onShow !== null && existsSync(state.onShow.path)) return null;
  if (recording !== null) {
    const problem = await pipeline.open(recording, null);
    if (problem === null) settings.change({ lastSession: recording });
    return problem;
  }
  const { lastSession } = settings.get();
  if (lastSession !== null && existsSync(lastSession)) {
    const problem = await pipeline.open(lastSession, atMs);
    if (problem === null) return null;
    say(state, problem);
  } else if (lastSession !== null) {
    say(state, `The last session ${lastSession} is gone; the demo is open instead.`);
  }
  return await pipeline.open(DEMO_SESSION, atMs);
}

/** The recording of a live market is completed before the app goes. */
function endLiveFirst(state: App): void {
  let isDone = false;
  app.on('will-quit', (event) => {
    if (isDone || state.live.status === null) return;
    event.preventDefault();
    isDone = true;
    const late = new Promise((resolve) => setTimeout(resolve, ENDING_MS));
    void Promise.race([state.pipeline.endLive(), late]).then(() => app.exit(0));
  });
}

function answer(state: App): void {
  const { windows } = state;
  const { accounts, notice } = openAccounts(state);
  answerCommands({
    ...answerWindow(state),
    ...answerSession(state),
    ...answerReplay(state),
    ...answerView(state),
    ...answerDesk(state),
    ...answerAccount(accounts, notice),
    ...answerExport(state),
    ...answerLibrary(state),
    ...answerLive(state, (recording) => openInstead(state, recording, null)),
  });
  ipcMain.on(STREAM_CHANNEL, (event, nonce: unknown) => {
    const record = windows.get(event.sender.id);
    if (!isOurPage(event) || record === undefined || typeof nonce !== 'string') return;
    connectStream(record, nonce);
    snapshotFor(state, record.id);
    const { status } = state.live;
    if (status !== null) sendFrame(record, { kind: 'live', ...liveNews(state), eventSeq: 0 });
    if (state.problem !== null) {
      sendFrame(record, { kind: 'health', problems: [state.problem], eventSeq: 0 });
    }
  });
}

async function finishShot(state: App, record: AppWindow, file: string): Promise<void> {
  state.shot = takeShot(record.window, file);
  try {
    await state.shot.done;
    process.stdout.write(`Saved ${file}\n`);
    app.exit(0);
  } catch (error) {
    fail(sentenceOf(error));
  }
}

/** Ends the app with one sentence and exit code 2. */
function fail(sentence: string): void {
  process.stderr.write(`liqradar: ${sentence}\n`);
  app.exit(2);
}

function sentenceOf(error: unknown): string {
  if (error instanceof InputError) return error.message;
  return `A defect of Liqradar: ${error instanceof Error ? error.message : String(error)}.`;
}

app.on('window-all-closed', () => app.quit());

try {
  const options = readLaunchOptions(process.argv.slice(1), FOLDER);
  run(options).catch((error: unknown) => fail(sentenceOf(error)));
} catch (error) {
  fail(sentenceOf(error));
}
