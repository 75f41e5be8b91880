// The leverage filter: a chip a band in the view menu, and what is filtered, said in the map's header.
import { X } from 'lucide-react';
import {
  BAND_IDS,
  type BandId,
  bandsText,
  filledBands,
  LEVERAGE_BANDS,
} from '../../shared/model/leverage-bands';
import type { ViewSettings } from '../../shared/ipc/settings';
import { useSession } from '../session/store';
import { changeView, useView } from './view';
import './tier-chips.css';

const NOTHING_THERE = 'The model in use places nothing at these leverages.';

/** All bands are no filter, and so is none: a map of nothing says nothing. */
function toggled(tiers: readonly BandId[] | null, id: BandId, filled: readonly BandId[]): BandId[] | null {
  const before = tiers ?? [];
  const after = BAND_IDS.filter((other) => (other === id) !== before.includes(other));
  return after.length === 0 || filled.every((other) => after.includes(other)) ? null : after;
}

/** Pressed chips are shown alone; with none pressed the whole map is. */
export function TierChips() {
  const tiers = useView((state) => state.view.tiers);
  const settings = useSession((session) => session.hello?.settings ?? null);
  const filled = settings ? filledBands(settings) : BAND_IDS;
  return (
    <div className="tier-chips" role="group" aria-label="Leverage">
      {LEVERAGE_BANDS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className="control tier-chip"
          aria-pressed={tiers?.includes(id) ?? false}
          disabled={!filled.includes(id)}
          title={filled.includes(id) ? undefined : NOTHING_THERE}
          onClick={() => changeView({ tiers: toggled(tiers, id, filled) })}
        >
          {label}
        </button>
      ))}
      <button
        type="button"
        className="control tier-chip"
        aria-pressed={tiers === null}
        onClick={() => changeView({ tiers: null })}
      >
        All
      </button>
    </div>
  );
}

/** What colours and percentiles of a filtered map mean: a side's own ranks are made of the columns that are shown. */
export function scaleText(ranking: ViewSettings['ranking']): string {
  return ranking === 'side' ? 'each side ranked among them' : 'on the whole map’s scale';
}

/** What the map is of, by the engine's word, with a way back to all of it; nothing while it is whole. */
export function TierNote() {
  const tiers = useSession((session) => session.tiers);
  const ranking = useView((state) => state.view.ranking);
  if (tiers === null) return null;
  const text = `${bandsText(tiers)} only`;
  return (
    <button
      type="button"
      className="tier-note"
      title={`Levels of these leverages only, ${scaleText(ranking)}. Zones, checks and the panels stay those of the whole map. Click to show all.`}
      onClick={() => changeView({ tiers: null })}
    >
      <span className="tier-note-text">{text}</span>
      <X className="tier-note-icon" aria-hidden="true" />
    </button>
  );
}
