// The replica against a plain list of what was sent: any chunking, any order, any rewind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarsFrame, ColumnsFrame, Frame, FrameBody, HelloFrame } from '../../shared/ipc/frames';
import { applyFrame, Change, createReplica } from './replica';
import type { ColumnCells } from './replica-columns';
import { readColumn } from './replica-columns';
import { isFilled } from './replica-pages';

const BAR_MS = 300_000;
const T0 = 1_765_000_000_000 - (1_765_000_000_000 % BAR_MS);
let seq = 0;

function framed(body: FrameBody): Frame {
  seq++;
  return { ...body, frameSeq: seq, eventSeq: seq };
}

const hello = { kind: 'hello', barMs: BAR_MS, displayCell: 50 } as HelloFrame;

/** Columns [from, to) whose only long cell is at their own number with their own number as bits. */
function columnsFrame(from: number, to: number): ColumnsFrame {
  const n = to - from;
  const numbers = Array.from({ length: n }, (_, i) => from + i);
  const offset = Int32Array.from({ length: n + 1 }, (_, i) => i);
  const long = { firstCell: Int32Array.from(numbers), offset, thousands: Uint16Array.from(numbers) };
  const none = { firstCell: new Int32Array(n), offset: new Int32Array(n + 1), thousands: new Uint16Array(0) };
  return {
    kind: 'columns',
    fromMs: Float64Array.from(numbers, (k) => T0 + k * BAR_MS),
    toMs: Float64Array.from(numbers, (k) => T0 + (k + 1) * BAR_MS),
    long,
    short: none,
  };
}

function barsFrame(from: number, to: number): BarsFrame {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const values = Float64Array.from(numbers);
  return {
    kind: 'bars',
    openMs: Float64Array.from(numbers, (k) => T0 + k * BAR_MS),
    open: values,
    high: values,
    low: values,
    close: values,
    volume: values,
    openInterest: values,
  };
}

const slot0 = T0 / BAR_MS;

describe('replica', () => {
  it('ignores what comes before the first hello', () => {
    const replica = createReplica();
    expect(applyFrame(replica, framed(columnsFrame(0, 3)))).toBe(Change.None);
    expect(replica.columns.pages.size).toBe(0);
  });

  it('holds exactly the columns sent, whatever the chunks, their order and the rewinds', () => {
    const chunk = fc.record({
      from: fc.integer({ min: 0, max: 900 }),
      length: fc.integer({ min: 1, max: 300 }),
    });
    const step = fc.oneof(chunk, fc.integer({ min: 0, max: 1200 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const replica = createReplica();
        applyFrame(replica, framed(hello));
        const known = new Set<number>();
        for (const s of steps) {
          if (typeof s === 'number') {
            applyFrame(replica, framed({ kind: 'rewind', toMs: T0 + s * BAR_MS }));
            for (const k of known) if (k >= s) known.delete(k);
          } else {
            applyFrame(replica, framed(columnsFrame(s.from, s.from + s.length)));
            for (let k = s.from; k < s.from + s.length; k++) known.add(k);
          }
        }
        const cells: ColumnCells = { thousands: new Uint16Array(0), start: 0, end: 0, firstCell: 0 };
        for (let k = 0; k < 1300; k++) {
          expect(readColumn(replica.columns, slot0 + k, 'long', cells)).toBe(known.has(k));
          if (known.has(k)) {
            expect(cells.firstCell).toBe(k);
            expect(cells.thousands[cells.start]).toBe(k);
            expect(cells.end - cells.start).toBe(1);
          }
        }
        const sorted = [...known].sort((a, b) => a - b);
        expect(replica.columns.first).toBe(sorted.length > 0 ? slot0 + sorted[0] : Number.POSITIVE_INFINITY);
        const last = sorted.at(-1);
        expect(replica.columns.last).toBe(last === undefined ? Number.NEGATIVE_INFINITY : slot0 + last);
      }),
      { numRuns: 60 },
    );
  });

  it('hides a bar that closes after the moment it is rewound to', () => {
    const replica = createReplica();
    applyFrame(replica, framed(hello));
    applyFrame(replica, framed(barsFrame(0, 10)));
    const change = applyFrame(replica, framed({ kind: 'rewind', toMs: T0 + 4.5 * BAR_MS }));
    expect(change & Change.Bars).toBe(Change.Bars);
    expect(isFilled(replica.bars, slot0 + 3)).toBe(true);
    expect(isFilled(replica.bars, slot0 + 4)).toBe(false);
  });

  it('sums liquidations by hour and side and takes back those that are later', () => {
    const replica = createReplica();
    applyFrame(replica, framed(hello));
    const ms = Float64Array.from([T0, T0 + 1000, T0 + 2000]);
    const usd = Float64Array.from([5, 7, 11]);
    const frame = { kind: 'liquidations', ms, price: usd, usd, side: Uint8Array.from([0, 1, 0]) } as const;
    applyFrame(replica, framed(frame));
    const hour = Math.floor(T0 / 3_600_000);
    expect(replica.liquidations.hours.get(hour)).toMatchObject({ longUsd: 16, shortUsd: 7 });
    applyFrame(replica, framed({ kind: 'rewind', toMs: T0 + 1000 }));
    expect(replica.liquidations.hours.get(hour)).toMatchObject({ longUsd: 5, shortUsd: 7 });
  });

  it('stamps the slots that changed, and only those, with a rising version', () => {
    const replica = createReplica();
    applyFrame(replica, framed(hello));
    applyFrame(replica, framed(columnsFrame(0, 5)));
    const before = replica.columns.version;
    applyFrame(replica, framed(columnsFrame(5, 6)));
    const page = replica.columns.pages.get(Math.floor((slot0 + 5) / 256));
    const changed = page ? [...page.changedAt].filter((at) => at > before) : [];
    expect(changed).toEqual([before + 1]);
  });

  it('forgets everything on hello, but its versions go on', () => {
    const replica = createReplica();
    applyFrame(replica, framed(hello));
    applyFrame(replica, framed(columnsFrame(0, 5)));
    const { version } = replica.columns;
    expect(applyFrame(replica, framed(hello)) & Change.Columns).toBe(Change.Columns);
    expect(replica.columns.pages.size).toBe(0);
    expect(replica.columns.version).toBeGreaterThan(version);
  });
});
