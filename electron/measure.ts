// Runs a measure of a session in a worker of its own, so that neither the window nor the replay waits for it.
import { Worker } from 'node:worker_threads';
import type { SessionMeasure } from '../shared/model/model-card';
import type { MeasureRequest } from './score/measure';

/** Resolves with the measure, or with a sentence why there is none; never rejects. */
export function measure(request: MeasureRequest): Promise<SessionMeasure> {
  return new Promise((resolve) => {
    const none = (problem: string): void =>
      resolve({ own: null, tested: 0, untilMs: request.untilMs, problem });
    const worker = new Worker(new URL('./score.js', import.meta.url), { workerData: request });
    worker.on('message', (done: SessionMeasure) => resolve(done));
    worker.on('error', (error) => none(`The session could not be measured: ${String(error)}.`));
    worker.on('exit', () => none('The session could not be measured.'));
  });
}
