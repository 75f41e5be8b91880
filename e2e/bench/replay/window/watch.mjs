// Watches the real page from outside: what it was handed, what it drew, and when the next frame began. It only listens.

/**
 * Installed before the page's own scripts. Times are the page's `performance.now()`, ms, as input events have them.
 * `handed`: maps that came over the port. `drawn`: WebGL drawings of the map handed last. `whole`: drawings that the
 * chart calls complete (no tile missing). Each with the head's time and the last event's. A drawing counts as on screen
 * (`shown`) from the next animation frame on, as the one that it was made in ends with its commit.
 */
export function watchPage() {
  /** @typedef {{ ms: number, headMs: number, eventMs: number, shown: number, seq: number }} Seen */
  const watch = {
    /** @type {Seen[]} */ handed: [],
    /** @type {Seen[]} */ drawn: [],
    /** @type {Seen[]} */ whole: [],
    /** @type {number[]} */ frames: [],
    /** @type {number[]} */ inputs: [],
    /** False leaves every GL drawing out: what is then measured is the app without its GPU. */
    rasters: true,
    clear() {
      for (const list of [this.handed, this.drawn, this.whole, this.frames, this.inputs]) list.length = 0;
    },
  };
  Object.assign(globalThis, { liqradarWatch: watch });
  let headMs = Number.NaN;
  let last = { headMs, eventMs: Number.NaN, seq: 0 };
  const note = (/** @type {Seen[]} */ list) => {
    const seen = { ms: performance.now(), ...last, shown: Number.NaN };
    list.push(seen);
    requestAnimationFrame((ms) => {
      seen.shown = ms;
    });
  };
  addEventListener('message', ({ data, ports }) => {
    if (typeof data !== 'object' || !('liqradarStream' in data)) return;
    ports[0].addEventListener('message', ({ data: frame }) => {
      if (frame.kind === 'time') headMs = frame.atMs;
      if (frame.kind !== 'now') return;
      last = { headMs, eventMs: frame.atMs, seq: frame.eventSeq };
      note(watch.handed);
    });
  });
  const gl = WebGL2RenderingContext.prototype;
  const wrap = (/** @type {string} */ name, /** @type {() => boolean} */ before) => {
    gl[name] = new Proxy(Reflect.get(gl, name), {
      apply: (call, context, words) => (before() ? Reflect.apply(call, context, words) : undefined),
    });
  };
  wrap('clear', () => {
    note(watch.drawn);
    return true;
  });
  for (const name of ['drawArrays', 'drawElements']) wrap(name, () => watch.rasters);
  addEventListener('pointerdown', ({ timeStamp }) => watch.inputs.push(timeStamp), true);
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(() => {
      const map = document.querySelector('[data-drawn-at]');
      if (map && Number(map.getAttribute('data-drawn-at')) === last.eventMs) note(watch.whole);
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-drawn-at'] });
  });
  requestAnimationFrame(function tick(ms) {
    watch.frames.push(ms);
    requestAnimationFrame(tick);
  });
}
