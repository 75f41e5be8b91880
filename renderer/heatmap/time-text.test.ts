// Times as the look writes them.
import { describe, expect, it } from 'vitest';
import { clockText, dateText, spanText, timeText } from './time-text';

describe('time texts', () => {
  it('are UTC without padding of the day', () => {
    const ms = Date.UTC(2025, 11, 9, 6, 15, 59);
    expect([dateText(ms), clockText(ms), timeText(ms)]).toEqual(['Dec 9', '06:15', 'Dec 9 06:15']);
  });

  it('name a span in its largest whole unit', () => {
    expect([40, 89, 180, 60 * 47, 60 * 72].map((min) => spanText(min * 60_000))).toEqual([
      '40 min',
      '89 min',
      '3 h',
      '47 h',
      '3 d',
    ]);
  });
});
