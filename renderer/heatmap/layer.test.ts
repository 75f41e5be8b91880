// A layer that is only shifted shows what painting it anew would show, and is painted anew where it would not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Atlas } from './ink/atlas';
import { createInk } from './ink/ink';
import type { Pen } from './ink/pen';
import type { LayerSpec, Look } from './layer';
import { createLayer } from './layer';
import { layOut } from './layout';
import type { Units, View } from './viewport';
import { fitView, pan, xOf, yOf, zoomTime } from './viewport';

const HOUR = 3_600_000;
const units: Units = {
  layout: layOut(1280, 792, 1),
  candleMs: HOUR,
  cell: 50,
  fromMs: 1_764_547_200_000 - 4000 * HOUR,
  nowMs: 1_765_497_600_000,
  prices: () => ({ low: 20_000, high: 200_000 }),
};
const start = fitView(units, 91_500);
const { heat } = units.layout;

function lookAt(view: View): Look {
  const scene = {
    view,
    units,
    layout: units.layout,
    x: (ms: number) => xOf(view, units, ms),
    y: (price: number) => yOf(view, units, price),
    msAt: (x: number) => view.rightMs - ((heat.width - x) / view.pitch) * HOUR,
  };
  return { scene, lines: [], tags: [], cross: null } as unknown as Look;
}

/** A dot a candle, at a price of its own: what a layer of this kind paints. */
function board(input: () => unknown = () => 0) {
  const ink = createInk({ solid: { u: 0, v: 0, width: 4, height: 4 } } as unknown as Atlas);
  const pen = { ink, dpr: 1, px: (css: number) => css } as unknown as Pen;
  let [painted, dx, dy] = [0, 0, 0];
  const spec: LayerSpec = {
    shiftsX: true,
    shiftsY: true,
    inputs: (_, add) => add(input()),
    paint(_, { scene }, reach) {
      painted++;
      ink.follow('xy');
      const first = Math.ceil(scene.msAt(reach.left) / HOUR);
      const last = Math.floor(scene.msAt(reach.right) / HOUR);
      for (let n = first; n <= last; n++) {
        ink.rect(Math.round(scene.x(n * HOUR)), Math.round(scene.y(90_000 + (n % 40) * 50)), 1, 1, 0);
      }
    },
  };
  const part = {
    ink,
    changed: () => {},
    shift(x: number, y: number) {
      [dx, dy] = [x, y];
    },
  };
  const dots = () => {
    const words = ink.words();
    const all = Array.from({ length: ink.quads() }, (_, q) => [words[q * 20] + dx, words[q * 20 + 1] + dy]);
    return all.filter(([x]) => x >= 0 && x < heat.width).map(String);
  };
  return { layer: createLayer(spec, pen, part), painted: () => painted, dots };
}

const step = fc.record({
  dx: fc.integer({ min: -90, max: 90 }),
  dy: fc.integer({ min: -90, max: 90 }),
  rest: fc.boolean(),
});

describe('layer', () => {
  it('shows after any moves what painting there would show', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const kept = board();
        let view = start;
        kept.layer.update(lookAt(view));
        for (const { dx, dy, rest } of steps) {
          view = pan(view, units, dx, dy);
          kept.layer.update(lookAt(view));
          if (rest) kept.layer.widen(lookAt(view));
          const fresh = board();
          fresh.layer.update(lookAt(view));
          expect(kept.dots()).toEqual(fresh.dots());
        }
      }),
    );
  });

  it('is painted once for moves within reach, and anew beyond it, after a zoom and when an input changed', () => {
    let input = 0;
    const { layer, painted } = board(() => input);
    let view = start;
    layer.update(lookAt(view));
    for (let i = 0; i < 9; i++) layer.update(lookAt((view = pan(view, units, 7, 3))));
    expect(painted()).toBe(1);
    layer.update(lookAt((view = pan(view, units, 14, 0))));
    expect(painted()).toBe(2);
    layer.update(lookAt((view = zoomTime(view, units, 1, 300))));
    expect(painted()).toBe(3);
    input++;
    layer.update(lookAt(view));
    expect(painted()).toBe(4);
    layer.forget();
    layer.update(lookAt(view));
    expect(painted()).toBe(5);
  });

  it('is widened once', () => {
    const { layer, painted } = board();
    layer.update(lookAt(start));
    expect(layer.widen(lookAt(start))).toBe(true);
    expect(layer.widen(lookAt(start))).toBe(false);
    expect(painted()).toBe(2);
    layer.update(lookAt(pan(start, units, 400, 0)));
    expect(painted()).toBe(2);
  });

  it('with an anchor goes along with it, and is painted anew when what it says changed', () => {
    let [at, says, painted] = [{ x: 10, y: 20 }, 'a', 0];
    const shifts: string[] = [];
    const ink = createInk({ solid: { u: 0, v: 0, width: 4, height: 4 } } as unknown as Atlas);
    const part = { ink, changed: () => {}, shift: (x: number, y: number) => void shifts.push(`${x},${y}`) };
    const spec: LayerSpec = {
      shiftsX: false,
      shiftsY: false,
      anchor: () => at,
      inputs: (_, add) => add(says),
      paint: () => void painted++,
    };
    const layer = createLayer(spec, { ink } as unknown as Pen, part);
    layer.update(lookAt(start));
    at = { x: 17, y: 11 };
    layer.update(lookAt(start));
    expect([painted, shifts.at(-1)]).toEqual([1, '7,-9']);
    says = 'b';
    layer.update(lookAt(start));
    expect([painted, shifts.at(-1)]).toEqual([2, '0,0']);
  });
});
