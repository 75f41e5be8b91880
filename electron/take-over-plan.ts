// Takes the one plan that 0.1 kept over onto the desk, once.
import { basename } from 'node:path';
import type { AppSettings } from '../shared/ipc/settings';
import { newDeskPlan } from '../shared/model/desk';

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
  const session = lastSession === null ? 'the demo session' : basename(lastSession);
  const taken = newDeskPlan(plan, {
    id: `taken-${nowMs}`,
    nowMs,
    symbol: '',
    origin: { kind: 'replay', session, atMs: null },
  });
  return { plans: [...plans, taken], hasTakenPlan: true };
}
