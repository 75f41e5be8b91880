// The parts of a session that an export offers.
import { describe, expect, it } from 'vitest';
import { spanOf, spansOf, timesOf } from './spans';

const session = { fromMs: 1000, toMs: 9000 };
const onShow = { visible: { fromMs: 500, toMs: 4000 }, loop: { fromMs: 2000, toMs: 3000 }, atMs: 4000 };

describe('spans', () => {
  it('offers a moment of what has a state, and cuts what the map shows at the session’s ends', () => {
    expect(spansOf('map', session, onShow)).toEqual([
      { kind: 'all', fromMs: 1000, toMs: 9000 },
      { kind: 'visible', fromMs: 1000, toMs: 4000 },
      { kind: 'loop', fromMs: 2000, toMs: 3000 },
      { kind: 'moment', fromMs: 4000, toMs: 4000 },
    ]);
    const kinds = spansOf('events', session, onShow).map(({ kind }) => kind);
    expect(kinds).toEqual(['all', 'visible', 'loop']);
  });

  it('offers only all of a session that is not on show, or of which the map shows nothing', () => {
    expect(spansOf('zones', session, null)).toHaveLength(1);
    const elsewhere = { visible: { fromMs: 10_000, toMs: 12_000 }, loop: null, atMs: null };
    expect(spansOf('zones', session, elsewhere)).toHaveLength(1);
  });

  it('falls back to all, which asks for no times: a recording grows', () => {
    const spans = spansOf('events', session, onShow);
    expect(timesOf(spanOf(spans, 'moment'))).toEqual({ atMs: null, fromMs: null, toMs: null });
    expect(timesOf(spanOf(spans, 'loop'))).toEqual({ atMs: null, fromMs: 2000, toMs: 3000 });
    const moment = spanOf(spansOf('levels', session, onShow), 'moment');
    expect(timesOf(moment)).toEqual({ atMs: 4000, fromMs: null, toMs: null });
  });
});
