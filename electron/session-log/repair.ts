// Saves what is sound of a damaged session into a new one, which says itself what was lost.
import { type Event, type GapEvent, STREAMS, type Unnumbered } from '../../shared/model/event';
import { InputError } from '../../shared/util/input-error';
import { basename, extname } from 'node:path';
import { checkSessionExists } from './session-file';
import { type LostSpan, lostSpans } from './lost-spans';
import { type Salvaged, salvage } from './salvage';
import { createSession } from './writer';

export interface Repair {
  /** Batches and events that were saved. */
  readonly batches: number;
  readonly events: number;
  readonly lost: readonly LostSpan[];
}

const REASON = 'Lost: the session was damaged';

/**
 * Writes the sound batches of `path` into a new session `out`. Where nothing is lost the events keep their numbers;
 * otherwise they are numbered anew, and a gap of every stream stands for each span that is lost. `path` is only
 * read, `out` is never written over. Throws InputError when nothing can be saved.
 */
export function repairSession(path: string, out: string): Repair {
  checkSessionExists(path);
  const found = salvage(path);
  const instruments = found.summary?.instruments ?? [];
  const lost = lostSpans(found);
  const firstEvents = found.batches.length > 0 ? found.eventsOf(found.batches[0]) : [];
  if (firstEvents.length === 0) throw new InputError(`${path} holds no batch that could be saved.`);
  const isWhole = lost.length === 0;
  const needed = firstEvents[0].kind === 'instrument' ? [] : instruments;
  if (!isWhole && firstEvents[0].kind !== 'instrument' && needed.length === 0) {
    throw new InputError(
      `${path} has lost its beginning, which said what instrument it is of: nothing of it can be used.`,
    );
  }
  if (found.origin === null) {
    throw new InputError(
      `${path} no longer says whether it was recorded, imported or simulated: nothing of it can be used.`,
    );
  }
  const writer = createSession(out, {
    name: found.name ?? basename(path, extname(path)),
    origin: found.origin,
    createdBy: found.createdBy ?? 'Liqradar',
    force: false,
    holes: isWhole,
    meta: { repair: JSON.stringify({ lost }) },
  });
  try {
    let batches = 0;
    let events = 0;
    let seq = 0;
    const renumbered = (event: Unnumbered): Event => ({ ...event, seq: ++seq });
    let next = 0;
    const gapsUpTo = (ms: number): void => {
      for (; next < lost.length && lost[next].toMs <= ms; next++) {
        writer.append(gapsOf(lost[next], found).map(renumbered));
      }
    };
    if (!isWhole) {
      const atMs = Math.min(firstEvents[0].recvMs, lost[0].toMs);
      writer.append(needed.map((instrument) => renumbered({ ...instrument, recvMs: atMs })));
    }
    for (const row of found.batches) {
      const list = found.eventsOf(row);
      if (isWhole) writer.append(list);
      else {
        gapsUpTo(row.firstMs);
        writer.append(list.map(renumbered));
      }
      batches++;
      events += list.length;
    }
    gapsUpTo(Number.POSITIVE_INFINITY);
    writer.finish();
    return { batches, events, lost };
  } finally {
    writer.abort();
  }
}

/** One gap a stream and instrument that the session has. */
function gapsOf(span: LostSpan, found: Salvaged): Unnumbered<GapEvent>[] {
  const instruments = found.summary?.instruments.map(({ inst }) => inst) ?? [0];
  const has = found.summary?.events;
  const streams = STREAMS.filter((stream) => has === undefined || (has[stream] ?? 0) > 0);
  return instruments.flatMap((inst) =>
    streams.map(
      (stream): Unnumbered<GapEvent> => ({
        kind: 'gap',
        recvMs: span.toMs,
        exchMs: span.toMs,
        inst,
        stream,
        fromMs: span.fromMs,
        toMs: span.toMs,
        reason: REASON,
      }),
    ),
  );
}
