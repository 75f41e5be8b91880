// A session's own liquidations as truth: prints as they are, hours summed, unknown hours left unknown.
import { expect, test } from 'vitest';
import { BTC, number } from '../engine/walk.test-support';
import type { Side } from '../model/side';
import { ownTruth } from './own-truth';

const HOUR = 3_600_000;
const start = 100 * HOUR;
const at = (ms: number) => ({ recvMs: ms, exchMs: ms, inst: 0 });
const liquidation = (ms: number, side: Side, priceTicks: number, qtyLots: number) => ({
  kind: 'liquidation' as const,
  ...at(ms),
  side,
  priceTicks,
  qtyLots,
});

test('hours that lie wholly in the session, gaps unknown', () => {
  const events = number([
    { ...BTC, ...at(start + 60_000) },
    liquidation(start + 120_000, 'long', 900_000, 1000),
    liquidation(start + HOUR, 'long', 900_000, 2000),
    liquidation(start + HOUR + 5, 'long', 800_000, 500),
    liquidation(start + 2 * HOUR - 1, 'short', 900_000, 100),
    {
      kind: 'gap',
      ...at(start + 3.5 * HOUR),
      stream: 'liquidation',
      fromMs: start + 3.2 * HOUR,
      toMs: start + 3.5 * HOUR,
      reason: 'test',
    },
    {
      kind: 'gap',
      ...at(start + 4.5 * HOUR),
      stream: 'trade',
      fromMs: start + 4.2 * HOUR,
      toMs: start + 4.5 * HOUR,
      reason: 'test',
    },
    { kind: 'tick', ...at(start + 5.5 * HOUR) },
  ]);
  const own = ownTruth(events);
  expect(own?.prints.prints.map((print) => print.usd)).toEqual([90_000, 180_000, 40_000, 9000]);
  expect(own?.prints.prints[0]).toEqual({
    ms: start + 120_000,
    side: 'long',
    price: 90_000,
    ifBankruptcy: null,
    usd: 90_000,
  });
  expect(own?.buckets.startMs).toEqual([101, 102, 103, 104].map((hour) => hour * HOUR));
  expect(own?.buckets.longUsd).toEqual([220_000, 0, Number.NaN, 0]);
  expect(own?.buckets.shortUsd).toEqual([9000, 0, Number.NaN, 0]);
});

test('none recorded is not the same as none happened', () => {
  expect(
    ownTruth(
      number([
        { ...BTC, ...at(start) },
        { kind: 'tick', ...at(start + 9 * HOUR) },
      ]),
    ),
  ).toBeNull();
});

test('other instruments do not count', () => {
  const other = { ...liquidation(start + HOUR, 'long', 900_000, 2000), inst: 1 };
  expect(ownTruth(number([{ ...BTC, ...at(start) }, other]))).toBeNull();
});
