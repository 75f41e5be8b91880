// Sums of the profile against hand-made cells.
import { describe, expect, it } from 'vitest';
import type { NowFrame } from '../../shared/ipc/frames';
import { levelRows, ROW_CELLS, writeLevels } from './levels/level-texels';
import { profileSums, usdTo } from './profile';

const now = {
  firstCell: 10,
  longUsd: Float32Array.from([4, 8, 16, 0, 0, 0]),
  shortUsd: Float32Array.from([0, 0, 0, 32, 64, 128]),
} as unknown as NowFrame;

describe('profile', () => {
  it('sums what is in sight only', () => {
    expect(profileSums(now, 50, 550, 750)).toEqual({ maxUsd: 64, aboveUsd: 96, belowUsd: 24 });
  });

  it('counts a partly covered cell in proportion, the price’s own cell whole', () => {
    expect(usdTo(now, 50, 'long', 640, 525)).toBe(16 + 8 + 2);
    expect(usdTo(now, 50, 'long', 650, 575)).toBe(16 + 4);
    expect(usdTo(now, 50, 'short', 650, 725)).toBe(32 + 32);
  });

  it('gives the GPU each cell and what the cells before it add up to', () => {
    const data = new Float32Array(7 * 4).fill(-1);
    writeLevels(data, now);
    const texel = (i: number) => [...data.subarray(i * 4, i * 4 + 4)];
    expect([0, 1, 2].map(texel)).toEqual([
      [4, 0, 0, 0],
      [8, 0, 4, 0],
      [16, 0, 12, 0],
    ]);
    expect([3, 4, 5].map(texel)).toEqual([
      [0, 32, 28, 0],
      [0, 64, 28, 32],
      [0, 128, 28, 96],
    ]);
    // The sums of all of them, past the last cell.
    expect(texel(6)).toEqual([0, 0, 28, 224]);
    expect(levelRows({ longUsd: new Float32Array(ROW_CELLS) } as unknown as NowFrame)).toBe(2);
  });
});
