// One side's colour ramp of the legend, exactly as the map colours its percentiles.
import { useId } from 'react';
import { rampAlpha, rampColor, rampPosition } from '../heatmap/ramp';
import type { ViewSettings } from '../../shared/ipc/settings';
import type { Side } from '../../shared/model/side';
import { axisOf, MARKS, percentileAt } from './legend-scale';

interface Props {
  readonly side: Side;
  readonly view: Pick<ViewSettings, 'theme' | 'threshold' | 'palette' | 'contrast'>;
}

const HEIGHT = 8;
/** Enough stops that the bends of the ramp fall between none of them. */
const STOPS = 96;

const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

export function LegendRamp({ side, view }: Props) {
  const { theme, threshold, palette, contrast } = view;
  const id = useId();
  const from = axisOf(threshold);
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => i / STOPS).map((share) => {
    const position = Math.max(rampPosition(percentileAt(from + share * (1 - from)), threshold, contrast), 0);
    return (
      <stop
        key={share}
        offset={share}
        stopColor={hex(rampColor(theme, side, position, palette))}
        stopOpacity={rampAlpha(position)}
      />
    );
  });
  return (
    <svg className="legend-ramp" aria-hidden="true">
      <linearGradient id={id}>{stops}</linearGradient>
      <rect x={`${from * 100}%`} width={`${(1 - from) * 100}%`} height={HEIGHT} fill={`url(#${id})`} />
      {MARKS.slice(1, -1)
        .filter((mark) => mark > threshold)
        .map((mark) => (
          <rect key={mark} className="legend-cut" x={`${axisOf(mark) * 100}%`} width="1" height={HEIGHT} />
        ))}
    </svg>
  );
}
