// Sends commands to main; a failure becomes a notice, so that no caller has to handle it.
import type { CommandName, CommandReply, CommandRequest } from '../../shared/ipc/commands';
import { say } from './notices';

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The reply, or null when main could not answer. */
export async function ask<N extends CommandName>(
  name: N,
  request: CommandRequest<N>,
): Promise<CommandReply<N> | null> {
  try {
    return await window.liqradar.command(name, request);
  } catch (error) {
    say(`Liqradar could not do “${name}”: ${reasonOf(error)}`);
    return null;
  }
}

/** The same for a command whose reply is nothing. */
export function tell<N extends CommandName>(name: N, request: CommandRequest<N>): void {
  void ask(name, request);
}

/** Asks the trader for a session file and opens it. */
export function chooseSession(): void {
  void ask('session.choose', null).then((reply) => {
    if (reply?.problem) say(reply.problem);
  });
}
