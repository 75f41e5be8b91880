// Main's answers about the live market.
import type { LIVE_COMMANDS } from '../../shared/ipc/commands/live';
import { EXCHANGE_NAMES, EXCHANGES } from '../../shared/model/exchange';
import type { LiveSettings } from '../../shared/ipc/settings';
import { InputError } from '../../shared/util/input-error';
import type { App } from '../app-state';
import type { HandlersOf } from '../commands';
import { goLive } from '../live';
import { checkEndpoint, checkLiveChoice, checkProxy } from '../live-choice';

/** `openInstead` shows a session when no market is live any more: the recording, or null for none. */
export function answerLive(
  state: App,
  openInstead: (recording: string | null) => Promise<string | null>,
): HandlersOf<typeof LIVE_COMMANDS> {
  const { settings, pipeline } = state;
  return {
    'live.open': ({ venues, symbol }) =>
      orSentence(async () => await goLive(state, checkLiveChoice(venues, symbol))),
    'live.end': async () => ({ problem: await openInstead(await pipeline.endLive()) }),
    'live.record': async ({ on }) => {
      settings.change({ live: { ...settings.get().live, record: on } });
      const { choice } = state.live;
      if (!on) pipeline.feed({ type: 'unrecord' });
      else if (choice !== null && state.live.status !== null) return { problem: await goLive(state, choice) };
      return { problem: null };
    },
    'live.lookBack': async () => {
      const path = state.live.status?.recording.path ?? null;
      if (path === null)
        return { problem: 'The live market is not being recorded: there is nothing to look back at.' };
      return { problem: await pipeline.lookBack(path, null) };
    },
    'live.back': () => pipeline.backToLive(),
    'live.settings': () => settings.get().live,
    'live.configure': (live) =>
      orSentence(() => {
        settings.change({ live: checked(live) });
        return null;
      }),
  };
}

/** Throws InputError. */
function checked(live: LiveSettings): LiveSettings {
  const endpoints = { ...live.endpoints };
  for (const venue of EXCHANGES) {
    const address = endpoints[venue]?.trim() ?? '';
    endpoints[venue] = address === '' ? null : checkEndpoint(EXCHANGE_NAMES[venue], address);
  }
  const proxy = live.proxy?.trim() ?? '';
  return { ...live, endpoints, proxy: proxy === '' ? null : checkProxy(proxy) };
}

async function orSentence(
  act: () => string | null | Promise<string | null>,
): Promise<{ problem: string | null }> {
  try {
    return { problem: await act() };
  } catch (error) {
    if (error instanceof InputError) return { problem: error.message };
    throw error;
  }
}
