// Takes the one plan that 0.1 kept over onto the desk, once.
import { basename } from 'node:path';
import type { AppSettings } from '../shared/ipc/settings';

/**
 * The settings' change that puts the plan of 0.1 on the desk as an idea, or null when that was done before. It was
 * made in a replay, as 0.1 had nothing else; at which moment of it was not kept.
 */
export function takeOverPlan(
  settings: AppSettings,
  nowMs: number,
): Pick<AppSettings, 'plans' | 'hasTakenPlan'> | null {
  if (settings.hasTakenPlan) return null;
  const { plan, plans, lastSession } = settings;
  if (plan === null) return { plans, hasTakenPlan: true };
  const { entry, sizeUsd, side, leverage, stop, venue } = plan;
  const taken = {
    id: `taken-${nowMs}`,
    status: 'idea',
    side,
    entries: [{ price: entry, sizeUsd }],
    leverage,
    marginMode: 'isolated',
    stop,
    targets: [],
    venue,
    symbol: '',
    note: '',
    createdMs: nowMs,
    origin: {
      kind: 'replay',
      session: lastSession === null ? 'the demo session' : basename(lastSession),
      atMs: null,
    },
    source: 'own',
  } as const;
  return { plans: [...plans, taken], hasTakenPlan: true };
}
