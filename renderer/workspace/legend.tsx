// The colour legend: both ramps, what their percentiles are in USD, the scale's date, and the threshold's handle.
import { useMemo, useRef } from 'react';
import type { ViewSettings } from '../../shared/ipc/settings';
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

/** With each side ranked by itself a percentile is two amounts: the crosshair says which. */
const scaleWord = (ranking: ViewSettings['ranking']): string =>
  ranking === 'side' ? 'by side, ' : 'scale of ';

export function Legend() {
  const view = useView((state) => state.view);
  const { threshold, ranking } = view;
  const scale = useScale();
  const displayCell = useSession((session) => session.hello?.displayCell ?? null);
  const axis = useRef<HTMLDivElement>(null);
  const { width } = useSize(axis);

  const ticks = useMemo(
    () =>
      scale && displayCell && width > 0
        ? legendTicks(scale, displayCell, threshold, width, tickWidth, ranking === 'both')
        : [],
    [scale, displayCell, threshold, width, ranking],
  );

  return (
    <section className="legend" aria-label="Colour legend">
      <div className="legend-names">
        <span className="legend-name side-short">
          <SideMark side="short" />
          <span>
            Shorts<span className="legend-more">, above</span>
          </span>
        </span>
        <span className="legend-name side-long">
          <SideMark side="long" />
          <span>
            Longs<span className="legend-more">, below</span>
          </span>
        </span>
        <span
          className="legend-date"
          title="The colours of a day compare with the 7 days before it and never change."
        >
          {scale ? (
            <>
              <span className="legend-more">{scaleWord(ranking)}</span>
              {timeText(scale.sinceMs)}
            </>
          ) : (
            'no scale yet'
          )}
        </span>
      </div>
      <div ref={axis} className="legend-axis">
        <LegendRamp side="short" view={view} />
        <LegendRamp side="long" view={view} />
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
