// What a venue's feed has lost: gaps from a line's last sign of life to its return, and numbers that never came.
import type { Stream } from '../../../shared/model/event';
import { endSerials, type Hole } from './holes';
import { type Intake, lostTrades } from './intake';
import { tear, type TornBars } from './torn-bars';

export interface Losses {
  /** True while the line is lost. */
  readonly isOpen: () => boolean;
  readonly begin: (intake: Intake, nowMs: number, why: string) => void;
  readonly end: (nowMs: number) => void;
  /** Nothing more will come: what is missing by now stays missing. */
  readonly close: (intake: Intake) => void;
  /** Looks for numbers that will not come any more. */
  readonly look: (intake: Intake, nowMs: number) => void;
}

export type NoteGap = (stream: Stream, fromMs: number, toMs: number, reason: string) => void;

/** A gap begins a little before the last sign of life: messages under way are not exact. */
const MARGIN_MS = 250;

export function createLosses(torn: TornBars, gap: NoteGap): Losses {
  /** Where each stream's gap begins while the line is lost. */
  let lostFrom: ReadonlyMap<Stream, number> | null = null;
  let lostWhy = '';

  const noteHoles = (holes: readonly Hole[]): void => {
    for (const { afterMs, beforeMs, from, to } of holes) {
      gap('trade', afterMs - MARGIN_MS, beforeMs + 1, `${to - from + 1} trades are missing by their numbers`);
      tear(torn, afterMs, beforeMs);
    }
  };

  return {
    isOpen: () => lostFrom !== null,
    begin: (intake, nowMs, why) => {
      if (lostFrom !== null) return;
      lostFrom = gapStarts(intake, nowMs);
      noteHoles(endSerials(intake.serials));
      lostWhy = why;
    },
    end: (nowMs) => {
      // Torn first: the bars that ended meanwhile come before anything else.
      const from = lostFrom?.get('trade');
      if (from !== undefined) tear(torn, from, nowMs);
      for (const [stream, fromMs] of lostFrom ?? []) gap(stream, fromMs, nowMs, lostWhy);
      lostFrom = null;
    },
    close: (intake) => noteHoles(endSerials(intake.serials)),
    look: (intake, nowMs) => noteHoles(lostTrades(intake, nowMs)),
  };
}

/** A stream without a beat of its own is as old as the venue's mark and trades. */
function gapStarts(intake: Intake, nowMs: number): ReadonlyMap<Stream, number> {
  const { lastOwnMs, counts } = intake;
  const beat = Math.min(lastOwnMs.get('mark') ?? nowMs, lastOwnMs.get('trade') ?? nowMs);
  const starts = new Map<Stream, number>();
  for (const { stream, state } of counts.values()) {
    if (state === 'absent') continue;
    const hasBeat = stream === 'trade' || stream === 'mark' || stream === 'openInterest';
    starts.set(stream, (hasBeat ? (lastOwnMs.get(stream) ?? beat) : beat) - MARGIN_MS);
  }
  return starts;
}
