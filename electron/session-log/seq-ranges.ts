// Which event numbers are written already: a few blocks, so that none is written twice.
import type { Event } from '../../shared/model/event';

export interface SeqRange {
  readonly from: number;
  readonly to: number;
}

/** The blocks with those of further events. Throws RangeError for a number that is in one already. */
export function claimSeqs(taken: readonly SeqRange[], events: readonly Event[]): readonly SeqRange[] {
  let ranges = taken;
  let from = 0;
  for (let i = 1; i <= events.length; i++) {
    if (i < events.length && events[i].seq === events[i - 1].seq + 1) continue;
    ranges = claim(ranges, { from: events[from].seq, to: events[i - 1].seq });
    from = i;
  }
  return ranges;
}

function claim(taken: readonly SeqRange[], run: SeqRange): readonly SeqRange[] {
  const clash = taken.find(({ from, to }) => run.from <= to && run.to >= from);
  if (clash !== undefined) throw new RangeError(`events ${run.from} to ${run.to} were written before`);
  const before = taken.find(({ to }) => to + 1 === run.from);
  const after = taken.find(({ from }) => run.to + 1 === from);
  const rest = taken.filter((range) => range !== before && range !== after);
  return [...rest, { from: before?.from ?? run.from, to: after?.to ?? run.to }];
}
