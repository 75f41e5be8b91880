// The map's header: timeframe, layers, model and the colour legend with its threshold.
import { PictureInPicture2 } from 'lucide-react';
import { TIMEFRAMES, type Timeframe } from '../../shared/ipc/settings';
import type { ModelName } from '../../shared/model/settings';
import { tell } from '../session/send';
import { useSession } from '../session/store';
import { Checkbox } from '../ui/checkbox';
import { CascadeButton } from '../desk/cascade-button';
import { BriefButton } from '../desk/brief-button';
import { ExportButton } from '../export/export-host';
import { IconButton } from '../ui/icon-button';
import { Segmented, type Option } from '../ui/segmented';
import { useChart } from './chart-link';
import { Legend } from './legend';
import { changeModel, changeView, useView } from './view';
import { TierNote } from './tier-chips';
import { ViewMenu } from './view-menu';
import './map-header.css';

const TIMEFRAME_OPTIONS: readonly Option<Timeframe>[] = TIMEFRAMES.map((value) => ({ value, label: value }));

const MODEL_OPTIONS: readonly Option<ModelName>[] = [
  {
    value: 'smooth',
    label: 'Smooth',
    hint: 'Spreads opened positions over a smooth range of distances: scores best on data it was not tuned on.',
  },
  {
    value: 'ladder',
    label: 'Ladder',
    hint: 'Puts opened positions on the round leverages that traders pick: sharper shelves, scores lower.',
  },
];

const LAYERS = [
  { key: 'heat', label: 'Heat' },
  { key: 'zones', label: 'Zones' },
  { key: 'liquidations', label: 'Liquidations' },
  { key: 'plan', label: 'Plan' },
] as const;

/** Opens a window with the chart as it is now. */
function popOut(): void {
  const range = useChart.getState().chart?.range() ?? null;
  tell('chart.open', { view: useView.getState().view, range });
}

interface Props {
  /** A chart window leaves the model to the main one. */
  readonly isWindow?: boolean;
}

export function MapHeader({ isWindow = false }: Props) {
  const view = useView((state) => state.view);
  const chosen = useView((state) => state.model);
  // The engine's word counts: the switch must never name a model that did not draw this map.
  const model = useSession((session) => session.hello?.settings.model) ?? chosen;
  return (
    <div className="map-header">
      <Segmented
        label="Timeframe"
        className="segmented-small"
        options={TIMEFRAME_OPTIONS}
        value={view.timeframe}
        onChange={(timeframe) => changeView({ timeframe })}
      />
      <div className="layers" role="group" aria-label="Layers">
        {LAYERS.map(({ key, label }) => (
          <Checkbox
            key={key}
            label={label}
            checked={view[key]}
            onChange={(on) => changeView({ [key]: on })}
          />
        ))}
      </div>
      {!isWindow && (
        <Segmented
          label="Model"
          className="segmented-small"
          options={MODEL_OPTIONS}
          value={model}
          onChange={(model) => changeModel({ model })}
        />
      )}
      <div className="map-tools">
        <ViewMenu isWindow={isWindow} />
        {!isWindow && <CascadeButton />}
        {!isWindow && <BriefButton />}
        {!isWindow && <ExportButton />}
        <IconButton label="Chart in its own window" className="view-menu-button" onClick={popOut}>
          <PictureInPicture2 aria-hidden="true" />
        </IconButton>
      </div>
      <TierNote />
      <Legend />
    </div>
  );
}
