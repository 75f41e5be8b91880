// What is thrown when bytes are not an EventBatch this program can read.
import { InputError } from '../util/input-error';

/**
 * Bytes that are cut short, garbled, or written by a newer program. The message is one sentence; the caller
 * adds which file and which batch.
 */
export class CodecError extends InputError {}
