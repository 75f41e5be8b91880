// Main's answers about what charts look at.
import type { VIEW_COMMANDS } from '../../shared/ipc/commands/view';
import type { App } from '../app-state';
import type { HandlersOf } from '../commands';

export function answerView({ settings, charts }: App): HandlersOf<typeof VIEW_COMMANDS> {
  return {
    'view.set': (view, sender) => {
      if (!charts.change(sender, { view })) settings.change({ view });
    },
    'chart.open': (chart) => charts.open(chart),
    'chart.range': (range, sender) => void charts.change(sender, { range }),
  };
}
