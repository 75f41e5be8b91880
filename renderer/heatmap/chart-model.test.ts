// The chart's own state over a replica: first view, dragging a line, following, and a stale check.
import { describe, expect, it } from 'vitest';
import type { FrameBody, HelloFrame, NowFrame } from '../../shared/ipc/frames';
import { DEFAULT_SETTINGS } from '../../shared/ipc/settings';
import type { CheckResult, Plan } from '../../shared/model/plan';
import { applyFrame, createReplica } from '../session/replica';
import { createChartModel, dragPlanLine, renewCandles, sceneOf, takeLayout } from './chart-model';
import { layOut } from './layout';
import { planLines } from './plan-lines';

const BAR = 300_000;
const END = Date.UTC(2025, 11, 12);
const plan: Plan = {
  side: 'long',
  entry: 92_100,
  leverage: 25,
  sizeUsd: 50_000,
  stop: 90_900,
  venue: 'binanceusdm',
};
const check = {
  plan,
  liquidationPrice: 88_771.1,
  liquidationPct: -3.61,
  asOfMs: END,
} as unknown as CheckResult;

function nowAt(ms: number, price: number): NowFrame {
  const none = new Float32Array(0);
  return {
    kind: 'now',
    atMs: ms,
    price,
    firstCell: 0,
    longUsd: none,
    shortUsd: none,
    zones: [],
  } as unknown as NowFrame;
}

function start() {
  const replica = createReplica();
  let seq = 0;
  const send = (body: FrameBody) => applyFrame(replica, { ...body, frameSeq: ++seq, eventSeq: seq });
  const instrument = { priceDecimals: 1, base: 'BTC', quote: 'USDT' };
  send({ kind: 'hello', barMs: BAR, displayCell: 50, instrument } as unknown as HelloFrame);
  const n = Array.from({ length: 12 * 24 }, (_, i) => i);
  const flat = (value: number) => Float64Array.from(n, () => value);
  send({
    kind: 'bars',
    openMs: Float64Array.from(n, (i) => END - (n.length - i) * BAR),
    open: flat(91_000),
    high: flat(93_000),
    low: flat(90_000),
    close: flat(92_477.5),
    volume: flat(1),
    openInterest: flat(1),
  });
  send(nowAt(END, 92_477.5));
  send({ kind: 'risk', check });
  const model = createChartModel(DEFAULT_SETTINGS.view);
  renewCandles(model, replica);
  takeLayout(model, replica, layOut(1280, 792, 1));
  model.plan = plan;
  return { replica, send, model };
}

describe('chart model', () => {
  it('starts at now with the middle of the recent candles in the middle', () => {
    const { replica, model } = start();
    const scene = sceneOf(model, replica);
    expect(scene?.nowX).toBe(896);
    expect(scene?.priceAt(342)).toBeCloseTo(91_500, 6);
    expect(scene?.detail).toBe(3);
  });

  it('shows where the price stands after a jump, and never moves a locked price axis', () => {
    const { replica, send, model } = start();
    sceneOf(model, replica);
    const jump = (ms: number, price: number) => {
      send(nowAt(ms, price));
      return sceneOf(model, replica);
    };
    const before = model.view?.topPx;
    model.settings = { ...model.settings, lockPrice: true };
    jump(END + 40 * 3_600_000, 120_000);
    expect(model.view?.topPx).toBe(before);
    model.settings = { ...model.settings, lockPrice: false };
    const y = jump(END + 80 * 3_600_000, 120_000)?.y(120_000) ?? Number.NaN;
    expect(y).toBeGreaterThan(50);
    expect(y).toBeLessThan(342);
    // Back where candles are, their middle is in the middle again, not the price alone.
    expect(jump(END, 92_477.5)?.priceAt(342)).toBeCloseTo(91_500, 6);
  });

  it('drags a line on whole ticks, shows where it was, and gives it back on cancel', () => {
    const { replica, model } = start();
    const scene = sceneOf(model, replica);
    if (!scene) throw new Error('no scene');
    dragPlanLine(model, replica, 'stop', scene.y(90_900), 'start');
    const price = dragPlanLine(model, replica, 'stop', scene.y(90_512), 'move');
    expect(price).toBe(90_510);
    expect(model.ghost).toEqual({ grip: 'stop', price: 90_900 });
    expect(model.plan?.stop).toBe(90_510);
    expect(dragPlanLine(model, replica, 'stop', 0, 'cancel')).toBe(90_900);
    expect([model.ghost, model.plan?.stop]).toEqual([null, 90_900]);
    model.plan = { ...plan, stop: null };
    expect(dragPlanLine(model, replica, 'stop', 100, 'start')).toBeNull();
  });

  it('shows a liquidation as unsure while the check is of another position', () => {
    const { replica, model } = start();
    const lines = () => {
      const scene = sceneOf(model, replica);
      return scene ? planLines(scene).map((line) => [line.kind, line.note, line.sure]) : [];
    };
    expect(lines()).toEqual([
      ['entry', '$50k', true],
      ['stop', '−1.30%', true],
      ['liquidation', '−3.61%', true],
    ]);
    model.plan = { ...plan, stop: 91_000 };
    expect(lines()[2]).toEqual(['liquidation', '−3.61%', true]);
    model.plan = { ...plan, entry: 92_000 };
    expect(lines()[2]).toEqual(['liquidation', '', false]);
  });

  it('follows now and centres a price that came near an edge', () => {
    const { replica, send, model } = start();
    sceneOf(model, replica);
    send(nowAt(END + BAR, 97_000));
    const scene = sceneOf(model, replica);
    expect(scene?.view.rightMs).toBe(END + 3_600_000);
    expect(scene?.nowX).toBeCloseTo(896 - 7 + 7 / 12, 9);
    expect(Math.abs((scene?.y(97_000) ?? 0) - 342)).toBeLessThanOrEqual(0.5);
  });

  it('has nothing to draw before the first hello', () => {
    const model = createChartModel(DEFAULT_SETTINGS.view);
    takeLayout(model, createReplica(), layOut(1280, 792, 1));
    expect(sceneOf(model, createReplica())).toBeNull();
  });
});
