// The colour legend: both ramps, what their percentiles are in USD, the scale's date, and the threshold's handle.
import { useMemo, useRef } from 'react';
import { useScale, useSession } from '../session/store';
import { SideMark } from '../ui/side-mark';
import { textWidth } from '../ui/text-width';
import { useSize } from '../ui/use-size';
import { timeText } from '../heatmap/time-text';
import { LegendRamp } from './legend-ramp';
import { legendTicks, type Tick } from './legend-scale';
import { ThresholdHandle } from './threshold-handle';
import { useView } from './view';
import './legend.css';

const TICK_FONT = '10.5px "Inter Tab"';
const tickWidth = (tick: Tick): number => textWidth(`${tick.name} ${tick.usd}`.trim(), TICK_FONT);

export function Legend() {
  const { theme, threshold } = useView((state) => state.view);
  const scale = useScale();
  const displayCell = useSession((session) => session.hello?.displayCell ?? null);
  const axis = useRef<HTMLDivElement>(null);
  const { width } = useSize(axis);

  const ticks = useMemo(
    () =>
      scale && displayCell && width > 0 ? legendTicks(scale, displayCell, threshold, width, tickWidth) : [],
    [scale, displayCell, threshold, width],
  );

  return (
    <section className="legend" aria-label="Colour legend">
      <div className="legend-names">
        <span className="legend-name side-short">
          <SideMark side="short" />
          Shorts, above
        </span>
        <span className="legend-name side-long">
          <SideMark side="long" />
          Longs, below
        </span>
        <span
          className="legend-date"
          title="The colours of a day compare with the 7 days before it and never change."
        >
          {scale ? `scale of ${timeText(scale.sinceMs)}` : 'no scale yet'}
        </span>
      </div>
      <div ref={axis} className="legend-axis">
        <LegendRamp side="short" theme={theme} threshold={threshold} />
        <LegendRamp side="long" theme={theme} threshold={threshold} />
        <ThresholdHandle axis={axis} />
        {ticks.map((tick) => (
          <span key={tick.percentile} className="legend-tick" style={{ left: `${tick.at * 100}%` }}>
            {tick.name && <span className="legend-percentile">{tick.name}</span>} {tick.usd}
          </span>
        ))}
      </div>
    </section>
  );
}
