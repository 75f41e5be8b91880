// Folds a session and lets rows be read at each finished column of the map, or at one moment.
import { decodeBatch } from '../../shared/codec/decode-batch';
import { createEngine, type EngineState } from '../../shared/engine/engine';
import type { Ledgers } from '../../shared/engine/explain';
import { readPrice } from '../../shared/engine/read-map';
import type { ModelSettings } from '../../shared/model/settings';
import { InputError } from '../../shared/util/input-error';
import { createHistory, foldAndNote } from '../engine/history';
import type { SessionReader } from '../session-log/reader';
import type { Block, Row } from './table';

/** When rows are read. */
export type When =
  | { readonly at: 'moment'; readonly ms: number }
  /** At each column that closes in it, both ends included. */
  | { readonly at: 'columns'; readonly fromMs: number; readonly toMs: number };

/** Reads rows from the state; `ms` is the time that they are of. */
export type ReadRows = (state: EngineState, ms: number, ledgers: Ledgers) => readonly Row[];

/**
 * The same columns as the window's. Only the columns' own history stays in memory, not the rows. Throws InputError for
 * a moment before the first bar.
 */
export function* foldColumns(
  reader: SessionReader,
  settings: ModelSettings,
  when: When,
  read: ReadRows,
): Generator<Block> {
  const state = createEngine(settings);
  const untilMs = when.at === 'moment' ? when.ms : when.toMs;
  let rows: readonly Row[] = [];
  const history = createHistory(WIDE, settings, (closeMs) => {
    if (when.at === 'columns' && closeMs >= when.fromMs && closeMs <= when.toMs)
      rows = [...rows, ...read(state, closeMs, history.ledgers)];
  });
  for (const batch of reader.batches()) {
    if (batch.firstMs > untilMs) break;
    for (const event of decodeBatch(batch.bytes)) {
      if (event.recvMs > untilMs) break;
      foldAndNote(state, history, event);
      if (rows.length === 0) continue;
      yield { rows, ms: event.recvMs };
      rows = [];
    }
    yield { rows: [], ms: batch.lastMs };
  }
  if (when.at !== 'moment') return;
  if (readPrice(state) === null)
    throw new InputError('No bar had closed by then, so there is no map yet: take a later moment.');
  yield { rows: read(state, when.ms, history.ledgers), ms: when.ms };
}

/** The history's own columns are not used here: cells so wide that they take no memory. */
const WIDE = 1000;
