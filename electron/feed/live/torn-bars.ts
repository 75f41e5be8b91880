// Bars whose trades are known to be incomplete: where we joined, where a line was lost, where numbers are missing.
import { BAR_MS } from '../venues/history-rows';

/** Openings, rising. */
export interface TornBars {
  opens: number[];
}

const NONE: readonly number[] = [];

export function createTornBars(): TornBars {
  return { opens: [] };
}

/** Every bar that has a moment of [fromMs, toMs] in it. */
export function tear(torn: TornBars, fromMs: number, toMs: number): void {
  const opens = new Set(torn.opens);
  for (let open = fromMs - (fromMs % BAR_MS); open <= toMs; open += BAR_MS) opens.add(open);
  torn.opens = [...opens].sort((a, b) => a - b);
}

/** Torn bars that have ended by `ms`. */
export function endedTorn(torn: TornBars, ms: number): readonly number[] {
  // Asked for every event: mostly there are none.
  if (torn.opens.length === 0 || torn.opens[0] + BAR_MS > ms) return NONE;
  return torn.opens.filter((open) => open + BAR_MS <= ms);
}

export function mended(torn: TornBars, opens: readonly number[]): void {
  torn.opens = torn.opens.filter((open) => !opens.includes(open));
}
