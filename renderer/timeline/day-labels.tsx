// The days under the scrubber's line.
import { memo } from 'react';
import { dateText } from '../heatmap/time-text';
import { dayLabels, type Range } from './ticks';

/** A label keeps this far from the track's ends, px. */
const EDGE = 12;

export const DayLabels = memo(function DayLabels({
  range,
  width,
}: {
  readonly range: Range;
  readonly width: number;
}) {
  return dayLabels(range, width, 28).map(({ ms, at, isMonth }) => {
    const [month, day] = dateText(ms).split(' ');
    if (at * width > width - EDGE) return null;
    return (
      <span
        key={ms}
        className={at * width < EDGE ? 'scrubber-day scrubber-day-first' : 'scrubber-day'}
        style={{ left: at * width }}
      >
        {isMonth ? month : day}
      </span>
    );
  });
});
