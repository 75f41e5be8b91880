// Paced calls: not too many, and the last one always.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { debounce, throttle } from './pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('throttle calls at once, then the newest value once a span', () => {
  const call = vi.fn();
  const paced = throttle<number>(80, call);
  for (let i = 1; i <= 5; i++) paced(i);
  expect(call.mock.calls).toEqual([[1]]);
  vi.advanceTimersByTime(80);
  expect(call.mock.calls).toEqual([[1], [5]]);
  vi.advanceTimersByTime(500);
  expect(call).toHaveBeenCalledTimes(2);
  paced(6);
  paced(7);
  paced.flush();
  expect(call.mock.calls.slice(2)).toEqual([[6], [7]]);
  paced.flush();
  expect(call).toHaveBeenCalledTimes(4);
});

test('debounce waits for quiet', () => {
  const call = vi.fn();
  const paced = debounce<number>(80, call);
  paced(1);
  vi.advanceTimersByTime(50);
  paced(2);
  vi.advanceTimersByTime(79);
  expect(call).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(call.mock.calls).toEqual([[2]]);
  paced(3);
  paced.flush();
  vi.advanceTimersByTime(200);
  expect(call.mock.calls).toEqual([[2], [3]]);
});
