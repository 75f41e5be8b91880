// The days or hours under the scrubber's line.
import { memo } from 'react';
import { type Range, timeLabels } from './ticks';

/** A label keeps this far from the track's ends, px. */
const EDGE = 12;

export const TimeLabels = memo(function TimeLabels({
  range,
  width,
}: {
  readonly range: Range;
  readonly width: number;
}) {
  return timeLabels(range, width).map(({ ms, at, text }) => {
    if (at * width > width - EDGE) return null;
    return (
      <span
        key={ms}
        className={at * width < EDGE ? 'scrubber-day scrubber-day-first' : 'scrubber-day'}
        style={{ left: at * width }}
      >
        {text}
      </span>
    );
  });
});
