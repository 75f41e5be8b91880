// The model card that came with the app, and the part of it that holds for the map on show.
import { create } from 'zustand';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import { measuredOf } from '../../shared/model/model-card-file';
import { useSession } from '../session/store';

export const useCard = create<{ readonly card: ModelCard | null }>()(() => ({ card: null }));

export interface Measured {
  readonly card: ModelCard;
  /** Null when an assumption was changed: then nothing is known of this map. */
  readonly own: CardModel | null;
}

/** What was measured of the model that drew the map; null before a session is open. */
export function useMeasured(): Measured | null {
  const card = useCard((state) => state.card);
  const settings = useSession((session) => session.hello?.settings ?? null);
  if (card === null || settings === null) return null;
  return { card, own: measuredOf(card, settings) };
}
