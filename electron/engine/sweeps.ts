// Notes when a hot zone has been swept for the most part, so that a replay can go there.
import type { EngineState } from '../../shared/engine/engine';
import { cellUsd } from '../../shared/engine/level-book';
import type { Market } from '../../shared/engine/market';
import type { SweepMark } from '../../shared/playback/find';
import type { TrackedZone } from '../../shared/zones/zone-tracker';

/** A zone counts as swept from this share of what stood in it since its birth. */
const SWEPT_SHARE = 0.65;

export interface SweepNotes {
  /** Rising in time. */
  readonly marks: SweepMark[];
  /** Whose zones are being watched, the list of them, and what each had lost at the last bar. */
  state: EngineState | null;
  zones: readonly TrackedZone[];
  lost: Map<TrackedZone, number>;
}

export function createSweeps(): SweepNotes {
  return { marks: [], state: null, zones: [], lost: new Map() };
}

/** Before a fold: turns to this state's zones, unless they are watched already. */
export function watchZones(notes: SweepNotes, state: EngineState): void {
  if (notes.state !== state) look(notes, state);
}

/** After bars were closed: notes which zones they swept past the share, at `ms`. */
export function noteSweeps(notes: SweepNotes, state: EngineState, ms: number): void {
  const market = state.markets.at(0);
  for (const zone of market === undefined ? [] : notes.zones) {
    const before = notes.lost.get(zone) ?? zone.sweptUsd;
    if (zone.sweptUsd > before && market !== undefined) {
      const standing = state.markets.reduce((sum, other) => sum + usdIn(other, zone), 0);
      const whole = zone.sweptUsd + standing;
      if (zone.sweptUsd >= SWEPT_SHARE * whole && before < SWEPT_SHARE * whole) {
        const price = (cell: number): number => (cell * market.cellTicks) / market.ticksPerUnit;
        const { side, from, to, sweptUsd } = zone;
        notes.marks.push({ ms, side, low: price(from), high: price(to), usd: sweptUsd });
      }
    }
  }
  look(notes, state);
}

function look(notes: SweepNotes, state: EngineState): void {
  notes.state = state;
  notes.zones = state.tracked;
  notes.lost = new Map(state.tracked.map((zone) => [zone, zone.sweptUsd]));
}

function usdIn(market: Market, zone: TrackedZone): number {
  const book = zone.side === 'long' ? market.long : market.short;
  let usd = 0;
  for (let cell = zone.from; cell < zone.to; cell++) usd += cellUsd(book, cell);
  return usd;
}
