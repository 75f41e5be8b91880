// Our chart as a subject of the bench: made over a replica, moved by real pointer and wheel events.
import type { Chart } from '../../../../renderer/heatmap/chart';
import { createChart } from '../../../../renderer/heatmap/chart';
import type { Replica } from '../../../../renderer/session/replica';
import { applyFrame, createReplica } from '../../../../renderer/session/replica';
import type { FrameBody } from '../../../../shared/ipc/frames';
import { DEFAULT_SETTINGS } from '../../../../shared/ipc/settings';
import type { ViewSettings } from '../../../../shared/ipc/settings';
import type { Market } from './market';
import { snapshot } from './market';

export interface Ours {
  readonly chart: Chart;
  readonly replica: Replica;
  readonly canvas: HTMLCanvasElement;
  /** Folds a frame and tells the chart. */
  send(body: FrameBody): void;
  /** Waits until the chart has drawn everything, and the GPU process with it. */
  settled(): Promise<void>;
}

/** Waits for a frame; in a trace the bench's own part of it is marked. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      performance.mark('bench');
      resolve();
    });
  });

/** Does what is measured, between marks for a trace; returns its wall time, ms. */
export function acted(act: () => void): number {
  performance.mark('act');
  const started = performance.now();
  act();
  const ms = performance.now() - started;
  performance.mark('acted');
  return ms;
}

/** A replica with the first `count` bars of a market. */
export function fillReplica(market: Market, count: number): Replica {
  const replica = createReplica();
  let seq = 0;
  for (const body of snapshot(market, count))
    applyFrame(replica, { ...body, frameSeq: ++seq, eventSeq: seq });
  return replica;
}

/** Puts our chart into the box. */
export async function showOurs(
  box: HTMLElement,
  replica: Replica,
  timeframe: ViewSettings['timeframe'],
): Promise<Ours> {
  let drawn = () => {};
  const isDrawn = new Promise<void>((resolve) => {
    drawn = resolve;
  });
  const chart = await createChart(
    box,
    replica,
    { ...DEFAULT_SETTINGS.view, timeframe },
    {
      onDrawn: () => drawn(),
      onPlanDrag: () => {},
      onPick: () => {},
      onCrosshair: () => {},
      onZoneHover: () => {},
      onProblem: (sentence) => {
        throw new Error(sentence);
      },
    },
  );
  chart.setPlan({ side: 'long', entry: 90_000, leverage: 25, sizeUsd: 50_000, stop: 89_000, venue: 'bybit' });
  await isDrawn;
  const canvas = box.querySelector('canvas');
  if (!canvas) throw new Error('The chart has no canvas.');
  let seq = replica.frameSeq;
  return {
    chart,
    replica,
    canvas,
    send(body) {
      chart.changed(applyFrame(replica, { ...body, frameSeq: ++seq, eventSeq: seq }));
    },
    async settled() {
      for (let quiet = 0, frames = -1; quiet < 5; ) {
        await nextFrame();
        const now = chart.stats().frames;
        quiet = now === frames ? quiet + 1 : 0;
        frames = now;
      }
    },
  };
}

export function pointer(type: string, x: number, y: number, buttons: number): PointerEvent {
  return new PointerEvent(type, { clientX: x, clientY: y, buttons, button: 0, pointerId: 1, bubbles: true });
}

export interface Sample {
  /** Handler and drawing together, ms of script. */
  readonly ms: number;
  readonly uploadBytes: number;
}

/**
 * Waits for the GPU process: where it draws in software it takes every core, and would be counted as the page's.
 */
export function finish(canvas: HTMLCanvasElement): void {
  const gl = canvas.getContext('webgl2');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
}

/** Sends an event, which is made before: that is the browser's work. */
async function measured(ours: Ours, event: Event): Promise<Sample | null> {
  finish(ours.canvas);
  const before = ours.chart.stats();
  const handlerMs = acted(() => ours.canvas.dispatchEvent(event));
  await nextFrame();
  const after = ours.chart.stats();
  if (after.frames === before.frames) return null;
  return { ms: handlerMs + after.scriptMs, uploadBytes: after.uploadBytes - before.uploadBytes };
}

/** Drags the paper about: steps of (dx, dy) CSS pixels, a frame each. */
export async function dragBy(ours: Ours, steps: readonly (readonly [number, number])[]): Promise<Sample[]> {
  const { canvas } = ours;
  let [x, y] = [420, 300];
  canvas.setPointerCapture = () => {};
  canvas.dispatchEvent(pointer('pointerdown', x, y, 1));
  const samples: Sample[] = [];
  for (const [dx, dy] of steps) {
    x += dx;
    y += dy;
    const sample = await measured(ours, pointer('pointermove', x, y, 1));
    if (sample) samples.push(sample);
  }
  canvas.dispatchEvent(pointer('pointerup', x, y, 0));
  return samples;
}

/** Turns the wheel a notch a frame: up zooms in. */
export async function turnWheel(ours: Ours, notches: readonly number[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const notch of notches) {
    const at = { deltaY: notch * 100, clientX: 420, clientY: 300, cancelable: true };
    const sample = await measured(ours, new WheelEvent('wheel', at));
    if (sample) samples.push(sample);
  }
  return samples;
}

/** Steps of a fixed loop that take about half of what a frame of ours does. */
const SPINS = 400_000;

/**
 * A fixed loop a frame, in the place of a handler and of nothing else: what its time varies by is the machine, not us.
 */
export async function spinFrames(ours: Ours, frames: number): Promise<number[]> {
  const times: number[] = [];
  let state = 1;
  for (let frame = 0; frame < frames; frame++) {
    finish(ours.canvas);
    const started = performance.now();
    for (let i = 0; i < SPINS; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    times.push(performance.now() - started);
    await nextFrame();
  }
  if (state === 0) throw new Error('The loop was left out.');
  return times;
}
