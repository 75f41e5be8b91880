// Arrow and page keys in the form's fields.
import { expect, test } from 'vitest';
import { stepText } from './step';

const CONTEXT = { priceDecimals: 1, price: 92_477.5, displayCell: 50 };

test('prices step by a tick, ten ticks, a cell', () => {
  expect(stepText('entry', '92,100.0', 'ArrowUp', false, CONTEXT)).toBe('92,100.1');
  expect(stepText('entry', '92,100.0', 'ArrowDown', true, CONTEXT)).toBe('92,099.0');
  expect(stepText('stop', '92.1k', 'PageUp', false, CONTEXT)).toBe('92,150.0');
});

test('an empty price starts from the present price', () => {
  expect(stepText('entry', '', 'ArrowUp', false, CONTEXT)).toBe('92,477.5');
  expect(stepText('entry', '', 'ArrowUp', false, { ...CONTEXT, price: null })).toBeNull();
});

test('leverage and size step by their own units and never fall below the least', () => {
  expect(stepText('leverage', '25x', 'ArrowUp', false, CONTEXT)).toBe('26x');
  expect(stepText('leverage', '1x', 'ArrowDown', false, CONTEXT)).toBe('1x');
  expect(stepText('size', '50,000', 'ArrowDown', false, CONTEXT)).toBe('49,000');
  expect(stepText('size', '500', 'ArrowDown', false, CONTEXT)).toBeNull();
});

test('other keys and unreadable texts are left alone', () => {
  expect(stepText('entry', '92,100', 'a', false, CONTEXT)).toBeNull();
  expect(stepText('entry', 'abc', 'ArrowUp', false, CONTEXT)).toBeNull();
});
