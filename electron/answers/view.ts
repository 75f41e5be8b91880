// Main's answers about what charts look at.
import type { VIEW_COMMANDS } from '../../shared/ipc/commands/view';
import { InputError } from '../../shared/util/input-error';
import { type App, tiersOf } from '../app-state';
import { type ChosenFile, chooseFile } from '../choose-file';
import type { HandlersOf } from '../commands';
import { savePicture } from '../save-picture';

export function answerView(state: App): HandlersOf<typeof VIEW_COMMANDS> {
  const { settings, charts, pipeline, windows } = state;
  /** Where each window's next picture goes. */
  const pictures = new Map<number, ChosenFile>();
  return {
    'view.set': (view, sender) => {
      const before = tiersOf(state, sender);
      if (!charts.change(sender, { view })) settings.change({ view });
      const tiers = tiersOf(state, sender);
      if (String(before) !== String(tiers)) pipeline.engine({ type: 'tiers', window: sender, tiers });
    },
    'view.choosePicture': async ({ name }, sender) => {
      const parent = windows.get(sender)?.window;
      if (parent === undefined) return { isChosen: false };
      const file = await chooseFile(parent, 'Save the map as a picture', name, 'png');
      if (file !== null) pictures.set(sender, file);
      return { isChosen: file !== null };
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
