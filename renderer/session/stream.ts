// The window's frame stream: asks main for a port, folds each frame into the replica, tells chart and panels.
import * as v from 'valibot';
import type { Frame } from '../../shared/ipc/frames';
import { applyFrame, Change, type Replica } from './replica';

export interface StreamSinks {
  /** Called for every frame that changed something, at once. */
  readonly onChange: (change: number) => void;
  /** Called at most once an animation frame, and while a session plays at most every PLAYING_MS. */
  readonly onPaint: () => void;
  /** A frame is missing: everything must be sent again. */
  readonly onHole: () => void;
}

/** Folds frames in order. After a hole it drops all frames up to the snapshot's `hello`, as they lack a base. */
export function createReceiver(replica: Replica, onChange: (change: number) => void, onHole: () => void) {
  let waiting = false;
  return (frame: Frame): void => {
    const isStart = frame.kind === 'hello';
    if (!isStart && !waiting && frame.frameSeq !== replica.frameSeq + 1) {
      waiting = true;
      onHole();
    }
    if (waiting && !isStart) return;
    waiting = false;
    const change = applyFrame(replica, frame);
    if (change !== Change.None) onChange(change);
  };
}

/**
 * While a session plays the panels follow at this pace, ms: figures that change faster cannot be read, and each time
 * takes as long as the map's own drawing. What comes last in a play is never held back: then it plays no more.
 */
const PLAYING_MS = 100;

/** Calls `paint` in the next animation frame, unless it is held back: then the next frame of the stream asks again. */
export function oncePerPaint(paint: () => void, isPlaying: () => boolean): () => void {
  let asked = false;
  let paintedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame((ms) => {
      asked = false;
      if (isPlaying() && ms - paintedMs < PLAYING_MS) return;
      paintedMs = ms;
      paint();
    });
  };
}

/** Opens the stream; the returned function ends it. */
export function openStream(replica: Replica, sinks: StreamSinks): () => void {
  const nonce = crypto.randomUUID();
  const grant = v.object({ liqradarStream: v.literal(nonce) });
  const paintSoon = oncePerPaint(sinks.onPaint, () => replica.time?.play.mode === 'playing');
  const receive = createReceiver(
    replica,
    (change) => {
      sinks.onChange(change);
      paintSoon();
    },
    sinks.onHole,
  );
  let port: MessagePort | undefined;

  const onGrant = (event: MessageEvent<unknown>) => {
    // Only the preload script of this very window may hand us a port.
    if (event.source !== window || !v.is(grant, event.data)) return;
    window.removeEventListener('message', onGrant);
    port = event.ports[0];
    port.addEventListener('message', (message: MessageEvent<Frame>) => receive(message.data));
    port.start();
  };

  window.addEventListener('message', onGrant);
  window.liqradar.openStream(nonce);
  return () => {
    window.removeEventListener('message', onGrant);
    port?.close();
  };
}
