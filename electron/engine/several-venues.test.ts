// What a window is shown of several venues: one bar and one column a time, prices of one, amounts of all.
import { expect, test } from 'vitest';
import { createEngine } from '../../shared/engine/engine';
import { readMap, widenMap } from '../../shared/engine/read-map';
import { number, walkEvents } from '../../shared/engine/walk.test-support';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { Event } from '../../shared/model/event';
import { createHistory, foldAndNote, type History } from './history';

const BARS = 120;

function noted(events: readonly Event[]): { history: History; state: ReturnType<typeof createEngine> } {
  const state = createEngine(DEFAULT_MODEL);
  const history = createHistory(5, DEFAULT_MODEL);
  for (const event of events) foldAndNote(state, history, event);
  return { history, state };
}

/** The same walk on two venues; the second's events come a second after the first's. */
const second = walkEvents(3, BARS).map((event) => ({ ...event, inst: 1, recvMs: event.recvMs + 1000 }));
const both = number([...walkEvents(3, BARS), ...second].toSorted((a, b) => a.recvMs - b.recvMs));

test('there is one bar and one column a time, made when both have closed theirs', () => {
  const { history, state } = noted(both);
  const { bars, columns } = history;
  expect(bars.count).toBe(BARS);
  expect(columns.count).toBe(BARS);
  const alone = noted(walkEvents(3, BARS)).history.bars;
  // A venue is waited for from its first bar on.
  for (let i = 1; i < BARS; i++) {
    expect(bars.close[i]).toBe(alone.close[i]);
    expect(bars.volume[i]).toEqual(alone.volume[i] * 2);
    expect(bars.openInterest[i]).toEqual(alone.openInterest[i] * 2);
  }
  expect(history.ledgers.get(0)).toHaveLength(BARS);
  expect(history.ledgers.get(1)).toHaveLength(BARS);
  // The last column holds both venues' levels.
  const map = readMap(state);
  if (map === null) throw new Error('no map');
  const wide = widenMap(map, 5);
  const from = columns.whole.long.offset[BARS - 1];
  const column = columns.whole.long.thousands.slice(from, columns.whole.long.offset[BARS]);
  expect(column.length).toBeGreaterThan(0);
  expect(wide.longUsd.filter((usd) => usd >= 1000).length).toBe(column.length);
});

test('a venue that is late is waited for, but not for ever', () => {
  const last = both.findLast(({ inst, kind }) => inst === 1 && kind === 'bar');
  const { history } = noted(number(both.filter((event) => event !== last)));
  expect(history.bars.count).toBe(BARS - 1);
  expect(history.waiting).not.toBeNull();
  const tick = { kind: 'tick', recvMs: (last?.recvMs ?? 0) + 10_000, exchMs: 0, inst: 0 } as const;
  const later = noted(number([...both.filter((event) => event !== last), tick])).history;
  expect(later.bars.count).toBe(BARS);
});
