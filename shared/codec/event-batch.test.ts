// Round trips, damage, and the frozen form of the EventBatch encoding.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../model/event';
import { InputError } from '../util/input-error';
import { CodecError } from './codec-error';
import { decodeBatch } from './decode-batch';
import { encodeBatch } from './encode-batch';
import { anyEvents, someOfEveryKind } from './event-batch.fixture.test';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

describe('round trip', () => {
  it('gives back any events exactly, in order', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(decodeBatch(encodeBatch(events))).toStrictEqual(events);
      }),
      { numRuns: 300 },
    );
  });

  it('gives back every kind', () => {
    expect(decodeBatch(encodeBatch(someOfEveryKind))).toStrictEqual(someOfEveryKind);
  });

  it('keeps an empty batch', () => {
    expect(decodeBatch(encodeBatch([]))).toEqual([]);
  });

  it('keeps the largest whole numbers beside each other', () => {
    const big = Number.MAX_SAFE_INTEGER;
    const events = [big, -big, 0, big, -1, -big, 2 ** 51, -(2 ** 51)].map(
      (priceTicks, i): Event => ({
        kind: 'mark',
        seq: i + 1,
        recvMs: i % 2 ? 0 : big,
        exchMs: i % 2 ? big : 0,
        inst: 0,
        priceTicks,
      }),
    );
    expect(decodeBatch(encodeBatch(events))).toStrictEqual(events);
  });

  it('keeps -0 as a rate and makes a whole -0 plain 0', () => {
    const base = { recvMs: 1, exchMs: 1, inst: 0 };
    const [funding, mark] = decodeBatch(
      encodeBatch([
        { ...base, kind: 'funding', seq: 1, rate: -0, intervalHours: null },
        { ...base, kind: 'mark', seq: 2, priceTicks: -0 },
      ]),
    );
    expect(funding).toMatchObject({ rate: -0 });
    expect(mark).toMatchObject({ priceTicks: 0 });
  });

  it('has bytes that may be transferred', () => {
    const bytes = encodeBatch(someOfEveryKind);
    expect(bytes.byteLength).toBe(bytes.buffer.byteLength);
  });

  it('reads from the middle of a larger buffer', () => {
    const bytes = encodeBatch(someOfEveryKind);
    const larger = new Uint8Array(bytes.length + 20).fill(255);
    larger.set(bytes, 7);
    expect(decodeBatch(larger.subarray(7, 7 + bytes.length))).toStrictEqual(someOfEveryKind);
  });
});

describe('damage', () => {
  it('says so wherever a batch is cut', () => {
    const bytes = encodeBatch(someOfEveryKind);
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeBatch(bytes.subarray(0, length)), `cut at ${length}`).toThrow(CodecError);
    }
  });

  it('says so when bytes are left over', () => {
    expect(() => decodeBatch(new Uint8Array([...encodeBatch(someOfEveryKind), 0]))).toThrow(
      /1 bytes are left over/,
    );
  });

  it('never fails in any other way nor makes half an event, whatever the bytes', () => {
    const good = encodeBatch(someOfEveryKind);
    const garbled = fc
      .array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const bytes = good.slice();
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    const withHeader = fc
      .uint8Array({ maxLength: 60 })
      .map((tail) => new Uint8Array([...good.subarray(0, 5), ...tail]));
    fc.assert(
      fc.property(fc.oneof(garbled, withHeader, fc.uint8Array()), (bytes) => {
        try {
          const events = decodeBatch(bytes);
          // If it reads as events at all, they are whole ones.
          expect(decodeBatch(encodeBatch(events))).toStrictEqual(events);
        } catch (error) {
          expect(error).toBeInstanceOf(CodecError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('does not allocate what a false count asks for', () => {
    const bytes = new Uint8Array([...encodeBatch([]).subarray(0, 5), 255, 255, 255, 255, 255, 255, 7, 1]);
    expect(() => decodeBatch(bytes)).toThrow(/cut short/);
  });

  it('is an error that a person may read', () => {
    expect(() => decodeBatch(new Uint8Array([1, 2, 3, 4, 5]))).toThrow(InputError);
    expect(() => decodeBatch(new Uint8Array([1, 2, 3, 4, 5]))).toThrow('These bytes are not an event batch.');
  });
});

describe('what a newer program wrote', () => {
  it('names the version', () => {
    const bytes = encodeBatch(someOfEveryKind);
    bytes[4] = 2;
    expect(() => decodeBatch(bytes)).toThrow(
      'The event batch has version 2 and this Liqradar reads version 1: update the app.',
    );
  });

  it('names the kind', () => {
    const bytes = encodeBatch([{ kind: 'tick', seq: 1, recvMs: 5, exchMs: 5, inst: 0 }]);
    bytes[7] = 200;
    expect(() => decodeBatch(bytes)).toThrow(
      /a kind of event, number 200, which this Liqradar does not know/,
    );
  });
});

describe('events that no source may make', () => {
  const tick = { kind: 'tick', seq: 1, recvMs: 5, exchMs: 5, inst: 0 } as const;
  it.each<[string, readonly Event[], RegExp]>([
    ['a hole in seq', [tick, { ...tick, seq: 3 }], /seq 3 cannot follow 1/],
    ['a broken seq', [{ ...tick, seq: Number.NaN }], /seq cannot be NaN/],
    ['a time below 0', [{ ...tick, recvMs: -1 }], /time below 0/],
    [
      'a fraction of a tick',
      [{ ...tick, kind: 'mark', priceTicks: 0.5 }],
      /mark.priceTicks must be a whole number, got 0.5/,
    ],
    ['not a number', [{ ...tick, kind: 'openInterest', qtyLots: Number.NaN }], /openInterest.qtyLots/],
  ])('refuses %s', (_what, events, message) => {
    expect(() => encodeBatch(events)).toThrow(message);
  });
});

it('has a form that old sessions depend on: change BATCH_VERSION if this changes', () => {
  // Kinds that were added since change nothing in the others.
  const first = someOfEveryKind.filter(({ kind }) => kind !== 'book' && kind !== 'tiers');
  expect(hex(encodeBatch(first))).toMatchInlineSnapshot(
    `"4c514542010e0700010101020203030405050607088290acf3da660404021004040404040404040402020c0b0202020202020202020202020202020202020202020202020107425443555344540342544304555344540408ca01cca06e03021a1780a4e803010200c2c087f3da66c2cf24c2cf2402cca06ec9a06ec4ac6ec1ac6ef2f56ceff56ce6ca6de3ca6dd4c8c4050000080c000100c2a06ec9011004909f6eeda2b9247fd6d2be2d431cebe2361a3f1200e0ebd55500f88facf3da66a490acf3da661e4e6f206b6c696e657320696e207468652061726368697665733a20e9012081bc01"`,
  );
});
