// Frames by hand: the chart draws when it is told to, as fast as it can, and not when the screen is ready.
const waiting = new Map<number, FrameRequestCallback>();
/** What a chart does between frames because one of them lacks it: it may not wait for ever. */
const between = new Map<number, IdleRequestCallback>();
let last = 0;

/** Takes over the page's frames. What a chart readies while it idles, for moves of the hand to come, is left out. */
export function takeFrames(): void {
  window.requestAnimationFrame = (callback) => {
    waiting.set(++last, callback);
    return last;
  };
  window.cancelAnimationFrame = (handle) => void waiting.delete(handle);
  window.requestIdleCallback = (callback, options) => {
    last++;
    if (options?.timeout !== undefined) between.set(last, callback);
    return last;
  };
  window.cancelIdleCallback = (handle) => void between.delete(handle);
}

/** Takes and calls what waits. */
function callAll<T>(all: Map<number, (at: T) => void>, at: T): void {
  const callbacks = [...all.values()];
  all.clear();
  for (const callback of callbacks) callback(at);
}

/** Draws until nothing asks for another frame. */
export function drawFrames(): void {
  for (let frames = 0; waiting.size > 0 || between.size > 0; frames++) {
    if (frames > 200) throw new Error('The chart never stops drawing.');
    callAll(between, { didTimeout: true, timeRemaining: () => 0 });
    callAll(waiting, performance.now());
  }
}
