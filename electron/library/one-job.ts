// At most one long task of a kind: started, watched and stopped by commands; the app does not end before it has.
import { app } from 'electron';
import { InputError } from '../../shared/util/input-error';
import { type RunningTask, STOPPED } from './task';

export interface OneJob<P> {
  /** Starts a task and waits for its end: what came of it, or a sentence why nothing did. Never rejects. */
  readonly run: <R>(
    start: (onProgress: (progress: P) => void) => RunningTask<R>,
  ) => Promise<{ readonly result: R | null; readonly problem: string | null }>;
  /** How far it is; null while none runs. */
  readonly progress: () => (P & { readonly elapsedMs: number }) | null;
  readonly cancel: () => void;
}

/** `name` is its name in sentences: "export". `none` is how far it is at its start. */
export function oneJob<P extends object>(name: string, none: P): OneJob<P> {
  let running: { progress: P; readonly sinceMs: number; end: End<unknown> } | null = null;
  app.on('before-quit', (event) => {
    if (running === null) return;
    event.preventDefault();
    const quit = (): void => app.quit();
    running.end.ended.then(quit, quit);
    running.end.cancel();
  });
  return {
    run: async (start) => {
      if (running !== null)
        return { result: null, problem: `Another ${name} is running: wait for its end or stop it.` };
      try {
        const job = { progress: none, sinceMs: performance.now(), end: NOTHING };
        const end = endOf(
          start((progress) => {
            job.progress = progress;
          }),
        );
        job.end = end;
        running = job;
        return { result: await end.ended, problem: null };
      } catch (error) {
        if (error instanceof InputError) return { result: null, problem: error.message };
        return { result: null, problem: `The ${name} could not start: ${String(error)}.` };
      } finally {
        running = null;
      }
    },
    progress: () =>
      running === null ? null : { ...running.progress, elapsedMs: performance.now() - running.sinceMs },
    cancel: () => running?.end.cancel(),
  };
}

interface End<R> {
  readonly ended: Promise<R>;
  readonly cancel: () => void;
}

const NOTHING: End<unknown> = { ended: Promise.resolve(), cancel: () => {} };

/** A task that is deep in a sum hears late that it is to stop, and then keeps nothing: it is not waited for longer, ms. */
const PATIENCE_MS = 2000;

function endOf<R>({ done, stop }: RunningTask<R>): End<R> {
  let leave = (): void => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(new InputError(STOPPED));
  });
  const cancel = (): void => {
    stop();
    setTimeout(leave, PATIENCE_MS);
  };
  return { ended: Promise.race([done, left]), cancel };
}
