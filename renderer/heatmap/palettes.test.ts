// Palettes by numbers: even steps, equal sides, and told apart also by colour-blind readers (Machado 2009, severity 1).
import { describe, expect, it } from 'vitest';
import { PALETTES as NAMES } from '../../shared/ipc/settings';
import type { Rgb } from './oklch';
import { distance, labOf, linearOf } from './oklch';
import { PALETTES } from './palettes';

type Matrix = readonly [Rgb, Rgb, Rgb];
const VIEWS: Readonly<Record<string, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seen(color: number, view: Matrix): Rgb {
  const rgb = linearOf(color);
  const row = (m: Rgb) => Math.max(0, m[0] * rgb[0] + m[1] * rgb[1] + m[2] * rgb[2]);
  return [row(view[0]), row(view[1]), row(view[2])];
}

const cases = NAMES.flatMap((name) => (['dark', 'light'] as const).map((theme) => ({ name, theme })));

describe.each(cases)('palette $name, $theme', ({ name, theme }) => {
  const { long, short } = PALETTES[name][theme];

  it('gets steadily lighter (darker on light) in every kind of sight', () => {
    for (const view of Object.values(VIEWS)) {
      for (const stops of [long, short]) {
        const light = stops.map((color) => labOf(seen(color, view))[0]);
        for (let i = 1; i < light.length; i++) {
          const step = theme === 'dark' ? light[i] - light[i - 1] : light[i - 1] - light[i];
          expect(step).toBeGreaterThan(0.02);
        }
      }
    }
  });

  it('is as light on both sides at every stop', () => {
    for (const [i, color] of long.entries()) {
      expect(Math.abs(labOf(linearOf(color))[0] - labOf(linearOf(short[i]))[0])).toBeLessThan(0.02);
    }
  });

  it('tells the sides apart where it matters', () => {
    for (const i of [3, 4, 5, 6]) {
      expect(distance(linearOf(long[i]), linearOf(short[i]))).toBeGreaterThan(12);
    }
  });
});

describe.each(['look', 'gold'] as const)('palette %s', (name) => {
  it('tells the sides apart with red-green and with blue-yellow blindness', () => {
    for (const view of [VIEWS['protan'], VIEWS['deutan'], VIEWS['tritan']]) {
      for (const theme of ['dark', 'light'] as const) {
        const { long, short } = PALETTES[name][theme];
        for (const i of [3, 4, 5, 6]) {
          expect(distance(seen(long[i], view), seen(short[i], view))).toBeGreaterThan(10);
        }
      }
    }
  });
});
