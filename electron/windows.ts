// The app's windows: how they are made and remembered, and how frames reach them.
import { join } from 'node:path';
import { BrowserWindow, MessageChannelMain, type MessagePortMain, screen } from 'electron';
import { STREAM_CHANNEL } from '../shared/ipc/channels';
import type { Frame, PublishedFrame } from '../shared/ipc/frames';
import type { AppSettings } from '../shared/ipc/settings';
import { PAGE_ORIGIN } from './app-protocol';

export interface AppWindow {
  readonly id: number;
  readonly window: BrowserWindow;
  port: MessagePortMain | null;
  /** Number of the last frame meant for this window. */
  frameSeq: number;
  /** A hidden window missed frames and needs a snapshot when it is seen again. */
  missed: boolean;
}

export interface WindowOptions {
  readonly bounds: AppSettings['bounds'];
  /** Exact size of the content, over any remembered bounds. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** What the page is told of itself, as the address's query: `chart=ID` makes it a chart window. */
  readonly query?: Readonly<Record<string, string>>;
  readonly least?: { readonly width: number; readonly height: number };
  readonly onBounds: (bounds: AppSettings['bounds']) => void;
  /** The window needs everything. */
  readonly onNeedsSnapshot: (window: AppWindow) => void;
}

const MIN_WIDTH = 1280;
const MIN_HEIGHT = 800;

export function openWindow(options: WindowOptions): AppWindow {
  const { bounds, size, query = {}, least = { width: MIN_WIDTH, height: MIN_HEIGHT } } = options;
  const place = size === null ? visibleBounds(bounds) : { ...size };
  const window = new BrowserWindow({
    ...place,
    minWidth: size === null ? least.width : undefined,
    minHeight: size === null ? least.height : undefined,
    useContentSize: true,
    frame: false,
    show: false,
    backgroundColor: '#090C10',
    title: 'Liqradar',
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  });
  const record: AppWindow = { id: window.webContents.id, window, port: null, frameSeq: 0, missed: false };
  if (size === null && bounds.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  const remember = (): void => {
    if (window.isMinimized()) return;
    options.onBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  window.on('close', remember);
  window.on('resized', remember);
  window.on('moved', remember);
  const seen = (): void => {
    if (!record.missed) return;
    record.missed = false;
    options.onNeedsSnapshot(record);
  };
  window.on('show', seen);
  window.on('restore', seen);
  const search = new URLSearchParams(query).toString();
  void window.loadURL(`${PAGE_ORIGIN}/index.html${search === '' ? '' : `?${search}`}`);
  return record;
}

/** Gives the window the frame port it asked for. */
export function connectStream(record: AppWindow, nonce: string): void {
  const { port1, port2 } = new MessageChannelMain();
  record.port?.close();
  record.port = port2;
  record.window.webContents.postMessage(STREAM_CHANNEL, nonce, [port1]);
}

/** What a hidden window gets too. */
const WARNINGS: ReadonlySet<PublishedFrame['kind']> = new Set(['health', 'risk', 'desk', 'alerts', 'live']);

/** Passes a frame on; a hidden window gets only what it may have to warn of. */
export function sendFrame(record: AppWindow, frame: PublishedFrame): void {
  if (record.port === null) return;
  record.frameSeq++;
  const isHidden = !record.window.isVisible() || record.window.isMinimized();
  if (isHidden && !WARNINGS.has(frame.kind)) {
    record.missed = true;
    return;
  }
  record.port.postMessage({ ...frame, frameSeq: record.frameSeq } satisfies Frame);
}

/** Remembered bounds, unless no display shows them any more. */
function visibleBounds(bounds: AppSettings['bounds']): Partial<Electron.Rectangle> {
  const { x, y, width, height } = bounds;
  if (x === null || y === null) return { width, height };
  const isOnScreen = screen.getAllDisplays().some(({ workArea }) => {
    const right = Math.min(x + width, workArea.x + workArea.width) - Math.max(x, workArea.x);
    return right > 100 && y >= workArea.y - 20 && y < workArea.y + workArea.height - 40;
  });
  return isOnScreen ? { x, y, width, height } : { width, height };
}
