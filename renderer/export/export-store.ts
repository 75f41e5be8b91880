// The export dialog's state: of which session, what, into which file, how far it is, what came of it.
import { create } from 'zustand';
import type { CommandReply } from '../../shared/ipc/commands';
import type { ExportFormat, ExportWhat } from '../../shared/model/export';
import type { LibraryEntry } from '../../shared/model/library';
import type { Origin } from '../../shared/model/session-info';
import { nameOf } from '../library/words';
import { ask, tell } from '../session/send';
import { useSession } from '../session/store';
import { saveMapPicture } from '../workspace/save-picture';
import { type Span, type SpanKind, timesOf } from './spans';
import { fileNameOf } from './words';

/** The session that is exported. */
export interface Subject {
  readonly path: string;
  readonly name: string;
  readonly symbol: string;
  readonly origin: Origin;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isRecording: boolean;
}

interface ExportState {
  /** Null while the dialog is closed. */
  readonly subject: Subject | null;
  readonly what: ExportWhat | 'picture';
  readonly format: ExportFormat;
  /** What was chosen last for levels, which are many, and for the rest. */
  readonly span: SpanKind;
  readonly levelsSpan: SpanKind;
  readonly isRunning: boolean;
  readonly progress: CommandReply<'export.progress'>;
  readonly problem: string | null;
  readonly done: CommandReply<'export.table'> | null;
}

export const useExport = create<ExportState>()(() => ({
  subject: null,
  what: 'map',
  format: 'csv',
  span: 'all',
  levelsSpan: 'moment',
  isRunning: false,
  progress: null,
  problem: null,
  done: null,
}));
const set = useExport.setState;

/** How often a running export is asked how far it is, ms. */
const ASK_MS = 150;

const CLEAN = { progress: null, problem: null, done: null };

/** Shows the dialog for what is on show; nothing without a session. */
export function showExport(): void {
  const { hello, time, live } = useSession.getState();
  if (hello === null || time === null || useExport.getState().isRunning) return;
  const { name, origin } = hello.session;
  const { symbol } = hello.instrument;
  const isRecording = live?.recording.isOn === true && live.recording.path === hello.path;
  const { fromMs, toMs } = time;
  set({ subject: { path: hello.path, name, symbol, origin, fromMs, toMs, isRecording }, ...CLEAN });
}

/** Shows it for a session of the library. */
export function showExportOf(entry: LibraryEntry): void {
  const { path, facts, isRecording } = entry;
  if (facts === null || useExport.getState().isRunning) return;
  const { symbol, origin, fromMs, toMs } = facts;
  const { what } = useExport.getState();
  const isOnShow = useSession.getState().hello?.path === path;
  set({
    subject: { path, name: nameOf(entry), symbol, origin, fromMs, toMs, isRecording },
    what: what === 'picture' && !isOnShow ? 'map' : what,
    ...CLEAN,
  });
}

/** Closing it stops a running export. */
export function hideExport(): void {
  if (useExport.getState().isRunning) stopExport();
  set({ subject: null });
}

export type Choice = Partial<Pick<ExportState, 'what' | 'format' | 'span' | 'levelsSpan'>>;

export const changeExport = (choice: Choice): void => set({ ...choice, ...CLEAN });

/** Asks where to, and writes the table there. */
export async function runExport(span: Span): Promise<void> {
  const { subject, what, format } = useExport.getState();
  if (subject === null || what === 'picture') return;
  set({ isRunning: true, ...CLEAN });
  const timer = setInterval(() => {
    void ask('export.progress', null).then((progress) => {
      if (progress !== null && useExport.getState().isRunning) set({ progress });
    });
  }, ASK_MS);
  const name = fileNameOf(subject.name, what, span);
  const reply = await ask('export.table', { path: subject.path, name, what, format, ...timesOf(span) });
  clearInterval(timer);
  const done = reply !== null && reply.files.length > 0 ? reply : null;
  set({ isRunning: false, progress: null, problem: reply?.problem ?? null, done });
}

/** The dialog goes from the screen first, which is what the picture is of. */
export function exportPicture(): void {
  hideExport();
  void saveMapPicture();
}

export function stopExport(): void {
  tell('export.cancel', null);
}
