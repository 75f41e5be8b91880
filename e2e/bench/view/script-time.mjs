// Processor time of the page's main thread a frame, from a trace: what other programs on the machine do does not lengthen it.
import { readFile, rm } from 'node:fs/promises';

/**
 * @typedef {{ name: string, ph: string, ts: number, tts: number, dur?: number, tdur?: number, tid: number, pid: number }} TraceEvent
 */

/**
 * Script of each frame, ms: the handler that the page wrapped in the marks `act` and `acted`, and the chart's own
 * animation callback after it; the bench's callbacks mark themselves `bench` and are left out.
 * @param {readonly TraceEvent[]} events
 * @returns {number[]}
 */
function framesOf(events) {
  const own = events.find(({ name }) => name === 'act');
  if (!own) return [];
  const thread = events
    .filter(({ tid, pid }) => tid === own.tid && pid === own.pid)
    .toSorted((a, b) => a.ts - b.ts);
  const marks = thread.filter(({ name }) => name === 'bench').map(({ ts }) => ts);
  const frames = [];
  let [begun, handler] = [0, 0];
  let next = 0;
  for (const { name, ts, tts, dur = 0, tdur = 0 } of thread) {
    if (name === 'act') begun = tts;
    else if (name === 'acted') handler = tts - begun;
    else if (name === 'FireAnimationFrame') {
      while (next < marks.length && marks[next] < ts) next++;
      if (next < marks.length && marks[next] <= ts + dur) continue;
      frames.push((handler + tdur) / 1000);
      handler = 0;
    }
  }
  return frames;
}

/**
 * What the page does between frames while nothing else is on, ms in all: no frame waits for it.
 * @param {readonly TraceEvent[]} events
 */
function betweenFrames(events) {
  const own = events.find(({ name }) => name === 'act');
  let ms = 0;
  for (const { name, tid, pid, tdur = 0 } of events) {
    if (name === 'FireIdleCallback' && tid === own?.tid && pid === own.pid) ms += tdur / 1000;
  }
  return ms;
}

/**
 * Runs `act` in the page while the browser is traced.
 * @template T
 * @param {import('playwright').ElectronApplication} app
 * @param {() => Promise<T>} act
 * @returns {Promise<{ found: T, cpuMs: number[], idleCpuMs: number }>}
 */
export async function traced(app, act) {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({
      included_categories: ['devtools.timeline', 'blink.user_timing'],
      excluded_categories: ['*'],
    }),
  );
  const found = await act();
  const path = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(await readFile(path, 'utf8'));
  await rm(path);
  return { found, cpuMs: framesOf(traceEvents), idleCpuMs: betweenFrames(traceEvents) };
}
