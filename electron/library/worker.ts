// The library worker: one task of reading, importing or exporting sessions, away from main, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import type { ExportProgress } from '../../shared/model/export';
import { InputError } from '../../shared/util/input-error';
import { exportSession } from '../export/export-session';
import { type ImportProgress, importArchives } from '../feed/import/import-archives';
import { readModelCard } from '../resources';
import { CREATED_BY } from '../version';
import { lookAt } from './look';
import { scan } from './scan';
import { STOPPED, type TaskMessage, type TaskRequest } from './task';

const main = parentPort;
if (main === null) throw new Error('electron/library/worker.ts runs only as a worker');
const say = (message: TaskMessage): void => main.postMessage(message);
const stop = new AbortController();
main.on('message', () => stop.abort(new InputError(STOPPED)));

/** Between two words about progress, ms. */
const PROGRESS_MS = 100;

let saidMs = 0;
function onProgress(progress: ImportProgress | ExportProgress): void {
  if (performance.now() - saidMs < PROGRESS_MS) return;
  saidMs = performance.now();
  say({ type: 'progress', progress });
}

function run(request: TaskRequest): Promise<unknown> {
  const watch = { signal: stop.signal, onProgress };
  switch (request.task) {
    case 'scan':
      return Promise.resolve(scan(request.scan));
    case 'look':
      return lookAt(request.paths);
    case 'export':
      return exportSession({ ...request.options, card: readModelCard(), createdBy: CREATED_BY }, watch);
    default:
      return importArchives({ ...request.options, ...watch, createdBy: CREATED_BY });
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
