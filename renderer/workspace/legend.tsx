// The colour legend: both ramps, what their percentiles are in USD, the scale's date, and the threshold's handle.
import { useMemo, useRef } from 'react';
import type { HeatScale } from '../../shared/model/heat-scale';
import { useScale, useScaleOf, useSession } from '../session/store';
import { SideMark } from '../ui/side-mark';
import { textWidth } from '../ui/text-width';
import { useSize } from '../ui/use-size';
import { timeText } from '../heatmap/time-text';
import { useChart } from './chart-link';
import { LegendRamp } from './legend-ramp';
import { legendTicks, type Tick } from './legend-scale';
import { ThresholdHandle } from './threshold-handle';
import { useView } from './view';
import './legend.css';

const TICK_FONT = '10.5px "Inter Tab"';
/** A side's mark before its amount, with its spaces, px. */
const MARK_WIDTH = 15;
/** As the ramps lie. */
const SIDES = ['short', 'long'] as const;

const tickWidth = ({ name, usd }: Pick<Tick, 'name' | 'usd'>): number =>
  textWidth(`${name} ${usd.join('')}`.trim(), TICK_FONT) + (usd.length > 1 ? usd.length * MARK_WIDTH : 0);

const scaleWord = (bySide: boolean): string => (bySide ? 'by side, ' : 'scale of ');

const NO_SCALES: readonly HeatScale[] = [];

/** The scale of both sides, or with each side ranked by itself each one's own, shorts first; empty while unknown. */
function useScales(bySide: boolean): readonly HeatScale[] {
  const common = useScale();
  const sides = useChart((state) => state.scales);
  const short = useScaleOf(sides?.short ?? NO_SCALES);
  const long = useScaleOf(sides?.long ?? NO_SCALES);
  return useMemo(() => {
    if (bySide) return short && long ? [short, long] : [];
    return common ? [common] : [];
  }, [bySide, common, short, long]);
}

function TickLabel({ tick }: { readonly tick: Tick }) {
  const [only, ...more] = tick.usd;
  return (
    <span className="legend-tick" style={{ left: tick.x }}>
      {tick.name && <span className="legend-percentile">{tick.name}</span>}{' '}
      {more.length === 0
        ? only
        : SIDES.map((side, i) => (
            <span key={side} className={`legend-amount side-${side}`}>
              <SideMark side={side} />
              {tick.usd[i]}
            </span>
          ))}
    </span>
  );
}

export function Legend() {
  const view = useView((state) => state.view);
  const { threshold, ranking } = view;
  const bySide = ranking === 'side';
  const scales = useScales(bySide);
  const displayCell = useSession((session) => session.hello?.displayCell ?? null);
  const axis = useRef<HTMLDivElement>(null);
  const { width } = useSize(axis);

  const ticks = useMemo(
    () =>
      scales.length > 0 && displayCell && width > 0
        ? legendTicks(scales, displayCell, threshold, width, tickWidth)
        : [],
    [scales, displayCell, threshold, width],
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
          {scales.length > 0 ? (
            <>
              <span className="legend-more">{scaleWord(bySide)}</span>
              {timeText(scales[0].sinceMs)}
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
          <TickLabel key={tick.percentile} tick={tick} />
        ))}
      </div>
    </section>
  );
}
