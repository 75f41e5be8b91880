// The model card that came with the app, and the part of it that holds for the map on show.
import { create } from 'zustand';
import type { CardModel, ModelCard } from '../../shared/model/model-card';
import { measuredOf } from '../../shared/model/model-card-file';
import { useSession } from '../session/store';

export const useCard = create<{ readonly card: ModelCard | null }>()(() => ({ card: null }));

export interface Measured {
  readonly card: ModelCard;
  /** Null when it was measured on another market or with other assumptions than the map on show. */
  readonly own: CardModel | null;
}

/** What was measured elsewhere of the model that drew the map; null before a session is open. */
export function useMeasured(): Measured | null {
  const card = useCard((state) => state.card);
  const hello = useSession((session) => session.hello);
  if (card === null || hello === null) return null;
  return { card, own: measuredOf(card, hello.settings, hello.session) };
}
