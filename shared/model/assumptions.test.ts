// Every assumption can be read, changed and changed back, and lies within its own bounds.
import { describe, expect, test } from 'vitest';
import { ASSUMPTION_IDS, ASSUMPTIONS, withOverrides } from './assumptions';
import { DEFAULT_MODEL } from './default-settings';

test('each id has one assumption', () => {
  expect(ASSUMPTIONS.map(({ id }) => id)).toEqual([...ASSUMPTION_IDS]);
});

describe.each(ASSUMPTIONS)('$id', ({ id, min, max, step, read, write }) => {
  test('the default lies within its bounds, on a step', () => {
    const value = read(DEFAULT_MODEL);
    expect(value).toBeGreaterThanOrEqual(min);
    expect(value).toBeLessThanOrEqual(max);
    expect(Math.abs(value / step - Math.round(value / step))).toBeLessThan(1e-9);
  });

  test('what is written is read, and nothing else changes', () => {
    const changed = write(DEFAULT_MODEL, max);
    expect(read(changed)).toBeCloseTo(max, 9);
    expect(write(changed, read(DEFAULT_MODEL))).toEqual(DEFAULT_MODEL);
  });

  test('an override beyond the bounds is held at them', () => {
    expect(read(withOverrides(DEFAULT_MODEL, { [id]: max * 10 + 1 }))).toBeCloseTo(max, 9);
  });
});

test('no overrides, no change', () => {
  expect(withOverrides(DEFAULT_MODEL, {})).toEqual(DEFAULT_MODEL);
});
