// The live source's small parts: numbers without holes, repeats, waiting, pages of the past, torn bars.
import { describe, expect, it } from 'vitest';
import { backOffMs } from './back-off';
import { countPages, fetchBackfill, pagesOf } from './backfill';
import { createSerials, LATE_MS, lostHoles, takeSerial } from './holes';
import { LIVE_TIMINGS } from './options';
import { planPast } from './past';
import { createRepeats, isRepeat } from './repeats';
import { createTornBars, endedTorn, mended, tear } from './torn-bars';

const BAR = 300_000;

describe('numbers without holes', () => {
  it('waits for a late one before it calls it lost', () => {
    const serials = createSerials();
    const verdicts = [1, 2, 5, 4, 4, 2].map((serial, i) => takeSerial(serials, serial, 100 + i, 100 + i));
    expect(verdicts).toEqual(['next', 'next', 'next', 'late', 'repeat', 'repeat']);
    expect(lostHoles(serials, 102 + LATE_MS - 1)).toEqual([]);
    expect(lostHoles(serials, 102 + LATE_MS)).toEqual([{ from: 3, to: 3, afterMs: 101, beforeMs: 102 }]);
    expect(lostHoles(serials, 1e9)).toEqual([]);
  });

  it('starts anew when the venue does', () => {
    const serials = createSerials();
    takeSerial(serials, 5_000_000, 1, 1);
    expect(takeSerial(serials, 3, 2, 2)).toBe('next');
    expect(takeSerial(serials, 4, 3, 3)).toBe('next');
    expect(lostHoles(serials, 1e9)).toEqual([]);
  });
});

describe('repeats', () => {
  it('knows what came lately and forgets what is long ago', () => {
    const repeats = createRepeats();
    expect([isRepeat(repeats, 'a'), isRepeat(repeats, 'a')]).toEqual([false, true]);
    for (let i = 0; i < 9000; i++) isRepeat(repeats, String(i));
    expect(isRepeat(repeats, 'a')).toBe(false);
    expect(repeats.seen.size).toBe(8192);
  });
});

describe('waiting', () => {
  it('doubles up to a limit, with chance in it', () => {
    const least = [0, 1, 2, 10, 1000].map((attempt) =>
      backOffMs({ baseMs: 500, mostMs: 30_000 }, attempt, () => 0),
    );
    expect(least).toEqual([250, 500, 1000, 15_000, 15_000]);
    expect(backOffMs({ baseMs: 500, mostMs: 30_000 }, 0, () => 0.5)).toBe(375);
  });
});

describe('the past', () => {
  it('is asked for newest first, without hole or overlap', () => {
    expect(pagesOf(0, 10, 4)).toEqual([
      { fromMs: 6, toMs: 10 },
      { fromMs: 2, toMs: 6 },
      { fromMs: 0, toMs: 2 },
    ]);
  });

  it('ends with a gap where a page cannot be had', async () => {
    const asked: number[] = [];
    let pages = 0;
    const backfill = await fetchBackfill(
      [
        {
          kind: 'funding',
          pageMs: 10,
          reachMs: null,
          request: ({ toMs }) => {
            asked.push(toMs);
            if (toMs < 30) return Promise.reject(new Error('no'));
            const event = {
              kind: 'funding',
              recvMs: toMs,
              exchMs: toMs,
              inst: 0,
              rate: 0,
              intervalHours: 8,
            } as const;
            return Promise.resolve({ events: [event, event], rejects: 1 });
          },
        },
      ],
      {
        fromMs: 0,
        toMs: 40,
        nowMs: 40,
        hasTime: () => true,
        request: (ask) => ask(),
        pause: () => Promise.resolve(),
        onPages: (count) => {
          pages += count;
        },
      },
    );
    expect(pages).toBe(4);
    expect(asked).toEqual([40, 30, 20]);
    expect(backfill.events.map(({ exchMs }) => exchMs)).toEqual([40, 30]);
    expect(backfill).toMatchObject({ rejects: 2, gaps: [{ stream: 'funding', fromMs: 0, toMs: 20 }] });
  });
});

describe('the plan of the past', () => {
  const DAY = 86_400_000;
  const plan = (days: number) => planPast(days * DAY, LIVE_TIMINGS, 100 * DAY + 7 * BAR + 1234);

  it('is the newest days first, then steps back to the beginning, without hole or overlap', () => {
    const now = 100 * DAY + 7 * BAR;
    expect(plan(30)).toEqual({
      recentFromMs: now - 2 * DAY,
      steps: [
        { fromMs: now - 12 * DAY, toMs: now - 2 * DAY },
        { fromMs: now - 22 * DAY, toMs: now - 12 * DAY },
        { fromMs: now - 30 * DAY, toMs: now - 22 * DAY },
      ],
    });
    expect(plan(1)).toEqual({ recentFromMs: now - DAY, steps: [] });
  });

  it('asks no venue for more than it keeps', () => {
    const history = {
      kind: 'openInterest',
      pageMs: DAY,
      reachMs: 5 * DAY,
      request: () => Promise.reject(),
    } as const;
    const steps = plan(30).steps.map((span) => countPages([history], span, 100 * DAY + 7 * BAR));
    expect(steps).toEqual([3, 0, 0]);
  });
});

describe('torn bars', () => {
  it('are due once they have ended', () => {
    const torn = createTornBars();
    tear(torn, BAR + 5, 3 * BAR);
    expect(torn.opens).toEqual([BAR, 2 * BAR, 3 * BAR]);
    expect(endedTorn(torn, 3 * BAR - 1)).toEqual([BAR]);
    expect(endedTorn(torn, 3 * BAR)).toEqual([BAR, 2 * BAR]);
    mended(torn, [BAR]);
    expect(endedTorn(torn, 9 * BAR)).toEqual([2 * BAR, 3 * BAR]);
  });
});
