// The set-up's voice: one line for each thing it does, on standard error because standard output belongs to the program being started.

/** @param {string} line */
export function say(line) {
  process.stderr.write(`[setup] ${line}\n`);
}

/** A problem the user can act on: shown as a sentence, without a stack. */
export class SetupError extends Error {}

/**
 * Runs a script's body; a SetupError becomes one line and exit status 1.
 * @param {() => Promise<number | void>} body its value becomes the exit status
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
