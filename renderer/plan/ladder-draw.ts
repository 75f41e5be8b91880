// Draws the ladder from entry to liquidation: bars in the map's own colours, the plan's lines over them.
import { rampAlpha, rampColor, rampPosition } from '../heatmap/ramp';
import { displayPercentile } from '../heatmap/scale-rows';
import type { ViewSettings } from '../../shared/ipc/settings';
import type { HeatScale } from '../../shared/model/heat-scale';
import { themeColor } from '../ui/theme-color';
import type { Size } from '../ui/use-size';
import { ladderBars, ladderPlace, type LadderMap, type LadderPlan } from './ladder-bars';

export interface Ladder {
  readonly plan: LadderPlan;
  readonly stop: number | null;
  readonly map: LadderMap;
  readonly scale: HeatScale;
  /** How the map is coloured: the ladder's bars are the same cells. */
  readonly view: Pick<ViewSettings, 'theme' | 'threshold' | 'palette' | 'contrast'>;
}

const PITCH = 4.2;

function barColor(usd: number, { scale, map, plan, view }: Ladder): string {
  const percentile = displayPercentile(scale, usd, map.displayCell);
  const position = rampPosition(percentile, view.threshold, view.contrast);
  // What the map does not draw is still there: the ramp's second stop, weakly.
  const [at, alpha] =
    position < 0 ? [0.13, 0.8] : [Math.max(position, 0.13), Math.max(rampAlpha(position), 0.8)];
  const color = rampColor(view.theme, plan.side, at, view.palette);
  return `rgb(${color >> 16} ${(color >> 8) & 255} ${color & 255} / ${alpha})`;
}

export function drawLadder(context: CanvasRenderingContext2D, { width, height }: Size, ladder: Ladder): void {
  const floor = height - 1;
  const bars = ladderBars(ladder.plan, ladder.map, Math.max(1, Math.floor(width / PITCH)));
  const top = Math.max(...bars);
  const pitch = width / bars.length;
  bars.forEach((usd, i) => {
    if (!(usd > 0)) return;
    const barHeight = Math.max(2, (usd / top) * (floor - 2));
    context.fillStyle = barColor(usd, ladder);
    context.fillRect(i * pitch + 0.5, floor - barHeight, pitch - 1, barHeight);
  });
  context.fillStyle = themeColor('--line-strong');
  context.fillRect(0, floor, width, 1);

  context.fillStyle = themeColor('--own');
  context.fillRect(0, 0, 1.5, height);
  context.fillRect(ladderPlace(ladder.plan, ladder.plan.liquidation) * width - 0.75, 0, 1.5, height);
  const stopAt = ladder.stop === null ? -1 : ladderPlace(ladder.plan, ladder.stop);
  if (stopAt > 0 && stopAt < 1) {
    for (let y = 0; y < height; y += 4) context.fillRect(stopAt * width - 0.75, y, 1.5, 2.5);
  }
}
