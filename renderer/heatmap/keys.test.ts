// Keys: arrows and ends only with the focus, the others anywhere.
import { describe, expect, it } from 'vitest';
import { keyMove } from './keys';

describe('keys', () => {
  it('leave arrows, Home and End to the replay unless the chart has the focus', () => {
    for (const key of ['ArrowLeft', 'ArrowUp', 'Home', 'End']) {
      expect(keyMove(key, false)).toBeNull();
      expect(keyMove(key, true)).not.toBeNull();
    }
  });

  it('zoom, fit and look back from anywhere', () => {
    expect(keyMove('+', false)).toEqual({ kind: 'zoom', steps: 1 });
    expect(keyMove('1', false)).toEqual({ kind: 'look', spanMs: 43_200_000 });
    expect(keyMove('9', false)).toEqual(keyMove('f', false));
    expect(keyMove('x', true)).toBeNull();
    expect(keyMove('toString', true)).toBeNull();
  });
});
