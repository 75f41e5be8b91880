// What happens once when the window opens: take over main's settings, then open the frame stream.
import { useCard } from '../context/model-card';
import type { ChartWindow } from '../../shared/ipc/settings';
import { startAccounts } from '../desk/account-store';
import { startAlerts } from '../desk/alerts-store';
import { startDesk } from '../desk/desk-store';
import { startTrials } from '../desk/trial-store';
import { startPlan } from '../plan/draft-store';
import { keepDismissed, say } from '../session/notices';
import type { Replica } from '../session/replica';
import { ask, tell } from '../session/send';
import { publish } from '../session/store';
import { openStream } from '../session/stream';
import { useChart } from './chart-link';
import { startView } from './view';

/** A defect of ours is told in words: the window stays, and the trader knows that something is off. */
function reportDefects(): void {
  window.addEventListener('error', (event) => say(`Something went wrong in this window: ${event.message}`));
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason;
    say(`Something went wrong in this window: ${reason instanceof Error ? reason.message : String(reason)}`);
  });
}

/** Text must not move when its face comes: wait for it, but draw without it when it cannot be read. */
async function loadFace(): Promise<void> {
  const weights = [400, 500, 600, 700];
  await Promise.allSettled(weights.map((weight) => document.fonts.load(`${weight} 12px "Inter Tab"`)));
}

/** Returns what a chart window shows, or null in the main window. */
export async function start(replica: Replica): Promise<ChartWindow | null> {
  reportDefects();
  const [hello] = await Promise.all([ask('app.hello', null), loadFace()]);
  if (hello) {
    startView(hello.chart?.view ?? hello.settings.view, hello.settings.model);
    // The plan is the main window's form: a chart window shows what the engine checks.
    if (!hello.chart) {
      startPlan(hello.settings.plan);
      startDesk(hello.settings.plans);
      startTrials();
      startAlerts(hello.settings.alerts);
      startAccounts();
    }
    useCard.setState({ card: hello.card });
    for (const notice of hello.notices) say(notice);
  }
  openStream(replica, {
    onChange: (change) => useChart.getState().chart?.changed(change),
    onPaint: () => {
      publish(replica);
      keepDismissed(replica.problems);
    },
    onHole: () => tell('stream.snapshot', null),
  });
  return hello?.chart ?? null;
}
