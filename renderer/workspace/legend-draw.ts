// Draws one side's colour ramp of the legend, exactly as the map colours its percentiles.
import { rampAlpha, rampColor, rampPosition } from '../heatmap/ramp';
import type { ViewSettings } from '../../shared/ipc/settings';
import type { Side } from '../../shared/model/side';
import type { Size } from '../ui/use-size';
import { axisOf, MARKS, percentileAt } from './legend-scale';

function cssColor(color: number, alpha: number): string {
  return `rgb(${color >> 16} ${(color >> 8) & 255} ${color & 255} / ${alpha})`;
}

export function drawRamp(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  side: Side,
  theme: ViewSettings['theme'],
  threshold: number,
): void {
  const ratio = window.devicePixelRatio;
  const step = 1 / ratio;
  // Whole device pixels only: a strip between two of them would blend with the ground and look paler.
  for (let i = Math.ceil(axisOf(threshold) * width * ratio); i < width * ratio; i++) {
    const x = i / ratio;
    const position = rampPosition(percentileAt((x + step / 2) / width), threshold);
    if (position < 0) continue;
    context.fillStyle = cssColor(rampColor(theme, side, position), rampAlpha(position));
    context.fillRect(x, 0, step, height);
  }
  for (const mark of MARKS.slice(1, -1)) {
    // Cuts show the ground below: marks need no colour of their own.
    if (mark > threshold) context.clearRect(Math.round(axisOf(mark) * width), 0, 1, height);
  }
}
