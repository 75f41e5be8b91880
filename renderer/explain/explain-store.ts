// Which cell of the map is being taken apart, and the answer once it is there.
import { create } from 'zustand';
import type { Explanation } from '../../shared/model/explanation';
import { ask } from '../session/send';

interface ExplainState {
  /** Where the trader clicked, CSS px of the map; null while no cell is open. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly told: Explanation | null;
}

const CLOSED: ExplainState = { at: null, told: null };

export const useExplain = create<ExplainState>()(() => CLOSED);

export function closeExplanation(): void {
  useExplain.setState(CLOSED);
}

/** Asks what stands at a moment and price; a click while a card is open only closes it. */
export function explainAt(atMs: number, price: number, at: { readonly x: number; readonly y: number }): void {
  if (useExplain.getState().at !== null) {
    closeExplanation();
    return;
  }
  void ask('map.explain', { atMs, price }).then((told) => {
    if (told !== null) useExplain.setState({ at, told });
  });
}
