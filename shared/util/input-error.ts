// The one error a person may see: a clear sentence that says what is wrong, where, and what to do.

/**
 * Bad input from outside (a file, a flag, a damaged session). Its message is shown as it stands, so it must
 * read as one sentence for a trader: what, where (file and line), what to do. Anything else that is thrown is
 * a defect of ours.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
}
