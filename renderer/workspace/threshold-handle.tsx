// The handle on the legend under which nothing is drawn: by mouse, or with arrow keys by one percentile.
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { formatPercentile } from '../../shared/util/format';
import { axisOf, percentileAt } from './legend-scale';
import { changeView, useView } from './view';

const MIN = 0.5;
const MAX = 0.99;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.05,
  PageUp: 0.05,
  Home: -1,
  End: 1,
};

/** Whole percentiles only: what the label says is exactly what is drawn. */
function setThreshold(percentile: number): void {
  const threshold = Math.min(Math.max(Math.round(percentile * 100) / 100, MIN), MAX);
  if (threshold !== useView.getState().view.threshold) changeView({ threshold });
}

export function ThresholdHandle({ axis }: { readonly axis: RefObject<HTMLDivElement | null> }) {
  const threshold = useView((state) => state.view.threshold);

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = axis.current?.getBoundingClientRect();
    if (box && event.currentTarget.hasPointerCapture(event.pointerId)) {
      setThreshold(percentileAt((event.clientX - box.left) / box.width));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setThreshold(threshold + step);
  };

  return (
    <div
      className="threshold"
      role="slider"
      tabIndex={0}
      aria-label="Threshold"
      aria-valuemin={MIN * 100}
      aria-valuemax={MAX * 100}
      aria-valuenow={Math.round(threshold * 100)}
      aria-valuetext={formatPercentile(threshold)}
      title="Levels under this percentile are not drawn"
      style={{ left: `${axisOf(threshold) * 100}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      onKeyDown={onKeyDown}
    />
  );
}
