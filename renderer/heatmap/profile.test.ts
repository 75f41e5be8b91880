// Sums of the profile against hand-made cells.
import { describe, expect, it } from 'vitest';
import type { NowFrame } from '../../shared/ipc/frames';
import { cumulative, profileSums, usdTo } from './profile';

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

  it('runs outward from the price to the edge of sight', () => {
    expect(cumulative(now, 50, 'short', 660, 750)).toEqual([660, 0, 700, 32, 750, 96]);
    expect(cumulative(now, 50, 'long', 640, 480)).toEqual([640, 0, 600, 16, 550, 24, 500, 28, 450, 28]);
  });
});
