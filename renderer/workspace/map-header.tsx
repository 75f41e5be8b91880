// The map's header: timeframe, layers, model and the colour legend with its threshold.
import { TIMEFRAMES, type Timeframe } from '../../shared/ipc/settings';
import type { ModelName } from '../../shared/model/settings';
import { useSession } from '../session/store';
import { Checkbox } from '../ui/checkbox';
import { Segmented, type Option } from '../ui/segmented';
import { KeyHelp } from './key-help';
import { Legend } from './legend';
import { changeModel, changeView, useView } from './view';
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

export function MapHeader() {
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
      <Segmented
        label="Model"
        className="segmented-small"
        options={MODEL_OPTIONS}
        value={model}
        onChange={(model) => changeModel({ model })}
      />
      <div className="map-tools">
        <ViewMenu />
        <KeyHelp />
      </div>
      <Legend />
    </div>
  );
}
