// Which events and what time were lost with the batches that could not be saved.
import type { Salvaged } from './salvage';

export interface LostSpan {
  /** Numbers of the events that are lost, and how many of them there were at most. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Unix ms: between the last event before and the first one after. */
  readonly fromMs: number;
  readonly toMs: number;
}

interface Hole {
  readonly from: number;
  readonly to: number;
}

/** In order of time. */
export function lostSpans(found: Salvaged): readonly LostSpan[] {
  return holesOf(found)
    .filter((hole) => found.schemaVersion === 1 || isLost(found, hole))
    .map(({ from, to }) => {
      const before = found.batches.findLast((row) => row.lastSeq < from);
      const after = found.batches.find((row) => row.firstSeq > to);
      const fromMs =
        before?.lastMs ?? Math.min(found.summary?.fromMs ?? Infinity, after?.firstMs ?? Infinity);
      const toMs = after?.firstMs ?? Math.max(found.summary?.toMs ?? 0, fromMs);
      return { firstSeq: from, lastSeq: to, fromMs, toMs };
    });
}

/** Numbers that no sound batch holds, between the first and the last of the session. */
function holesOf({ batches, summary, schemaVersion }: Salvaged): Hole[] {
  const holes: Hole[] = [];
  let next = summary?.firstSeq ?? (schemaVersion === 1 ? 1 : (batches.at(0)?.firstSeq ?? 1));
  for (const row of batches) {
    if (row.firstSeq > next) holes.push({ from: next, to: row.firstSeq - 1 });
    next = row.lastSeq + 1;
  }
  if (summary !== null && next <= summary.lastSeq) holes.push({ from: next, to: summary.lastSeq });
  return holes;
}

/**
 * A hole can also lie between two blocks of numbers. It is a loss when a lost batch says so itself, or can only have
 * been there by its neighbours in the order of writing; when one does not tell where it was, any hole may be it.
 */
function isLost(found: Salvaged, hole: Hole): boolean {
  return found.lost.some(({ n, header }) => {
    if (header !== null && header.firstSeq <= header.lastSeq) {
      return header.firstSeq <= hole.to && header.lastSeq >= hole.from;
    }
    const before = found.byPlace.get(n - 1);
    const after = found.byPlace.get(n + 1);
    if (before === undefined || after === undefined || after.firstSeq <= before.lastSeq) return true;
    return hole.from > before.lastSeq && hole.to < after.firstSeq;
  });
}
