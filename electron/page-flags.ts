// How V8 runs the pages: every function gets its fast first version at once, and the heap is kept small.
import { app } from 'electron';

/**
 * Call it before the app is ready. A chart's code runs seldom and in bursts, so that V8 would interpret much of it for
 * ever: compiled at its first call, the hand's first moves cost what the later ones do (`npm run bench:view`). A play
 * leaves dead frames behind faster than V8 looks for them: kept small, the heap of a page that plays takes some 35 MB
 * less (`npm run bench:replay:window`), for a sixth more script a frame.
 */
export function setPageFlags(): void {
  app.commandLine.appendSwitch('js-flags', '--always-sparkplug --optimize-for-size');
}
