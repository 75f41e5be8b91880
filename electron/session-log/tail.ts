// The end of a recording: small batches as they came, waiting to be merged into full ones.
import type { Event } from '../../shared/model/event';
import { type ChainHead, FAST, packBatch, runsOf, SMALL } from './pack';
import { BATCH_EVENTS } from './schema';

/** Events that follow each other, of batches that may still be merged. */
type Lane = Event[];

export interface Tail {
  /** The chain before the first batch of the tail: batches up to here are final. */
  readonly base: ChainHead;
  /** The chain after its last batch. */
  readonly head: ChainHead;
  readonly lanes: readonly Lane[];
}

export interface Step {
  readonly sql: string;
  readonly tail: Tail;
  /** The EventBatches of the new events. */
  readonly stored: readonly Uint8Array[];
  /** The events of batches that became final with this step. */
  readonly final: readonly Event[];
}

/**
 * What to write for further events. They come as small batches; once a full one has gathered, the tail is written
 * anew in one transaction: full batches, then what is left over. So a day of batches every 50 ms takes no more room
 * than an import, and a kill finds either the small ones or the full one.
 */
export function addToTail(tail: Tail, events: readonly Event[]): Step {
  const runs = runsOf(events);
  const lanes = runs.reduce(extend, tail.lanes);
  let head = tail.head;
  const packed = runs.map((run) => {
    const batch = packBatch(head, run, FAST);
    head = batch.head;
    return batch;
  });
  const stored = packed.map(({ bytes }) => bytes);
  if (lanes.some((lane) => lane.length >= BATCH_EVENTS))
    return { ...mergeTail({ ...tail, lanes }, false), stored };
  return {
    sql: packed.map(({ sql }) => sql).join(' '),
    tail: { base: tail.base, head, lanes },
    stored,
    final: [],
  };
}

/** Never in place: a step that could not be written leaves the tail as it was. */
function extend(lanes: readonly Lane[], run: Event[]): readonly Lane[] {
  const at = lanes.findIndex((known) => known[known.length - 1].seq + 1 === run[0].seq);
  if (at === -1) return [...lanes, [...run]];
  return lanes.with(at, lanes[at].concat(run));
}

/** Writes the tail anew: full batches first; the rest too, for good, when the recording ends. */
export function mergeTail(tail: Tail, all: boolean): Omit<Step, 'stored'> {
  let head = tail.base;
  const final: Event[] = [];
  const rest: Lane[] = [];
  const sql = [`DELETE FROM batch WHERE n > ${tail.base.batches};`];
  for (const lane of tail.lanes) {
    const full = all ? lane.length : lane.length - (lane.length % BATCH_EVENTS);
    for (const run of runsOf(lane.slice(0, full))) {
      const packed = packBatch(head, run, SMALL);
      head = packed.head;
      sql.push(packed.sql);
      for (const event of run) final.push(event);
    }
    if (full < lane.length) rest.push(lane.slice(full));
  }
  const base = head;
  for (const lane of rest) {
    const packed = packBatch(head, lane, FAST);
    head = packed.head;
    sql.push(packed.sql);
  }
  return { sql: sql.join(' '), tail: { base, head, lanes: rest }, final };
}
