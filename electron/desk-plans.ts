// Keeps the desk's plans and tells the engine.
import { MOST_PLANS } from '../shared/ipc/desk-schema';
import type { DeskPlan } from '../shared/model/desk';
import type { App } from './app-state';

type Desk = Pick<App, 'settings' | 'pipeline'>;

/** The engine gets plans and alert rules as they are kept. */
export function tellDesk({ settings, pipeline }: Desk): void {
  const { plans, alerts } = settings.get();
  pipeline.engine({ type: 'desk', desk: { plans, alerts } });
}

/** Replaces what is kept. More than a desk holds are cut off at its end. */
export function keepPlans(app: Desk, plans: readonly DeskPlan[]): void {
  app.settings.change({ plans: plans.slice(0, MOST_PLANS) });
  tellDesk(app);
}
