// Main's answers about what charts look at.
import type { VIEW_COMMANDS } from '../../shared/ipc/commands/view';
import { dialog } from 'electron';
import { InputError } from '../../shared/util/input-error';
import { type App, tiersOf } from '../app-state';
import type { HandlersOf } from '../commands';
import { savePicture } from '../save-picture';

export function answerView(state: App): HandlersOf<typeof VIEW_COMMANDS> {
  const { settings, charts, pipeline, windows } = state;
  /** Where each window's next picture goes. */
  const pictures = new Map<number, string>();
  return {
    'view.set': (view, sender) => {
      const before = tiersOf(state, sender);
      if (!charts.change(sender, { view })) settings.change({ view });
      const tiers = tiersOf(state, sender);
      if (String(before) !== String(tiers)) pipeline.engine({ type: 'tiers', window: sender, tiers });
    },
    'view.choosePicture': async (_, sender) => {
      const parent = windows.get(sender)?.window;
      if (parent === undefined) return { isChosen: false };
      const filters = [{ name: 'PNG picture', extensions: ['png'] }];
      const chosen = await dialog.showSaveDialog(parent, { title: 'Save the map as a picture', filters });
      if (!chosen.canceled && chosen.filePath !== '') pictures.set(sender, chosen.filePath);
      return { isChosen: !chosen.canceled };
    },
    'view.savePicture': async (rect, sender) => {
      const page = windows.get(sender)?.window.webContents;
      const file = pictures.get(sender);
      pictures.delete(sender);
      if (page === undefined || file === undefined) return { problem: null };
      try {
        await savePicture(page, rect, file);
        return { problem: null };
      } catch (error) {
        if (error instanceof InputError) return { problem: error.message };
        throw error;
      }
    },
    'chart.open': (chart) => charts.open(chart),
    'chart.range': (range, sender) => void charts.change(sender, { range }),
  };
}
