// A check uses the tiers that the venue gave while the session was recorded, dated; else those that are shipped.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { restoreCheckpoint, takeCheckpoint } from '../../shared/engine/checkpoint';
import { applyEvent, createEngine } from '../../shared/engine/engine';
import { walkEvents } from '../../shared/engine/walk.test-support';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { Plan } from '../../shared/model/plan';
import { readTierFile } from '../../shared/risk/tier-file';
import { momentOf } from './moment';
import { checkNow } from './risk';

const file = new URL('../../resources/leverage-tiers.json', import.meta.url);
const SHIPPED = readTierFile(JSON.parse(readFileSync(file, 'utf8')));
const plan: Plan = { side: 'long', entry: 90_000, leverage: 20, sizeUsd: 1000, stop: null, venue: 'bybit' };

function folded() {
  const state = createEngine(DEFAULT_MODEL);
  for (const event of walkEvents(3, 60))
    applyEvent(
      state,
      event.kind === 'instrument' ? { ...event, exchange: 'bybit', symbol: 'BTCUSDT' } : event,
    );
  return state;
}

test('tiers of the session come first, also from a checkpoint on', () => {
  const state = folded();
  const shipped = checkNow(momentOf(state, [], null), plan, SHIPPED).liquidationPrice;
  applyEvent(state, {
    kind: 'tiers',
    seq: state.lastSeq + 1,
    recvMs: state.nowMs,
    exchMs: state.nowMs,
    inst: 0,
    upToUsd: [2_000_000],
    maintenanceRate: [0.02],
    maxLeverage: [50],
    amountUsd: [0],
  });
  const own = checkNow(momentOf(state, [], null), plan, SHIPPED);
  expect(own.liquidationPrice).toBeGreaterThan((shipped ?? 0) + 1000);
  expect(JSON.stringify(own)).toContain('2026-01-01');
  const restored = restoreCheckpoint(structuredClone(takeCheckpoint(state)));
  expect(checkNow(momentOf(restored, [], null), plan, SHIPPED)).toEqual(own);
});
