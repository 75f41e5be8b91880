// Frames by hand: the chart draws when it is told to, as fast as it can, and not when the screen is ready.
const waiting = new Map<number, FrameRequestCallback>();
let last = 0;

/** Takes over the page's frames. What a chart readies while it idles, for moves of the hand to come, is left out. */
export function takeFrames(): void {
  window.requestAnimationFrame = (callback) => {
    waiting.set(++last, callback);
    return last;
  };
  window.cancelAnimationFrame = (handle) => void waiting.delete(handle);
  window.requestIdleCallback = () => 1;
}

/** Draws until nothing asks for another frame. */
export function drawFrames(): void {
  for (let frames = 0; waiting.size > 0; frames++) {
    if (frames > 100) throw new Error('The chart never stops drawing.');
    const callbacks = [...waiting.values()];
    waiting.clear();
    for (const callback of callbacks) callback(performance.now());
  }
}
