// Ctrl-C stops a long command cleanly: nothing half-written stays.
import { InputError } from '../../shared/util/input-error';

/** Aborts at the first Ctrl-C, with `sentence` as what is said. */
export function untilInterrupted(sentence: string): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort(new InputError(sentence)));
  return controller.signal;
}
