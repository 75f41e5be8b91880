// What surrounds the fold in its worker: takes batches and commands, keeps checkpoints, decides when to publish.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { restoreCheckpoint } from '../../shared/engine/checkpoint';
import { createEngine, type EngineState } from '../../shared/engine/engine';
import { stateHash } from '../../shared/engine/state-hash';
import type { NowFrame, TimeFrame } from '../../shared/ipc/frames';
import type { EngineCommand, EngineReply, EngineToFeed, FeedToEngine } from '../../shared/ipc/pipeline';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import { measuredOf } from '../../shared/model/model-card-file';
import type { ModelSettings } from '../../shared/model/settings';
import type { Plan } from '../../shared/model/plan';
import type { SessionInfo } from '../../shared/model/session-info';
import { createCheckpoints, findCheckpoint, keepCheckpoint, type CheckpointStore } from './checkpoints';
import { createHistory, foldAndNote, type History } from './history';
import {
  broadcast,
  createPublisher,
  type Publisher,
  publishNews,
  publishNow,
  publishSnapshot,
} from './publisher';
import { type TierTable } from '../../shared/risk/tiers';
import { explainAt } from './explain';
import { checkNow } from './risk';

/** Display cells are this many base cells wide: 50 USD for BTC. */
const DISPLAY_FACTOR = 5;

export interface ShellPorts {
  readonly toMain: (reply: EngineReply) => void;
  readonly toFeed: (message: EngineToFeed) => void;
}

export interface EngineShell {
  readonly ports: ShellPorts;
  readonly tiers: readonly TierTable[];
  readonly card: ModelCard;
  settings: ModelSettings;
  plan: Plan | null;
  publisher: Publisher;
  /** Null until a session is open. */
  open: OpenSession | null;
}

interface OpenSession {
  readonly session: SessionInfo;
  readonly path: string;
  state: EngineState;
  history: History;
  checkpoints: CheckpointStore;
  time: TimeFrame;
  /** True until the first moment was reached: then every window gets a snapshot. */
  isNew: boolean;
  readonly measured: CardModel | null;
  /** The map of the moment on show, as it was last published. */
  now: NowFrame | null;
}

export function createShell(
  from: {
    readonly settings: ModelSettings;
    readonly plan: Plan | null;
    readonly tiers: readonly TierTable[];
    readonly card: ModelCard;
  },
  ports: ShellPorts,
): EngineShell {
  const publisher = createPublisher((window, frame) => ports.toMain({ type: 'frame', window, frame }));
  return {
    ports,
    tiers: from.tiers,
    card: from.card,
    settings: from.settings,
    plan: from.plan,
    publisher,
    open: null,
  };
}

export function takeFeed(shell: EngineShell, message: FeedToEngine): void {
  const { open } = shell;
  switch (message.type) {
    case 'open':
      shell.open = startSession(shell, message.session, message.path);
      break;
    case 'restore':
      if (open !== null) restore(shell, open, message.seq);
      break;
    case 'batch':
      if (open !== null) fold(shell, open, message.bytes);
      break;
    case 'time':
      if (open !== null) reach(shell, open, message);
      shell.ports.toFeed({ type: 'reached' });
      break;
    case 'problem':
      broadcastProblems(shell, [message.sentence]);
      break;
  }
}

export function takeCommand(shell: EngineShell, command: EngineCommand): void {
  const { open } = shell;
  switch (command.type) {
    case 'model':
      shell.settings = command.settings;
      // The feed opens the session anew: what is still under way belongs to the old state.
      if (open !== null) shell.ports.toFeed({ type: 'refold' });
      break;
    case 'plan':
      shell.plan = command.plan;
      if (open !== null) publishRisk(shell, open);
      break;
    case 'snapshot':
      if (open !== null && !open.isNew) {
        publishSnapshot(shell.publisher, command.window, open);
        publishRisk(shell, open);
      }
      break;
    case 'explain':
      shell.ports.toMain({
        type: 'explained',
        explanation: open === null ? null : explainAt(open.state, open.history, command.atMs, command.price),
      });
      break;
    case 'hash':
      shell.ports.toMain({
        type: 'hash',
        hash: open === null ? '' : stateHash(open.state),
        seq: open?.state.lastSeq ?? 0,
      });
      break;
  }
}

function startSession(shell: EngineShell, session: SessionInfo, path: string): OpenSession {
  return {
    session,
    path,
    state: createEngine(shell.settings),
    history: createHistory(DISPLAY_FACTOR),
    checkpoints: createCheckpoints(),
    time: {
      kind: 'time',
      play: { mode: 'paused' },
      atMs: session.fromMs,
      fromMs: session.fromMs,
      toMs: session.toMs,
      busy: true,
    },
    isNew: true,
    measured: measuredOf(shell.card, shell.settings, session),
    now: null,
  };
}

function restore(shell: EngineShell, open: OpenSession, seq: number): void {
  const checkpoint = seq === 0 ? null : findCheckpoint(open.checkpoints, seq);
  open.state = checkpoint === null ? createEngine(shell.settings) : restoreCheckpoint(checkpoint);
}

function fold(shell: EngineShell, open: OpenSession, bytes: Uint8Array): void {
  for (const event of decodeBatch(bytes)) {
    foldAndNote(open.state, open.history, event);
    if (event.recvMs < open.checkpoints.dueMs) continue;
    shell.ports.toFeed({ type: 'checkpoint', ...keepCheckpoint(open.checkpoints, open.state) });
  }
}

/** The feed has sent everything up to a moment: show it. */
function reach(
  shell: EngineShell,
  open: OpenSession,
  { play, atMs, busy }: Extract<FeedToEngine, { type: 'time' }>,
): void {
  const { fromMs, toMs } = open.session;
  open.time = { kind: 'time', play, atMs, fromMs, toMs, busy };
  const { publisher } = shell;
  if (open.isNew) {
    if (busy) {
      broadcast(publisher, open.state, open.time);
      return;
    }
    open.isNew = false;
    open.now = publishSnapshot(publisher, null, open);
  } else {
    publishNews(publisher, open);
    broadcast(publisher, open.state, open.time);
    if (!busy) open.now = publishNow(publisher, open);
  }
  if (!busy) publishRisk(shell, open);
}

function publishRisk(shell: EngineShell, open: OpenSession): void {
  const check =
    shell.plan === null
      ? null
      : checkNow(open.state, shell.plan, shell.tiers, open.now?.stats.atr ?? null, open.now?.zones ?? []);
  broadcast(shell.publisher, open.state, { kind: 'risk', check });
}

function broadcastProblems(shell: EngineShell, problems: readonly string[]): void {
  shell.publisher.send(null, { kind: 'health', problems, eventSeq: shell.open?.state.lastSeq ?? 0 });
}
