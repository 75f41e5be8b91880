// What main does for live markets: starts one as the settings say, ends it, and remembers how it is.
import type { LiveStart, LiveStatus, LiveVenue } from '../shared/model/live';
import { sessionsFolder } from './answers/library';
import type { App } from './app-state';
import type { LiveChoice } from './live-choice';
import { giveUpOld } from './recordings/tend';

export interface LiveState {
  /** The last status; null when no market is live. */
  status: LiveStatus | null;
  /** What was asked for last; null before the first. */
  choice: LiveChoice | null;
  /** What the trader should know of recordings, in a sentence; null for nothing. */
  warning: string | null;
  /** Addresses of the command line, which hold for this run. */
  endpoints: ReadonlyMap<LiveVenue, string>;
}

export function createLiveState(): LiveState {
  return { status: null, choice: null, warning: null, endpoints: new Map() };
}

/** Begins to follow a market; resolves to a sentence when not even that is possible. */
export async function goLive(state: App, choice: LiveChoice): Promise<string | null> {
  const { settings, live, pipeline } = state;
  const { endpoints, proxy, record } = settings.get().live;
  const start: LiveStart = {
    symbol: choice.symbol,
    folder: sessionsFolder(state),
    record,
    venues: choice.venues.map((venue) => ({
      venue,
      endpoint: live.endpoints.get(venue) ?? endpoints[venue],
      proxy,
    })),
  };
  const problem = await pipeline.goLive(start);
  if (problem !== null) return problem;
  live.choice = choice;
  live.warning = null;
  void giveUpOld(state).catch(() => {});
  settings.change({ live: { ...settings.get().live, venues: [...choice.venues], symbol: choice.symbol } });
  return null;
}

/** What a `live` frame says. */
export function liveNews({ live }: App): { readonly status: LiveStatus | null } {
  const { status, warning } = live;
  if (status === null || warning === null) return { status };
  return { status: { ...status, recording: { ...status.recording, warning } } };
}
