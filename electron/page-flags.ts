// How V8 runs the pages: every function gets its fast first version at once.
import { app } from 'electron';

/**
 * Call it before the app is ready. A chart's code runs seldom and in bursts, so that V8 would interpret much of it for
 * ever; compiled at its first call, the hand's first moves cost what the later ones do (`npm run bench:view`).
 */
export function setPageFlags(): void {
  app.commandLine.appendSwitch('js-flags', '--always-sparkplug');
}
