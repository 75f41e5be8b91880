// The hand's frames one after the other: what the script itself takes, without the machine's sleep between two frames.
import type { Ours } from './ours';
import { finish, nextFrame, pointer } from './ours';
import { spread } from './spread';

/** Frames in a run, and those at its begin that are not counted: the caches fill in them. */
const RUN = 40;
const UNCOUNTED = 5;
const RUNS = 8;

/** Does something and draws it, without a wait: the chart's frame is called as soon as it is asked for. */
export function drawnAtOnce(act: () => void): number {
  const own = Object.getOwnPropertyDescriptor(window, 'requestAnimationFrame');
  let draw: FrameRequestCallback | null = null;
  window.requestAnimationFrame = (callback) => {
    draw = callback;
    return 1;
  };
  const started = performance.now();
  act();
  (draw as FrameRequestCallback | null)?.(started);
  const ms = performance.now() - started;
  if (own) Object.defineProperty(window, 'requestAnimationFrame', own);
  return ms;
}

/** Script of a frame along and across the paper, ms; the GPU process is waited for between the runs only. */
export async function backToBack(ours: Ours) {
  const { canvas } = ours;
  canvas.setPointerCapture = () => {};
  const run = async (dx: number, dy: number) => {
    const taken: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      await nextFrame();
      finish(canvas);
      canvas.dispatchEvent(pointer('pointerdown', 420, 300, 1));
      for (let step = 0; step < RUN; step++) {
        const out = Math.min(step, RUN - step);
        const move = pointer('pointermove', 420 + (out + 1) * dx, 300 + out * dy, 1);
        const ms = drawnAtOnce(() => canvas.dispatchEvent(move));
        if (step >= UNCOUNTED) taken.push(ms);
      }
      canvas.dispatchEvent(pointer('pointerup', 420, 300, 0));
    }
    return spread(taken);
  };
  return { along: await run(7, 0), across: await run(7, 4) };
}
