// Main's answers about what is open.
import { dialog } from 'electron';
import type { SESSION_COMMANDS } from '../../shared/ipc/commands/session';
import type { CardSide, SessionMeasure } from '../../shared/model/model-card';
import type { ModelName } from '../../shared/model/settings';
import { type App, modelOf } from '../app-state';
import type { HandlersOf } from '../commands';
import { measure } from '../measure';

export function answerSession(state: App): HandlersOf<typeof SESSION_COMMANDS> {
  const { settings, pipeline, windows } = state;
  const open = async (path: string): Promise<{ problem: string | null }> => {
    const problem = await pipeline.open(path, null);
    if (problem === null) settings.change({ lastSession: path });
    return { problem };
  };
  return {
    'session.open': ({ path }) => open(path),
    'map.bands': ({ atMs, cell }) => pipeline.bands(atMs, cell),
    'map.explain': ({ atMs, price }) => pipeline.explain(atMs, price),
    'session.measure': () => measureOpen(state),
    'session.hash': () => pipeline.hash(),
    'session.choose': async (_, sender) => {
      const parent = windows.get(sender)?.window;
      if (parent === undefined) return { problem: null };
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Open a session',
        properties: ['openFile'],
        filters: [
          { name: 'Liqradar sessions', extensions: ['session'] },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return canceled || filePaths[0] === undefined ? { problem: null } : open(filePaths[0]);
    },
    'plan.set': ({ plan }) => {
      settings.change({ plan });
      pipeline.engine({ type: 'plan', plan });
    },
    'model.set': (model) => {
      settings.change({ model });
      pipeline.engine({ type: 'model', settings: modelOf(settings) });
    },
  };
}

/** Measures what is on show: the open file up to the moment of the latest time frame. */
function measureOpen(state: App): Promise<SessionMeasure> {
  if (state.onShow === null) {
    return Promise.resolve({ own: null, tested: 0, untilMs: 0, problem: 'No session is open.' });
  }
  const { path, atMs } = state.onShow;
  if (state.live.status?.state === 'following' && state.live.status.recording.path === null) {
    const problem = 'This live market is not recorded: there is no file to measure.';
    return Promise.resolve({ own: null, tested: 0, untilMs: 0, problem });
  }
  const settings = modelOf(state.settings);
  return measure({ path, settings, untilMs: atMs }).then((measured) => {
    keepScore(state, path, settings.model, measured);
    return measured;
  });
}

/** The library remembers the last measure. */
function keepScore({ library }: App, path: string, model: ModelName, { own, tested }: SessionMeasure): void {
  if (own === null) return;
  const side = ({ gain, gainLow, gainHigh }: CardSide) => ({ gain, low: gainLow, high: gainHigh });
  const { long, short } = own.sides;
  library.change(path, { score: { model, hours: tested, long: side(long), short: side(short) } });
}
