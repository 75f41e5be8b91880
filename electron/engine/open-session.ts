// The session that the engine has open: what is kept of it, and how it begins.
import { createEngine, type EngineState } from '../../shared/engine/engine';
import type { NowFrame, TimeFrame } from '../../shared/ipc/frames';
import type { FeedToEngine } from '../../shared/ipc/pipeline';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import { measuredOf } from '../../shared/model/model-card-file';
import type { CheckResult } from '../../shared/model/plan';
import type { SessionInfo } from '../../shared/model/session-info';
import type { ModelSettings } from '../../shared/model/settings';
import type { Find } from '../../shared/playback/find';
import { createCheckpoints } from './checkpoints';
import type { FindingSearch } from './finding-search';
import type { Notebook } from './fold';
import { createHistory } from './history';
import type { MomentHolder } from './review';
import { createSweeps } from './sweeps';

/** Display cells are this many base cells wide: 50 USD for BTC. */
const DISPLAY_FACTOR = 5;

export interface OpenSession extends Notebook, MomentHolder {
  /** Grows while it is live. */
  session: SessionInfo;
  readonly path: string;
  readonly run: number | undefined;
  /** What it is folded with. */
  readonly settings: ModelSettings;
  state: EngineState;
  /** Runs ahead of what is on show, so that later moments are known: null when nothing does. */
  ahead: EngineState | null;
  /** Questions for moments that are not known yet. */
  readonly asked: Find[];
  /** The last search for findings of plans; null before one was asked for. */
  search: FindingSearch | null;
  check: CheckResult | null;
  time: TimeFrame;
  /** True until the first moment was reached: then every window gets a snapshot. */
  isNew: boolean;
  readonly measured: CardModel | null;
  /** The map of the moment on show, as it was last published. */
  now: NowFrame | null;
}

/** A session as it is opened, before anything of it was read. */
export function startSession(
  { settings, card }: { readonly settings: ModelSettings; readonly card: ModelCard },
  { session, path, run }: Extract<FeedToEngine, { type: 'open' }>,
): OpenSession {
  return {
    run,
    session,
    path,
    settings,
    state: createEngine(settings),
    history: createHistory(DISPLAY_FACTOR, settings),
    checkpoints: createCheckpoints(countOf(session), session.toMs - session.fromMs),
    sweeps: createSweeps(),
    ahead: null,
    asked: [],
    search: null,
    check: null,
    time: {
      kind: 'time',
      play: { mode: 'paused' },
      atMs: session.fromMs,
      fromMs: session.fromMs,
      toMs: session.toMs,
      busy: true,
    },
    isNew: true,
    measured: measuredOf(card, settings, session),
    now: null,
    moment: null,
    momentOf: null,
  };
}

/** Events in a session: its numbers need not begin at 1. */
function countOf({ events }: SessionInfo): number {
  return Object.values(events).reduce((sum, count) => sum + count, 0);
}

/** Whether everything of the session was folded, if only ahead of what is on show. */
export const isWholeKnown = ({ history, session }: OpenSession): boolean => history.seq >= session.lastSeq;
