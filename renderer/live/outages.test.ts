// Gaps of one outage are told together; others stay apart.
import { expect, it } from 'vitest';
import { outagesOf } from './outages';

it('joins what touches in time for the same reason', () => {
  const reason = 'nothing came for 6 s';
  const outages = outagesOf([
    { stream: 'bar', fromMs: 0, toMs: 90, reason: 'Older history was not fetched' },
    { stream: 'trade', fromMs: 10, toMs: 40, reason },
    { stream: 'mark', fromMs: 5, toMs: 40, reason },
    { stream: 'trade', fromMs: 12, toMs: 42, reason },
    { stream: 'trade', fromMs: 60, toMs: 80, reason },
  ]);
  expect(outages).toEqual([
    { streams: ['bar'], fromMs: 0, toMs: 90, reason: 'Older history was not fetched' },
    { streams: ['trade', 'mark'], fromMs: 5, toMs: 42, reason },
    { streams: ['trade'], fromMs: 60, toMs: 80, reason },
  ]);
});
