// The closing line's sums.
import { expect, test } from 'vitest';
import { closingLine, fromPlaywright, fromVitest, NOTHING, sum, tallyOf } from './tally.mjs';

const vitest = { numPassedTests: 10, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 };
const playwright = { stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 } };

test('adds both runners up', () => {
  expect(closingLine(sum([fromVitest(vitest), fromPlaywright(playwright)]))).toBe(
    '15 passed, 3 failed, 6 skipped',
  );
});

test('a runner that wrote no report counts for nothing', () => {
  expect(tallyOf('no/such/file.json', fromVitest)).toEqual(NOTHING);
  expect(sum([])).toEqual(NOTHING);
});
