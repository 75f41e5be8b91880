// What the trader does with the replay: play, pause, step, seek, speed. The engine decides what becomes of it.
import { create } from 'zustand';
import type { Loop, TimeFrame } from '../../shared/ipc/frames';
import { throttle } from '../session/pace';
import type { FindKind } from '../../shared/playback/find';
import { ask, tell } from '../session/send';
import { useSession } from '../session/store';

interface TransportState {
  /** Speed of the next play; while playing the engine's own speed counts. */
  readonly speed: number;
  /** Where the trader has just sent the replay and it has not yet arrived; null when it has. */
  readonly target: number | null;
  /** What the last jump came to, for a few seconds. */
  readonly word: string | null;
  /** A loop that is being drawn. */
  readonly drawn: Loop | null;
}

export const useTransport = create<TransportState>()(() => ({
  speed: 16,
  target: null,
  word: null,
  drawn: null,
}));

/** Seeks are folded from a checkpoint: more than a dozen a second would only queue up. */
const sendSeek = throttle<number>(80, (atMs) => tell('replay.seek', { atMs }));

/** Null without a session, and while the market is live: then there is nothing to move through. */
function timeNow(): TimeFrame | null {
  const { time } = useSession.getState();
  return isLive(time) ? null : time;
}

export function isLive(time: TimeFrame | null): boolean {
  return time?.play.mode === 'following';
}

export function isPlaying(time: TimeFrame | null): boolean {
  return time?.play.mode === 'playing';
}

export function speedOf(time: TimeFrame | null, chosen: number): number {
  return time?.play.mode === 'playing' ? time.play.speed : chosen;
}

export function togglePlay(): void {
  const time = timeNow();
  if (!time) return;
  if (isPlaying(time)) tell('replay.pause', null);
  else tell('replay.play', { speed: useTransport.getState().speed });
}

export function step(bars: -1 | 1): void {
  const barMs = useSession.getState().hello?.barMs;
  if (timeNow() && barMs !== undefined) tell('replay.step', { bars, barMs });
}

export function chooseSpeed(speed: number): void {
  useTransport.setState({ speed });
  if (isPlaying(timeNow())) tell('replay.play', { speed });
}

/**
 * Goes to the end of the nearest bar, held inside the session: between two bars the map would be the earlier
 * one's. While dragging, the last place is always sent.
 */
export function seek(atMs: number, done: boolean): void {
  const time = timeNow();
  if (!time) return;
  const barMs = useSession.getState().hello?.barMs ?? 1;
  const target = Math.min(Math.max(Math.round(atMs / barMs) * barMs, time.fromMs), time.toMs);
  useTransport.setState({ target });
  sendSeek(target);
  if (done) sendSeek.flush();
}

/** The handle stays where it was put until the engine is there, or has settled elsewhere. */
export function hasArrived(time: TimeFrame, target: number, barMs: number): boolean {
  return !time.busy && Math.abs(time.atMs - target) <= barMs;
}

/** Goes to a moment as it is, whether a bar ends there or not. */
export function seekExactly(atMs: number): void {
  const time = timeNow();
  if (!time) return;
  const target = Math.min(Math.max(atMs, time.fromMs), time.toMs);
  useTransport.setState({ target });
  tell('replay.seek', { atMs: target });
}

export function stepEvent(events: -1 | 1): void {
  if (timeNow()) tell('replay.stepEvent', { events });
}

/** Play goes round in a span; null plays on. */
export function setLoop(loop: Loop | null): void {
  if (timeNow() && (loop === null || loop.toMs > loop.fromMs)) tell('replay.loop', { loop });
}

/** Puts the loop's start or end at the moment on show; the other end stays, or is the session's. */
export function setLoopEnd(end: 'start' | 'end'): void {
  const time = timeNow();
  if (!time) return;
  const { fromMs, toMs } = time.loop ?? time;
  const loop =
    end === 'start'
      ? { fromMs: time.atMs, toMs: toMs > time.atMs ? toMs : time.toMs }
      : { fromMs: fromMs < time.atMs ? fromMs : time.fromMs, toMs: time.atMs };
  setLoop(loop);
}

const NAMES: Readonly<Record<FindKind, string>> = {
  liquidation: 'big liquidation',
  sweep: 'swept zone',
  gap: 'gap',
  plan: 'price of your plan',
  finding: 'finding on your plans',
};

/** How long a jump's word stands, ms. */
const WORD_MS = 6000;
let wordTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows a word for a while, or with `stays` until the next one. */
export function showWord(word: string, stays = false): void {
  useTransport.setState({ word });
  clearTimeout(wordTimer);
  if (!stays) wordTimer = setTimeout(() => useTransport.setState({ word: null }), WORD_MS);
}

/** A search through a long session that is not answered so soon is said, ms. */
const PATIENCE_MS = 300;

/** Goes to the next (1) or last (-1) moment of a kind, and says what happened there. */
export async function jump(what: FindKind, direction: -1 | 1): Promise<void> {
  const time = timeNow();
  if (!time) return;
  const { risk, desk } = useSession.getState();
  if (risk === null && (what === 'plan' || (what === 'finding' && !desk?.rows.length))) {
    showWord('No entry is being checked: fill in the entry check first.');
    return;
  }
  const looking = setTimeout(() => {
    showWord(`Looking for the ${direction === 1 ? 'next' : 'last'} ${NAMES[what]}…`, true);
  }, PATIENCE_MS);
  const found = await ask('replay.find', { what, direction, atMs: time.atMs });
  clearTimeout(looking);
  if (found === null) {
    showWord(`No ${direction === 1 ? 'later' : 'earlier'} ${NAMES[what]} in this session.`);
    return;
  }
  seekExactly(found.ms);
  showWord(found.words);
}
