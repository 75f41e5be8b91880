// What the trader does with the replay: play, pause, step, seek, speed. The engine decides what becomes of it.
import { create } from 'zustand';
import type { TimeFrame } from '../../shared/ipc/frames';
import { throttle } from '../session/pace';
import { tell } from '../session/send';
import { useSession } from '../session/store';

interface TransportState {
  /** Speed of the next play; while playing the engine's own speed counts. */
  readonly speed: number;
  /** Where the trader has just sent the replay and it has not yet arrived; null when it has. */
  readonly target: number | null;
}

export const useTransport = create<TransportState>()(() => ({ speed: 16, target: null }));

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
