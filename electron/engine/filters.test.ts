// The leverage filter: bands add up to the whole, a filtered window sees what a fold of those placements alone gives.
import { expect, test } from 'vitest';
import { encodeBatch } from '../../shared/codec/encode-batch';
import { createEngine } from '../../shared/engine/engine';
import { readBands, sumBands } from '../../shared/engine/read-bands';
import { readMap, widenMap } from '../../shared/engine/read-map';
import { number, walkEvents } from '../../shared/engine/walk.test-support';
import type { ColumnsFrame } from '../../shared/ipc/frames';
import type { EngineReply } from '../../shared/ipc/pipeline';
import type { Event } from '../../shared/model/event';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { BAND_IDS, bandOf, bandsOfPlaces, type BandId } from '../../shared/model/leverage-bands';
import type { ModelSettings } from '../../shared/model/settings';
import type { SessionInfo } from '../../shared/model/session-info';
import { DEFAULT_ALERTS } from '../../shared/ipc/desk-schema';
import { fromHalf } from '../../shared/util/half-float';
import { bandsAt } from './cell-bands';
import { createHistory, foldAndNote } from './history';
import { sliceColumns } from './columns';
import { createShell, type EngineShell, takeCommand, takeFeed } from './shell';

const events = walkEvents(4, 260);
const [first] = events;
const last = events[events.length - 1];
const FACTOR = 5;

function folded(settings: ModelSettings, told: readonly Event[] = events) {
  const state = createEngine(settings);
  const history = createHistory(FACTOR, settings);
  for (const event of told) foldAndNote(state, history, event);
  return { state, history };
}

/** A column's cells as USD, by `long:cell` and `short:cell`. */
function cellsOf(frame: ColumnsFrame, i: number): Map<string, number> {
  const cells = new Map<string, number>();
  for (const side of ['long', 'short'] as const) {
    const { offset, thousands, firstCell } = frame[side];
    for (let at = offset[i]; at < offset[i + 1]; at++) {
      cells.set(`${side}:${firstCell[i] + at - offset[i]}`, fromHalf(thousands[at]) * 1000);
    }
  }
  return cells;
}

/** Half floats round by 2^-11 of a value; a band's outer cells under 1,000 USD are cut off. */
function expectSameCells(one: Map<string, number>, other: Map<string, number>, bands: number): void {
  for (const cell of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(cell) ?? 0, other.get(cell) ?? 0];
    expect(Math.abs(a - b), cell).toBeLessThan(Math.max(a, b) * 2 ** -9 + 1010 * bands);
  }
}

/** The same walk on a second venue with cells of twice the width, a second later. */
const both = number(
  [
    ...events,
    ...events.map((event) => ({
      ...event,
      ...(event.kind === 'instrument' ? { cellTicks: 200 } : {}),
      inst: 1,
      recvMs: event.recvMs + 1000,
    })),
  ].toSorted((a, b) => a.recvMs - b.recvMs),
);

test.each([
  ['smooth', 1],
  ['ladder', 1],
  ['smooth', 2],
] as const)('bands of the %s map of %i venues add up to it, cell by cell', (model, venues) => {
  const { state } = folded({ ...DEFAULT_MODEL, model }, venues === 1 ? events : both);
  expect(state.markets.length).toBe(venues);
  const base = readMap(state);
  const bands = readBands(state, bandsOfPlaces(state.settings), FACTOR);
  if (base === null || bands === null) throw new Error('no map');
  const whole = widenMap(base, FACTOR);
  const sum = sumBands(bands);
  expect(sum.firstCell).toBe(whole.firstCell);
  expect(sum.longUsd.length).toBe(whole.longUsd.length);
  const total = whole.longUsd.reduce((a, b) => a + b);
  for (let i = 0; i < sum.longUsd.length; i++) {
    expect(Math.abs(sum.longUsd[i] - whole.longUsd[i])).toBeLessThanOrEqual(total * 1e-14);
    expect(Math.abs(sum.shortUsd[i] - whole.shortUsd[i])).toBeLessThanOrEqual(total * 1e-14);
  }
});

test.each(['smooth', 'ladder'] as const)(
  'chosen bands of the %s map are a fold of their placements',
  (model) => {
    const settings = { ...DEFAULT_MODEL, model };
    const tiers: BandId[] = ['to25', 'to100'];
    const kept = settings[model].map((place) =>
      tiers.includes(BAND_IDS[bandOf(place.leverage)]) ? place : { ...place, weight: 0 },
    );
    const all = folded(settings).history.columns;
    const alone = folded({ ...settings, [model]: kept }).history.columns;
    expect(alone.count).toBe(all.count);
    const [filtered, refolded] = [sliceColumns(all, 0, all.count, tiers), sliceColumns(alone, 0, all.count)];
    for (let i = 0; i < all.count; i += 7) expectSameCells(cellsOf(filtered, i), cellsOf(refolded, i), 2);
    expect(filtered.long.thousands.some((bits) => bits > 0)).toBe(true);
  },
);

test.each([
  ['one venue', events],
  ['two venues', both],
])('a cell’s bands are its column’s, and the age lies inside the session: %s', (_, told) => {
  const { state, history } = folded(DEFAULT_MODEL, told);
  const { columns, bars } = history;
  const i = columns.count - 20;
  const whole = cellsOf(sliceColumns(columns, i, i + 1), 0);
  for (const [key, usd] of whole) {
    const [side, cell] = key.split(':');
    const told = bandsAt(state, history, columns.fromMs[i] + 1, Number(cell));
    const { usd: byBand, ageMs } = told?.[side === 'long' ? 'long' : 'short'] ?? { usd: [], ageMs: null };
    expect(Math.abs(byBand.reduce((a, b) => a + b, 0) - usd)).toBeLessThan(usd * 2 ** -9 + 5050);
    if (usd < 5000) continue;
    expect(ageMs).toBeGreaterThanOrEqual(0);
    expect(ageMs).toBeLessThan(columns.toMs[i] - bars.openMs[0]);
  }
  expect(bandsAt(state, history, columns.toMs[columns.count - 1] + 1, 1)).toBeNull();
});

type Sent = Extract<EngineReply, { type: 'frame' }>;

/** An open session at its end, and what it sends from now on. */
function opened(): { readonly shell: EngineShell; readonly sent: Sent[] } {
  const sent: Sent[] = [];
  const shell = createShell(
    {
      settings: DEFAULT_MODEL,
      plan: null,
      desk: { plans: [], alerts: DEFAULT_ALERTS },
      tiers: [],
      card: {
        base: '',
        market: '',
        truth: '',
        fromMs: 0,
        toMs: 0,
        tested: 0,
        bucketMs: 0,
        models: {} as never,
      },
    },
    { toMain: (reply) => void (reply.type === 'frame' && sent.push(reply)), toFeed: () => {} },
  );
  const session = {
    name: 'walk',
    origin: 'imported',
    instruments: [first],
    fromMs: first.recvMs,
    toMs: last.recvMs,
    pricedToMs: last.recvMs,
    lastSeq: last.seq,
    events: {},
    gaps: [],
    createdBy: 'test',
    schemaVersion: 1,
  } as SessionInfo;
  takeFeed(shell, { type: 'open', path: '/walk', session });
  for (let at = 0; at < events.length; at += 4000) {
    takeFeed(shell, { type: 'batch', bytes: encodeBatch(events.slice(at, at + 4000)) });
  }
  takeFeed(shell, { type: 'time', play: { mode: 'paused' }, atMs: last.recvMs, busy: false });
  return { shell, sent };
}

const columnsIn = (sent: readonly Sent[]) => sent.filter(({ frame }) => frame.kind === 'columns');

test('a window’s filter changes what it is sent and nobody else’s, and taken off it is as before, bit for bit', () => {
  const { shell, sent } = opened();
  const plain = columnsIn(sent).map(({ frame }) => ({ ...frame }));
  sent.length = 0;
  takeCommand(shell, { type: 'tiers', window: 7, tiers: ['to50'] });
  expect(new Set(sent.map(({ window }) => window))).toEqual(new Set([7]));
  expect(sent.map(({ frame }) => frame.kind)).not.toContain('hello');
  expect(sent.at(-1)?.frame).toMatchObject({ kind: 'tiers', tiers: ['to50'] });
  expect(columnsIn(sent).map(({ frame }) => frame)).not.toEqual(plain);

  sent.length = 0;
  takeFeed(shell, { type: 'time', play: { mode: 'paused' }, atMs: last.recvMs, busy: false });
  const nows = sent.filter(({ frame }) => frame.kind === 'now');
  expect(nows.map(({ window, except }) => [window, except])).toEqual([
    [null, [7]],
    [7, []],
  ]);
  const [whole, part] = nows.map(({ frame }) => (frame.kind === 'now' ? frame : null));
  const total = (usd: Float32Array | undefined) => Array.from(usd ?? []).reduce((a, b) => a + b, 0);
  expect(total(part?.longUsd)).toBeLessThan(total(whole?.longUsd));
  expect(part?.zones).toEqual(whole?.zones);
  expect(part?.whole?.longUsd).toEqual(whole?.longUsd);
  expect(whole?.whole).toBeUndefined();

  sent.length = 0;
  takeCommand(shell, { type: 'tiers', window: 7, tiers: null });
  expect(columnsIn(sent).map(({ frame }) => frame)).toEqual(plain);
  expect(sent.at(-1)?.frame).toMatchObject({ kind: 'tiers', tiers: null });
});

test('a window that comes with a filter gets it with its snapshot; a closed one is forgotten', () => {
  const { shell, sent } = opened();
  sent.length = 0;
  takeCommand(shell, { type: 'snapshot', window: 3, tiers: ['over100'] });
  const mine = sent.filter(({ window }) => window === 3).map(({ frame }) => frame.kind);
  expect(mine[0]).toBe('hello');
  expect(mine.at(-1)).toBe('tiers');
  takeCommand(shell, { type: 'closed', window: 3 });
  sent.length = 0;
  takeFeed(shell, { type: 'time', play: { mode: 'paused' }, atMs: last.recvMs, busy: false });
  expect(new Set(sent.map(({ window }) => window))).toEqual(new Set([null]));
});
