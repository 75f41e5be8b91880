// The score worker: measures the map of one session against the session's own liquidations, and ends.
import { parentPort, workerData } from 'node:worker_threads';
import { measureSession, type MeasureRequest } from './measure';

const main = parentPort;
if (main === null) throw new Error('electron/score/worker.ts runs only as a worker');
main.postMessage(measureSession(workerData as MeasureRequest));
