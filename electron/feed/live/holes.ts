// Watches numbers that a venue gives without holes: what is late, what came twice, what never came.

/** Numbers [from, to] that were jumped over between two moments. */
export interface Hole {
  from: number;
  to: number;
  /** When the number before it was made, and when the one after it came. */
  readonly afterMs: number;
  readonly beforeMs: number;
}

export interface Serials {
  /** The highest number so far; null before the first. */
  last: number | null;
  lastMs: number;
  /** Missing, but perhaps only late. */
  open: Hole[];
}

/** How long a number may be late before it counts as lost, ms. */
export const LATE_MS = 2000;
/** A jump by more than this starts a new count: the venue renumbered, or we were away for long. */
const MOST_MISSING = 1_000_000;

export function createSerials(): Serials {
  return { last: null, lastMs: 0, open: [] };
}

export type SerialVerdict = 'next' | 'late' | 'repeat';

/** `ownMs` is the venue's stamp on our clock, `recvMs` when it came: a hole reaches from the one to the other. */
export function takeSerial(serials: Serials, serial: number, ownMs: number, recvMs: number): SerialVerdict {
  const { last } = serials;
  if (last === null || serial > last) {
    if (last !== null && serial > last + 1 && serial - last <= MOST_MISSING) {
      serials.open.push({ from: last + 1, to: serial - 1, afterMs: serials.lastMs, beforeMs: recvMs });
    }
    serials.last = serial;
    serials.lastMs = Math.min(ownMs, recvMs);
    return 'next';
  }
  const at = serials.open.findIndex((hole) => serial >= hole.from && serial <= hole.to);
  if (at === -1)
    return last - serial > MOST_MISSING ? restart(serials, serial, Math.min(ownMs, recvMs)) : 'repeat';
  const hole = serials.open[at];
  const parts = [
    { ...hole, to: serial - 1 },
    { ...hole, from: serial + 1 },
  ];
  serials.open.splice(at, 1, ...parts.filter(({ from, to }) => from <= to));
  return 'late';
}

function restart(serials: Serials, serial: number, ms: number): SerialVerdict {
  serials.last = serial;
  serials.lastMs = ms;
  serials.open = [];
  return 'next';
}

/** Holes that will not be filled any more; they are forgotten here. */
export function lostHoles(serials: Serials, nowMs: number): readonly Hole[] {
  const lost = serials.open.filter((hole) => nowMs - hole.beforeMs >= LATE_MS);
  if (lost.length > 0) serials.open = serials.open.filter((hole) => nowMs - hole.beforeMs < LATE_MS);
  return lost;
}

/** The line is lost: every open hole stays one, and what is missing from here on is known without counting. */
export function endSerials(serials: Serials): readonly Hole[] {
  const lost = serials.open;
  serials.open = [];
  serials.last = null;
  return lost;
}
