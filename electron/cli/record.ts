// `radar record`: live markets into a session file, without a window.
import { gapList } from './gap-list';
import { rmSync } from 'node:fs';
import { applyEvent, createEngine, type EngineState } from '../../shared/engine/engine';
import { stateHash } from '../../shared/engine/state-hash';
import { decodeBatch } from '../../shared/codec/decode-batch';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import { InputError } from '../../shared/util/input-error';
import { systemClock } from '../feed/live/clock';
import type { LiveHealth } from '../feed/live/health';
import { type LiveSource, startLive } from '../feed/live/live-source';
import { LIVE_TIMINGS, type VenueChoice } from '../feed/live/options';
import { isoTime } from '../time';
import { CREATED_BY } from '../version';
import { type CliArguments, neededText, textOf } from './arguments';
import type { CliCommand } from './commands';
import { durationOf, endpointsOf, listedVenues } from './record-arguments';

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 30;
/** Beyond the asked time, for opening when the network is slow. */
const PATIENCE_MS = 30_000;
const REPORT_MS = 5000;

export const record: CliCommand = {
  usage:
    'record --exchange binanceusdm,bybit --symbol BTC/USDT:USDT --out S.session [--for 60s] [--history 30d] [--endpoint binanceusdm=http://127.0.0.1:8080]... [--force]',
  flags: ['exchange', 'symbol', 'out', 'for', 'history'],
  lists: ['endpoint'],
  switches: ['force'],
  run: async (args) => {
    const path = neededText(args, 'out');
    const durationMs = durationOf(textOf(args, 'for'), '--for');
    const historyMs = durationOf(textOf(args, 'history'), '--history') ?? HISTORY_DAYS * DAY_MS;
    const venues = choicesOf(args);
    let state = createEngine(DEFAULT_MODEL);
    const source = startLive(
      {
        venues,
        path,
        record: true,
        name: `${neededText(args, 'symbol')} live`,
        createdBy: CREATED_BY,
        force: args.values['force'] === true,
        historyMs,
        timings: LIVE_TIMINGS,
      },
      {
        clock: systemClock,
        toEngine: (message) => {
          // Opened anew when an older past has come in.
          if (message.type === 'open') state = createEngine(DEFAULT_MODEL);
          else if (message.type === 'batch') fold(state, message.bytes);
          else if (message.type === 'time') queueMicrotask(() => source.answer({ type: 'reached' }));
        },
      },
    );
    const stopReports = systemClock.every(REPORT_MS, () => report(source.health()));
    await runFor(source, durationMs);
    stopReports();
    const health = source.health();
    const session = await source.stop();
    if (session === null) throw nothingCame(path, source.health());
    const { problem } = source.health().recording;
    if (problem !== null) throw new InputError(problem);
    return {
      out: path,
      instruments: session.instruments.map(({ exchange, symbol }) => ({ exchange, symbol })),
      from: isoTime(session.fromMs),
      to: isoTime(session.toMs),
      events: session.events,
      gaps: gapList(session.gaps),
      venues: health.venues.map(
        ({ venue, state: now, problem, reconnects, skewMs, unreadable, streams }) => ({
          venue,
          state: now,
          problem,
          reconnects,
          skewMs,
          unreadable,
          streams: streams.map(({ stream, applied, rejects, gaps, coverage }) => ({
            stream,
            applied,
            rejects,
            gaps,
            coverage,
          })),
        }),
      ),
      stateHash: stateHash(state),
    };
  },
};

function choicesOf(args: CliArguments): readonly VenueChoice[] {
  const symbol = neededText(args, 'symbol');
  const venues = listedVenues(neededText(args, 'exchange'));
  const endpoints = endpointsOf(args.values['endpoint'], venues);
  return venues.map((venue) => ({ venue, symbol, endpoint: endpoints.get(venue) ?? null, proxy: null }));
}

function fold(state: EngineState, bytes: Uint8Array): void {
  for (const event of decodeBatch(bytes)) applyEvent(state, event);
}

/** Until the time is over, counted from when the streams have joined, or Ctrl-C, or no venue is left. */
async function runFor(source: LiveSource, durationMs: number | null): Promise<void> {
  const over = new AbortController();
  process.once('SIGINT', () => over.abort());
  const stop = systemClock.every(200, () => {
    if (source.health().venues.every(({ state }) => state === 'off')) over.abort();
  });
  const forEver = 2 ** 31 - 1;
  const timer = new AbortController();
  const either = AbortSignal.any([over.signal, timer.signal]);
  await Promise.race([
    source.opened,
    systemClock.wait((durationMs ?? forEver - PATIENCE_MS) + PATIENCE_MS, either),
  ]);
  timer.abort();
  if (source.isOpen()) await systemClock.wait(durationMs ?? forEver, over.signal);
  stop();
}

function nothingCame(path: string, { venues }: LiveHealth): InputError {
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const why = venues.map(({ problem }) => problem).filter((problem) => problem !== null);
  return new InputError(
    why.length > 0 ? why.join(' ') : 'Nothing came from any exchange: check the network.',
  );
}

function report({ venues, recording }: LiveHealth): void {
  for (const { venue, state, problem, backfill, streams } of venues) {
    const figures = streams.map(({ stream, applied }) => `${stream} ${applied}`).join(', ');
    const past = state === 'backfilling' ? ` history ${backfill.done}/${backfill.total}` : '';
    say(`${venue} ${state}${past}: ${problem ?? figures}`);
  }
  say(recording.problem ?? `${(recording.bytes / 1e6).toFixed(1)} MB recorded`);
}

function say(line: string): void {
  process.stderr.write(`radar: ${line}\n`);
}
