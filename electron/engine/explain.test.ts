// What a click tells of a cell is what the map draws there, also of a venue whose bars have stopped coming.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine } from '../../shared/engine/engine';
import { number, walkEvents } from '../../shared/engine/walk.test-support';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { bandsAt } from './cell-bands';
import { explainAt } from './explain';
import { createHistory, foldAndNote } from './history';

const BARS = 160;
/** The second venue's last bar; by the end it has been out for hours. */
const LAST = 90;
const FACTOR = 5;
/** Half floats of thousands hold eleven bits; bands are added up. */
const ROUNDING = 0.003;
/** A column cuts outer cells of less than 1,000 USD off each band. */
const CUT_USD = 5000;

const first = walkEvents(3, BARS);
const stopMs = first[0].recvMs + LAST * DEFAULT_MODEL.barMs;
const second = walkEvents(5, BARS)
  .filter(({ recvMs }) => recvMs <= stopMs)
  .map((event) => ({ ...event, inst: 1, recvMs: event.recvMs + 1000 }));
const state = createEngine(DEFAULT_MODEL);
const history = createHistory(FACTOR, DEFAULT_MODEL);
for (const event of number([...first, ...second].toSorted((a, b) => a.recvMs - b.recvMs))) {
  foldAndNote(state, history, event);
}
const { columns } = history;
const [market] = state.markets;
const width = (FACTOR * market.cellTicks) / market.ticksPerUnit;

function usdOf(atMs: number, cell: number): Record<'long' | 'short', number> {
  const bands = bandsAt(state, history, atMs, cell);
  if (bands === null) throw new Error('no column');
  const sum = (usd: readonly number[]) => usd.reduce((total, part) => total + part, 0);
  return { long: sum(bands.long.usd), short: sum(bands.short.usd) };
}

test('the explained USD are the column\u2019s, before a venue drops out and after', () => {
  let told = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 20, max: columns.count - 2 }),
      fc.integer({ min: -12, max: 12 }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (i, out, within) => {
        const atMs = columns.fromMs[i] + within * (columns.toMs[i] - columns.fromMs[i]);
        const cell = Math.floor(history.bars.close[i] / width) + out;
        const drawn = usdOf(atMs, cell);
        const explained = explainAt(state, history, atMs, (cell + 0.5) * width);
        const most = Math.max(drawn.long, drawn.short);
        expect(Math.abs((explained?.usd ?? 0) - most)).toBeLessThan(CUT_USD + ROUNDING * most);
        if (most < 100 * CUT_USD) return;
        told++;
        expect(explained?.side).toBe(drawn.long > drawn.short ? 'long' : 'short');
        const parts = explained?.byAge.reduce((total, { usd }) => total + usd, 0) ?? 0;
        expect(parts).toBeCloseTo(explained?.usd ?? 0, 0);
      },
    ),
    { numRuns: 150 },
  );
  expect(told).toBeGreaterThan(50);
});

test('after a venue has dropped out its part has faded', () => {
  const i = columns.count - 2;
  expect(columns.toMs[i] - stopMs).toBeGreaterThan(4 * 3_600_000);
  // Without the fading the sum of both ledgers is more than the map shows.
  const unfaded = {
    ...state,
    markets: state.markets.map((one) => ({ ...one, ageRates: one.ageRates.map(() => 0) })),
  };
  const price = history.bars.close[i] * 0.985;
  const usd = (of: typeof state) => explainAt(of, history, columns.fromMs[i], price)?.usd ?? 0;
  expect(usd(unfaded)).toBeGreaterThan(usd(state) * 1.02);
});
