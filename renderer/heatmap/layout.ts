// Where everything of the chart lies, in whole device pixels, from the size of its host element.

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  /** Device pixels per CSS pixel. */
  readonly dpr: number;
  readonly width: number;
  readonly height: number;
  /** The heatmap with its candles, left of now. */
  readonly heat: Rect;
  /** Right of now: levels carried forward, and the labels. */
  readonly gutter: Rect;
  readonly axis: Rect;
  readonly profile: Rect;
  /** Strips under the heatmap; each is as wide as the heatmap. */
  readonly volume: Rect;
  readonly openInterest: Rect;
  readonly time: Rect;
  /** Candle pitch and body width in device pixels, and pixels of a display cell, that `fit` starts from. */
  readonly pitch: number;
  readonly binPx: number;
}

const AXIS = 70;
const STRIP = 42;
const TIME = 24;

/** Straight line through the points, level beyond them; points rise in x. */
function through(points: readonly (readonly [number, number])[], x: number): number {
  let [x0, y0] = points[0];
  if (x <= x0) return y0;
  for (const [x1, y1] of points) {
    if (x <= x1) return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
    [x0, y0] = [x1, y1];
  }
  return y0;
}

/** Width of the profile and the gutter, CSS pixels, at a width of the host. */
const PROFILE_AT: readonly (readonly [number, number])[] = [
  [700, 96],
  [960, 120],
  [1280, 158],
  [2240, 230],
];
const GUTTER_AT: readonly (readonly [number, number])[] = [
  [700, 124],
  [960, 132],
  [1280, 156],
  [2240, 190],
];

/** Lays out a host of `width` x `height` CSS pixels on a screen of `dpr` device pixels each. */
export function layOut(width: number, height: number, dpr: number): Layout {
  const px = (css: number) => Math.round(css * dpr);
  const w = Math.max(px(width), px(420));
  const h = Math.max(px(height), px(220));
  const profileW = px(Math.round(through(PROFILE_AT, width)));
  const gutterW = px(Math.round(through(GUTTER_AT, width)));
  const axisW = px(AXIS);
  const chartW = w - profileW - axisW;
  const heatW = chartW - gutterW;
  const heatH = h - px(STRIP) * 2 - px(TIME);
  const chartCss = chartW / dpr;
  const heatCss = heatH / dpr;
  return {
    dpr,
    width: w,
    height: h,
    heat: { x: 0, y: 0, width: heatW, height: heatH },
    gutter: { x: heatW, y: 0, width: gutterW, height: heatH },
    axis: { x: chartW, y: 0, width: axisW, height: heatH },
    profile: { x: chartW + axisW, y: 0, width: profileW, height: heatH },
    volume: { x: 0, y: heatH, width: heatW, height: px(STRIP) },
    openInterest: { x: 0, y: heatH + px(STRIP), width: heatW, height: px(STRIP) },
    time: { x: 0, y: heatH + px(STRIP) * 2, width: heatW, height: px(TIME) },
    pitch: px(chartCss < 900 ? 6 : chartCss < 1500 ? 7 : 9),
    binPx: px(heatCss < 600 ? 2 : heatCss < 900 ? 3 : 4),
  };
}

/** Whether a point lies in a rectangle. */
export function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;
}
