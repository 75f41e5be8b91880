// Main's answers for the risk desk: keeps plans and alert rules, and asks the engine about them.
import { keepPlans, tellDesk } from '../desk-plans';
import { MOST_PLANS } from '../../shared/ipc/desk-schema';
import type { DESK_COMMANDS } from '../../shared/ipc/commands/desk';
import type { DeskPlan } from '../../shared/model/desk';
import type { App } from '../app-state';
import type { HandlersOf } from '../commands';

const NO_PROBLEM = { problem: null };

export function answerDesk(app: App): HandlersOf<typeof DESK_COMMANDS> {
  const { settings, pipeline } = app;
  const keep = (plans: readonly DeskPlan[]): void => keepPlans(app, plans);
  const isKept = (id: string): boolean => settings.get().plans.some((plan) => plan.id === id);
  const missing = { problem: 'This plan is no longer on the desk: add it again.' };
  return {
    'desk.plans.set': ({ plans }) => keep(plans),
    'desk.plans.add': ({ plan }) => {
      const { plans } = settings.get();
      if (isKept(plan.id)) return { problem: `A plan with the id ${plan.id} is on the desk already.` };
      if (plans.length >= MOST_PLANS)
        return { problem: `The desk holds ${MOST_PLANS} plans, no more: remove one first.` };
      keep([...plans, plan]);
      return NO_PROBLEM;
    },
    'desk.plans.change': ({ plan }) => {
      if (!isKept(plan.id)) return missing;
      keep(settings.get().plans.map((kept) => (kept.id === plan.id ? plan : kept)));
      return NO_PROBLEM;
    },
    'desk.plans.remove': ({ id }) => {
      if (!isKept(id)) return missing;
      keep(settings.get().plans.filter((plan) => plan.id !== id));
      return NO_PROBLEM;
    },
    'desk.check': (ask) => pipeline.ask('check', ask),
    'desk.calm': (ask) => pipeline.ask('calm', ask),
    'desk.cascade': (ask) => pipeline.ask('cascade', ask),
    'desk.brief': () => pipeline.ask('brief', null),
    'desk.zone': (ask) => pipeline.ask('zone', ask),
    'alerts.set': (alerts) => {
      settings.change({ alerts });
      tellDesk(app);
    },
    'alerts.log': async () => ({ fired: await pipeline.ask('alerts', null) }),
  };
}
