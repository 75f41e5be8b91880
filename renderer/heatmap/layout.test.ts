// The look's table of sizes, to the pixel.
import { describe, expect, it } from 'vitest';
import { layOut } from './layout';

/** Host of the chart in a window: without the panel, and without title, bars and footer. */
function host(windowW: number, windowH: number) {
  return layOut(windowW - 320, windowH - (36 + 48 + 42 + 58 + 24), 1);
}

describe('layOut', () => {
  it.each([
    [1280, 800, { profile: 120, gutter: 132, history: 638, heat: 484, pitch: 6, bin: 2 }],
    [1600, 1000, { profile: 158, gutter: 156, history: 896, heat: 684, pitch: 7, bin: 3 }],
    [2560, 1440, { profile: 230, gutter: 190, history: 1750, heat: 1124, pitch: 9, bin: 4 }],
  ])('matches the look at %i x %i', (w, h, want) => {
    const layout = host(w, h);
    expect({
      profile: layout.profile.width,
      gutter: layout.gutter.width,
      history: layout.heat.width,
      heat: layout.heat.height,
      pitch: layout.pitch,
      bin: layout.binPx,
    }).toEqual(want);
  });

  it('covers the whole host without holes at any pixel ratio', () => {
    for (const dpr of [1, 1.25, 1.5, 2]) {
      const l = layOut(1280, 792, dpr);
      expect(l.profile.x + l.profile.width).toBe(l.width);
      expect(l.heat.width + l.gutter.width).toBe(l.axis.x);
      expect(l.time.y + l.time.height).toBe(l.height);
    }
  });
});
