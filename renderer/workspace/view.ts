// What the trader chose to see: timeframe, layers, threshold, theme and model. Main remembers it.
import { create } from 'zustand';
import { DEFAULT_SETTINGS, type ModelChoice, type ViewSettings } from '../../shared/ipc/settings';
import type { Overrides } from '../../shared/model/assumptions';
import type { ModelName } from '../../shared/model/settings';
import { debounce } from '../session/pace';
import { tell } from '../session/send';

interface ViewState {
  readonly view: ViewSettings;
  readonly model: ModelName;
  readonly overrides: Overrides;
}

export const useView = create<ViewState>()(() => ({
  view: DEFAULT_SETTINGS.view,
  ...DEFAULT_SETTINGS.model,
}));

/** Dragging the threshold must not write the settings file at every step. */
const remember = debounce<ViewSettings>(150, (view) => tell('view.set', view));

export function showTheme(theme: ViewSettings['theme']): void {
  document.documentElement.dataset.theme = theme;
}

/** Takes over what main remembered. */
export function startView(view: ViewSettings, model: ModelChoice): void {
  showTheme(view.theme);
  useView.setState({ view, ...model });
}

export function changeView(patch: Partial<ViewSettings>): void {
  const view = { ...useView.getState().view, ...patch };
  showTheme(view.theme);
  useView.setState({ view });
  remember(view);
}

export function changeModel(patch: Partial<ModelChoice>): void {
  const { model, overrides } = useView.getState();
  const choice = { model, overrides, ...patch };
  useView.setState(choice);
  tell('model.set', choice);
}
