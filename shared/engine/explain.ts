// What a cell is made of: which bars' entries, at which prices and distances, and how much of each still stands.
import type { ModelSettings } from '../model/settings';
import type { Side } from '../model/side';
import { firstAfter } from '../util/sorted';
import { entryTicks, type FoldedBar, keptShares, type Market, placements } from './market';
import { keptSilent, OUT_MS } from './standing';

/** What explaining needs of a folded bar. */
export type LedgerBar = Pick<
  FoldedBar,
  | 'openMs'
  | 'closeMs'
  | 'lowTicks'
  | 'highTicks'
  | 'closeTicks'
  | 'longFrom'
  | 'shortTo'
  | 'coins'
  | 'turnover'
  | 'usualTurnover'
  | 'tilt'
>;

/** The folded bars of each instrument, by `inst`, rising. */
export type Ledgers = ReadonlyMap<number, readonly LedgerBar[]>;

/** How many bars of a ledger had closed at `ms`. */
export function barsBy(ledger: readonly LedgerBar[], ms: number): number {
  return firstAfter(ledger.length, (i) => ledger[i].closeMs <= ms);
}

/** A market and what of its ledger counts at a moment. */
export interface Told {
  readonly market: ExplainedMarket;
  readonly ledger: readonly LedgerBar[];
  /** How many of its bars had closed. */
  readonly count: number;
  /** Share of each placement that is left while the venue is out (see standing.ts); null for one that is in. */
  readonly kept: Float64Array | null;
}

/** What explaining needs of a market. */
export type ExplainedMarket = Pick<
  Market,
  'instrument' | 'cellTicks' | 'ticksPerUnit' | 'ageRates' | 'barMs'
>;

/** Each market as the map counts it at `ms`: those whose bars had stopped by then are faded, as they are drawn. */
export function toldAt(markets: readonly ExplainedMarket[], ledgers: Ledgers, ms: number): Told[] {
  const some = markets.map((market) => {
    const ledger = ledgers.get(market.instrument.inst) ?? [];
    return { market, ledger, count: barsBy(ledger, ms) };
  });
  const closeOf = ({ ledger, count }: Pick<Told, 'ledger' | 'count'>) =>
    count > 0 ? ledger[count - 1].closeMs : Number.NEGATIVE_INFINITY;
  const newestMs = Math.max(...some.map(closeOf));
  return some.map((told) => {
    const silentMs = newestMs - closeOf(told);
    const isOut = told.count > 0 && silentMs > OUT_MS;
    const usual = isOut ? told.ledger[told.count - 1].usualTurnover : null;
    return { ...told, kept: isOut ? keptSilent(told.market, usual, silentMs) : null };
  });
}

/** Base cells of `own` width, quote units, whose middle lies in cells [first, end) of another width: [first, end). */
export function cellsWithin(
  first: number,
  end: number,
  cell: number,
  own: number,
): readonly [number, number] {
  return [Math.ceil((first * cell) / own - 0.5), Math.ceil((end * cell) / own - 0.5)];
}

/** One part of a cell: entries of one bar, at one price and one placement. */
export interface Part {
  readonly openMs: number;
  readonly closeMs: number;
  readonly entryTicks: number;
  /** Index into the model's placements. */
  readonly place: number;
  /** What was opened there, and what of it still stands, USD. */
  readonly openedUsd: number;
  readonly usd: number;
}

export interface CellQuestion {
  readonly side: Side;
  /** Absolute index of the base cell. */
  readonly cell: number;
  readonly cellTicks: number;
  readonly ticksPerUnit: number;
  /** Share of each placement that is left, of what the ledger says; all of it without. */
  readonly kept?: Float64Array | null;
}

/** Shares below this have nothing left worth naming. */
const GONE = 1e-9;

/**
 * The parts of one base cell after the first `count` bars of the ledger, newest first; their sum is what the level
 * book holds there, but for dust under a dollar. The model is linear in what was opened, so every part's fate can
 * be followed on its own: ageing multiplies it a bar, each sweep that touched the cell leaves the same share.
 */
export function explainCell(
  ledger: readonly LedgerBar[],
  count: number,
  question: CellQuestion,
  settings: ModelSettings,
): Part[] {
  const { side, cell, cellTicks, ticksPerUnit, kept = null } = question;
  const places = placements(settings);
  const ratios = places.map((place) => (side === 'long' ? place.longRatio : place.shortRatio));
  const nearest = Math.max(...ratios);
  const farthest = Math.min(...ratios);
  const keep = kept === null ? new Float64Array(places.length).fill(1) : Float64Array.from(kept);
  let untouched = 1;
  const parts: Part[] = [];
  for (let s = count - 1; s >= 0 && untouched > GONE; s--) {
    const bar = ledger[s];
    // Entries of this bar can reach the cell only if its range, moved by some ratio, covers it.
    const reaches =
      bar.highTicks * nearest >= cell * cellTicks && bar.lowTicks * farthest < (cell + 1) * cellTicks;
    if (reaches && bar.coins > 0) {
      const leaning = side === 'long' ? 1 + bar.tilt : 1 - bar.tilt;
      const usd = ((bar.coins * bar.closeTicks) / ticksPerUnit / settings.entryPoints) * leaning;
      for (let i = 0; i < settings.entryPoints; i++) {
        const entry = entryTicks(bar, i, settings.entryPoints);
        for (let k = 0; k < places.length; k++) {
          if (Math.floor((entry * ratios[k]) / cellTicks) !== cell) continue;
          const openedUsd = usd * places[k].weight;
          const left = openedUsd * keep[k] * untouched;
          if (left > 0) {
            const { openMs, closeMs } = bar;
            parts.push({ openMs, closeMs, entryTicks: entry, place: k, openedUsd, usd: left });
          }
        }
      }
    }
    const touched = side === 'long' ? cell >= bar.longFrom : cell < bar.shortTo;
    if (touched) untouched *= 1 - settings.sweepShare;
    if (bar.turnover !== null) {
      const aged = keptShares(places, bar.turnover, settings.ageing);
      for (let k = 0; k < keep.length; k++) keep[k] *= aged[k];
    }
  }
  return parts;
}
