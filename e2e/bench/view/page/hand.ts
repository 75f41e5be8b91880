// What a real hand's event costs the page: its handler, and the chart's drawing in the same frame.
import type { Ours, Sample } from './ours';
import { finish, nextFrame } from './ours';

export interface Hand {
  /** Waits for the GPU process and counts from here. */
  arm(): void;
  /** What was drawn since; null when nothing was. */
  taken(): Promise<Sample | null>;
  stop(): void;
}

const TYPES = ['pointermove', 'wheel'] as const;
/** Frames that an event has to draw something in. */
const PATIENCE = 30;

/**
 * Watches the events that the runner sends through the browser, as a mouse would: it aligns them with the frames, so
 * that handler and drawing run one after the other.
 */
export function watchHand(ours: Ours): Hand {
  let [started, handlerMs] = [0, 0];
  let before = ours.chart.stats();
  const begin = () => {
    performance.mark('act');
    started = performance.now();
  };
  const end = () => {
    handlerMs += performance.now() - started;
    performance.mark('acted');
  };
  for (const type of TYPES) {
    window.addEventListener(type, begin, { capture: true, passive: true });
    window.addEventListener(type, end, { passive: true });
  }
  return {
    arm() {
      finish(ours.canvas);
      before = ours.chart.stats();
      handlerMs = 0;
    },
    async taken() {
      for (let i = 0; i < PATIENCE; i++) {
        const after = ours.chart.stats();
        if (after.frames !== before.frames)
          return { ms: handlerMs + after.scriptMs, uploadBytes: after.uploadBytes - before.uploadBytes };
        await nextFrame();
      }
      return null;
    },
    stop() {
      for (const type of TYPES) {
        window.removeEventListener(type, begin, { capture: true });
        window.removeEventListener(type, end);
      }
    },
  };
}
