// The library worker: one task of reading, importing or exporting sessions, away from main, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../shared/util/input-error';
import { importArchives } from '../feed/import/import-archives';
import { CREATED_BY } from '../version';
import { lookAt } from './look';
import { scan } from './scan';
import type { TaskMessage, TaskRequest } from './task';

const main = parentPort;
if (main === null) throw new Error('electron/library/worker.ts runs only as a worker');
const say = (message: TaskMessage): void => main.postMessage(message);
const stop = new AbortController();
main.on('message', () => stop.abort(new InputError('Stopped: nothing was kept.')));

/** Between two words about progress, ms. */
const PROGRESS_MS = 100;

function run(request: TaskRequest): Promise<unknown> {
  switch (request.task) {
    case 'scan':
      return Promise.resolve(scan(request.scan, Date.now()));
    case 'look':
      return lookAt(request.paths);
    default: {
      let saidMs = 0;
      return importArchives({
        ...request.options,
        createdBy: CREATED_BY,
        signal: stop.signal,
        onProgress: (progress) => {
          if (performance.now() - saidMs < PROGRESS_MS) return;
          saidMs = performance.now();
          say({ type: 'progress', progress });
        },
      });
    }
  }
}

run(workerData as TaskRequest)
  .then(
    (result) => say({ type: 'done', result }),
    (error: unknown) =>
      say({
        type: 'failed',
        sentence: error instanceof InputError ? error.message : `A defect of Liqradar: ${String(error)}.`,
      }),
  )
  .finally(() => main.close());
