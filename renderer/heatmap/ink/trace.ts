// A line over time whose segments stand each for itself: a later point changes no pixel left of the one before it.
import type { Pen } from './pen';
import { lineStamp } from './shapes';

/** Steeper than so, device pixels across beyond a level line's, an end would stick out: it is cut off level. */
const STICKS_OUT = 0.5;

/**
 * A smooth line, `width` device pixels wide, through points (x, y in turn) whose x rises. Unlike `polyline` its
 * segments end upright where they meet, so each depends on its own two points alone.
 */
export function trace(pen: Pen, points: readonly number[], width: number, color: number, alpha = 1): void {
  const { ink } = pen;
  const { reach, u, v0, v1 } = lineStamp(pen, width);
  for (let i = 2; i < points.length; i += 2) {
    const [x0, y0, x1, y1] = [points[i - 2], points[i - 1], points[i], points[i + 1]];
    if (!(x1 > x0)) continue;
    const slope = (y1 - y0) / (x1 - x0);
    // Half the line's width, measured upright.
    const half = reach * Math.sqrt(1 + slope * slope);
    if (half - reach < STICKS_OUT) {
      ink.strip(x0, y0 - half, x1, y1 - half, x1, y1 + half, x0, y0 + half, u, v0, v1, color, alpha);
      continue;
    }
    const cut = Math.min((half - reach) / Math.abs(slope), x1 - x0);
    const [top, bottom] = [Math.min(y0, y1) - reach, Math.max(y0, y1) + reach];
    const at = (x: number, y: number): readonly number[] => {
      const off = (y - y0 - slope * (x - x0)) / half;
      return [x, y, u, v0 + ((off + 1) / 2) * (v1 - v0)];
    };
    const around =
      slope > 0
        ? [
            at(x0, top),
            at(x0 + cut, top),
            at(x1, y1 - half),
            at(x1, bottom),
            at(x1 - cut, bottom),
            at(x0, y0 + half),
          ]
        : [
            at(x0, y0 - half),
            at(x1 - cut, top),
            at(x1, top),
            at(x1, y1 + half),
            at(x0 + cut, bottom),
            at(x0, bottom),
          ];
    const [a, b, c, d, e, f] = around;
    ink.corners([...a, ...b, ...c, ...d], color, alpha);
    ink.corners([...a, ...d, ...e, ...f], color, alpha);
  }
}
