// A hole in the frames asks once for everything, and nothing is folded until it has come.
import { expect, test, vi } from 'vitest';
import type { Frame } from '../../shared/ipc/frames';
import { Change, createReplica } from './replica';
import { createReceiver, oncePerPaint } from './stream';

const health = (frameSeq: number, text: string): Frame => ({
  kind: 'health',
  problems: [text],
  frameSeq,
  eventSeq: 0,
});
const hello = (frameSeq: number): Frame => ({
  kind: 'hello',
  session: {
    name: '',
    origin: 'simulated',
    instruments: [],
    fromMs: 0,
    toMs: 1,
    pricedToMs: 1,
    lastSeq: 0,
    events: {},
    gaps: [],
    createdBy: '',
    schemaVersion: 1,
  },
  path: '',
  instrument: {
    kind: 'instrument',
    seq: 1,
    recvMs: 0,
    exchMs: 0,
    inst: 0,
    exchange: 'simulated',
    symbol: 'S',
    base: 'B',
    quote: 'Q',
    priceDecimals: 1,
    qtyDecimals: 3,
    cellTicks: 100,
  },
  settings: {} as Extract<Frame, { kind: 'hello' }>['settings'],
  displayCell: 50,
  barMs: 300_000,
  frameSeq,
  eventSeq: 0,
});

test('frames in order are folded, a hole is asked about once', () => {
  const replica = createReplica();
  const onChange = vi.fn();
  const onHole = vi.fn();
  const receive = createReceiver(replica, onChange, onHole);
  receive(health(1, 'a'));
  expect(replica.problems).toEqual(['a']);
  expect(onChange).toHaveBeenLastCalledWith(Change.Problems);

  receive(health(3, 'b'));
  receive(health(4, 'c'));
  expect(onHole).toHaveBeenCalledTimes(1);
  expect(replica.problems).toEqual(['a']);

  receive(hello(5));
  receive(health(6, 'd'));
  expect(replica.problems).toEqual(['d']);
  expect(onHole).toHaveBeenCalledTimes(1);
});

test('the panels follow every animation frame, a playing session ten times a second, and its end at once', () => {
  const waiting: FrameRequestCallback[] = [];
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => waiting.push(callback));
  try {
    const paint = vi.fn();
    let playing = false;
    const change = oncePerPaint(paint, () => playing);
    const frameAt = (ms: number) => {
      change();
      change();
      for (const callback of waiting.splice(0)) callback(ms);
      return paint.mock.calls.length;
    };
    expect([0, 16, 32].map(frameAt)).toEqual([1, 2, 3]);
    playing = true;
    expect([64, 96, 131, 132, 164, 232].map(frameAt)).toEqual([3, 3, 3, 4, 4, 5]);
    playing = false;
    expect(frameAt(240)).toBe(6);
  } finally {
    vi.unstubAllGlobals();
  }
});
