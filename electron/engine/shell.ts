// What surrounds the fold in its worker: takes batches and commands, keeps checkpoints, decides when to publish.
import { restoreCheckpoint } from '../../shared/engine/checkpoint';
import { createEngine, type EngineState } from '../../shared/engine/engine';
import { stateHash } from '../../shared/engine/state-hash';
import type {
  DeskSetup,
  EngineCommand,
  EngineReply,
  EngineToFeed,
  FeedToEngine,
} from '../../shared/ipc/pipeline';
import type { ModelCard } from '../../shared/model/model-card';
import type { ModelSettings } from '../../shared/model/settings';
import type { Plan } from '../../shared/model/plan';
import { answerFinds } from './answer-finds';
import { findCheckpoint } from './checkpoints';
import { beginSearch, searchBatch } from './finding-search';
import { foldBatch } from './fold';
import { isWholeKnown, type OpenSession, startSession } from './open-session';
import {
  broadcast,
  createPublisher,
  type Publisher,
  publishNews,
  publishNow,
  publishSnapshot,
  publishTiers,
} from './publisher';
import { type TierTable } from '../../shared/risk/tiers';
import { answerDesk, type Asked, createDesk, type Desk, deskFrames, refreshDesk, restartDesk } from './desk';
import { bandsAt } from './cell-bands';
import { explainAt } from './explain';
import { setFilter } from './filters';
import { momentNow, reviewInput } from './review';
import { checkNow } from './risk';

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
  readonly desk: Desk;
  publisher: Publisher;
  /** Null until a session is open. */
  open: OpenSession | null;
}

export function createShell(
  from: {
    readonly settings: ModelSettings;
    readonly plan: Plan | null;
    readonly desk: DeskSetup;
    readonly tiers: readonly TierTable[];
    readonly card: ModelCard;
  },
  ports: ShellPorts,
): EngineShell {
  const publisher = createPublisher((window, frame, except = []) =>
    ports.toMain({ type: 'frame', window, frame, except }),
  );
  return {
    ports,
    tiers: from.tiers,
    card: from.card,
    settings: from.settings,
    plan: from.plan,
    desk: createDesk(from.desk),
    publisher,
    open: null,
  };
}

export function takeFeed(shell: EngineShell, message: FeedToEngine): void {
  const { open } = shell;
  switch (message.type) {
    case 'open':
      // Questions about what was open before have no answer any more.
      for (const _ of open?.asked ?? []) shell.ports.toMain({ type: 'found', found: null });
      // A live market is sent again whenever a step of its older past is in: it is the same one, only better known.
      if (open?.path === message.path && open.settings === shell.settings) refreshDesk(shell.desk);
      else restartDesk(shell.desk);
      shell.open = startSession(shell, message);
      break;
    case 'restore':
      if (open !== null) open.state = stateAt(shell, open, message.seq);
      break;
    case 'batch':
      if (open !== null) foldInto(shell, open, open.state, message.bytes);
      break;
    case 'aheadFrom':
      if (open !== null) startAhead(shell, open, message.seq);
      break;
    case 'ahead':
      if (open !== null) runAhead(shell, open, message.bytes);
      shell.ports.toFeed({ type: 'ahead', run: open?.run });
      break;
    case 'time':
      if (open !== null) reach(shell, open, message);
      shell.ports.toFeed({ type: 'reached', run: open?.run });
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
      if (open !== null) shell.ports.toFeed({ type: 'refold', run: open.run });
      break;
    case 'plan':
      shell.plan = command.plan;
      if (open !== null) publishRisk(shell, open);
      break;
    case 'desk':
      shell.desk.setup = command.desk;
      if (open !== null) publishRisk(shell, open);
      break;
    case 'feedLost':
      shell.desk.feedLost = command.sentence;
      break;
    case 'ask':
      shell.ports.toMain({
        type: 'told',
        n: command.n,
        answer: answerDesk(command.question, open === null ? null : askedOf(shell, open)),
      });
      break;
    case 'tiers':
      setFilter(shell.publisher.filters, command.window, command.tiers);
      if (open !== null && !open.isNew) publishTiers(shell.publisher, command.window, open);
      break;
    case 'closed':
      setFilter(shell.publisher.filters, command.window, null);
      break;
    case 'bands':
      shell.ports.toMain({
        type: 'bands',
        bands: open === null ? null : bandsAt(open.state, open.history, command.atMs, command.cell),
      });
      break;
    case 'snapshot':
      setFilter(shell.publisher.filters, command.window, command.tiers);
      if (open !== null && !open.isNew) {
        publishSnapshot(shell.publisher, command.window, open);
        publishRisk(shell, open);
      }
      break;
    case 'find':
      if (open === null) shell.ports.toMain({ type: 'found', found: null });
      else {
        open.asked.push(command.find);
        answer(shell, open);
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

function stateAt(shell: EngineShell, open: OpenSession, seq: number): EngineState {
  const checkpoint = seq === 0 ? null : findCheckpoint(open.checkpoints, seq);
  return checkpoint === null ? createEngine(shell.settings) : restoreCheckpoint(checkpoint);
}

function foldInto(shell: EngineShell, open: OpenSession, state: EngineState, bytes: Uint8Array): void {
  foldBatch(state, open, bytes, (kept) => shell.ports.toFeed({ type: 'checkpoint', ...kept, run: open.run }));
}

/** Once everything is known, what is sent ahead is for a search. */
function startAhead(shell: EngineShell, open: OpenSession, seq: number): void {
  if (!isWholeKnown(open) || open.search === null) open.ahead = stateAt(shell, open, seq);
  // Of several that were asked for, only the last counts.
  else if (open.search.seq === seq) open.search = beginSearch(open.search, stateAt(shell, open, seq));
}

/** Folds what is later than the moment on show, only to know it; windows see nothing of it. */
function runAhead(shell: EngineShell, open: OpenSession, bytes: Uint8Array): void {
  if (open.ahead !== null) foldInto(shell, open, open.ahead, bytes);
  else if (open.search !== null) searchBatch(open.search, { ...open, tables: shell.tiers }, bytes);
  if (isWholeKnown(open)) open.ahead = null;
  answer(shell, open);
}

function answer(shell: EngineShell, open: OpenSession): void {
  answerFinds(
    open,
    { draft: shell.plan, plans: shell.desk.setup.plans },
    {
      toFeed: shell.ports.toFeed,
      answer: (found) => shell.ports.toMain({ type: 'found', found }),
    },
  );
}

/** The feed has sent everything up to a moment: show it. */
function reach(
  shell: EngineShell,
  open: OpenSession,
  { play, atMs, busy, loop = null, event = null }: Extract<FeedToEngine, { type: 'time' }>,
): void {
  if (play.mode === 'following') grow(open, atMs);
  const { fromMs, toMs } = open.session;
  open.time = { kind: 'time', play, atMs, fromMs, toMs, busy, loop, event };
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

function askedOf(shell: EngineShell, open: OpenSession): Asked {
  const moment = momentNow(open);
  const { now } = open;
  const review = () => (now === null ? null : reviewInput({ ...open, now, moment, card: shell.card }));
  return { moment, review, desk: shell.desk, tables: shell.tiers };
}

/** A live session reaches up to now; a venue that joins it late changes what every window knows of it. */
function grow(open: OpenSession, atMs: number): void {
  const { session, state } = open;
  const instruments = state.markets.map(({ instrument }) => instrument);
  if (instruments.length > session.instruments.length) open.isNew = true;
  const isWider = instruments.length > session.instruments.length;
  open.session = {
    ...session,
    toMs: Math.max(session.toMs, atMs),
    instruments: isWider ? instruments : session.instruments,
  };
}

function publishRisk(shell: EngineShell, open: OpenSession): void {
  const moment = momentNow(open);
  const check = shell.plan === null ? null : checkNow(moment, shell.plan, shell.tiers);
  open.check = check;
  broadcast(shell.publisher, open.state, { kind: 'risk', check });
  for (const body of deskFrames(shell.desk, moment, shell.tiers, open.time.play.mode === 'following'))
    broadcast(shell.publisher, open.state, body);
}

function broadcastProblems(shell: EngineShell, problems: readonly string[]): void {
  shell.publisher.send(null, { kind: 'health', problems, eventSeq: shell.open?.state.lastSeq ?? 0 });
}
