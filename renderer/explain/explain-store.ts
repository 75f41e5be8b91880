// Which cell of the map is being taken apart, and the answer once it is there.
import { create } from 'zustand';
import type { Explanation } from '../../shared/model/explanation';
import type { Side } from '../../shared/model/side';
import { ask } from '../session/send';

export interface ExplainedZone {
  readonly id: string;
  readonly side: Side;
  readonly low: number;
  readonly high: number;
}

interface ExplainState {
  /** Where the trader clicked, CSS px of the map; null while no cell is open. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly told: Explanation | null;
  /** The zone that it was asked for by; null for a click on the map. */
  readonly zone: ExplainedZone | null;
}

const CLOSED: ExplainState = { at: null, told: null, zone: null };

export const useExplain = create<ExplainState>()(() => CLOSED);

export function closeExplanation(): void {
  useExplain.setState(CLOSED);
}

/** Asks what stands at a moment and price; a click while a card is open only closes it. */
export function explainAt(
  atMs: number,
  price: number,
  at: { readonly x: number; readonly y: number },
  zone: ExplainedZone | null = null,
): void {
  if (useExplain.getState().at !== null) {
    closeExplanation();
    return;
  }
  void ask('map.explain', { atMs, price }).then((told) => {
    if (told !== null) useExplain.setState({ at, told, zone });
  });
}
