// Main's answers about a window itself.
import { app } from 'electron';
import type { WINDOW_COMMANDS } from '../../shared/ipc/commands/window';
import { type App, snapshotFor } from '../app-state';
import type { HandlersOf } from '../commands';
import { readModelCard } from '../resources';
import type { AppWindow } from '../windows';

export function answerWindow(state: App): HandlersOf<typeof WINDOW_COMMANDS> {
  const { settings, windows } = state;
  return {
    'app.hello': (_, sender) => ({
      settings: settings.get(),
      chart: state.charts.of(sender),
      notices: state.notices,
      version: app.getVersion(),
      card: readModelCard(),
    }),
    'window.control': ({ action }, sender) => {
      control(windows.get(sender), action);
    },
    'stream.snapshot': (_, sender) => snapshotFor(state, sender),
    'window.drawn': () => {
      state.shot?.drawn();
    },
  };
}

function control(record: AppWindow | undefined, action: 'minimize' | 'maximize' | 'close'): void {
  if (record === undefined) return;
  const { window } = record;
  if (action === 'minimize') window.minimize();
  else if (action === 'close') window.close();
  else if (window.isMaximized()) window.unmaximize();
  else window.maximize();
}
