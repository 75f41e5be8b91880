// The parts of a cell add up to the cell, in both models, whatever the market did.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_MODEL } from '../model/default-settings';
import type { ModelName } from '../model/settings';
import { applyEvent, createEngine } from './engine';
import { explainCell, type LedgerBar } from './explain';
import { cellUsd } from './level-book';
import { walkEvents } from './walk.test-support';

const models: readonly ModelName[] = ['smooth', 'ladder'];

describe.each(models)('%s', (model) => {
  test('parts sum to what the book holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 20, max: 600 }), (seed, bars) => {
        const settings = { ...DEFAULT_MODEL, model };
        const state = createEngine(settings);
        const ledger: LedgerBar[] = [];
        for (const event of walkEvents(seed, bars)) ledger.push(...applyEvent(state, event));
        const market = state.markets[0];
        for (const book of [market.long, market.short]) {
          const step = Math.max(1, Math.floor((book.hi - book.lo) / 40));
          for (let cell = book.lo; cell < book.hi; cell += step) {
            const { cellTicks, ticksPerUnit } = market;
            const question = { side: book.side, cell, cellTicks, ticksPerUnit };
            const parts = explainCell(ledger, ledger.length, question, settings);
            const sum = parts.reduce((total, part) => total + part.usd, 0);
            expect(Math.abs(sum - cellUsd(book, cell))).toBeLessThan(1 + 1e-6 * sum);
            for (const part of parts) expect(part.usd).toBeLessThanOrEqual(part.openedUsd);
          }
        }
      }),
      { numRuns: 12 },
    );
  });
});
