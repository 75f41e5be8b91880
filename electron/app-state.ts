// What main knows while the app runs, and the few things everything in main does with it.
import type { BandId } from '../shared/model/leverage-bands';
import type { ModelSettings } from '../shared/model/settings';
import { withOverrides } from '../shared/model/assumptions';
import { DEFAULT_MODEL } from '../shared/model/default-settings';
import type { ChartWindows } from './chart-windows';
import type { Library } from './library/library';
import type { LiveState } from './live';
import type { Pipelines } from './pipelines';
import type { Settings } from './settings';
import type { Shot } from './shot';
import { type AppWindow, sendFrame } from './windows';

export interface App {
  readonly settings: Settings;
  readonly pipeline: Pipelines;
  readonly windows: Map<number, AppWindow>;
  readonly charts: ChartWindows;
  readonly library: Library;
  readonly notices: string[];
  /** Latest problems of the stream, for windows that come later. */
  problem: string | null;
  /** The open file and the moment that windows show. */
  onShow: { path: string; atMs: number } | null;
  readonly live: LiveState;
  shot: Shot | null;
}

export function modelOf(settings: Settings): ModelSettings {
  const { model, overrides } = settings.get().model;
  return withOverrides({ ...DEFAULT_MODEL, model }, overrides);
}

/** The leverage bands that a window shows; null for all. */
export function tiersOf({ charts, settings }: App, window: number): readonly BandId[] | null {
  return (charts.of(window)?.view ?? settings.get().view).tiers;
}

/** Asks for everything that a window shows. */
export function snapshotFor(state: App, window: number): void {
  state.pipeline.engine({ type: 'snapshot', window, tiers: tiersOf(state, window) });
}

/** Tells every window, and those that open later. */
export function say(state: App, sentence: string): void {
  state.notices.push(sentence);
  state.problem = sentence;
  for (const record of state.windows.values()) {
    sendFrame(record, { kind: 'health', problems: [sentence], eventSeq: 0 });
  }
}
