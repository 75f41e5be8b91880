// Answers commands from windows: checks the sender and the request against the table, then does it.
import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import * as v from 'valibot';
import { COMMAND_CHANNEL } from '../shared/ipc/channels';
import { type CommandName, type CommandReply, type CommandRequest, COMMANDS } from '../shared/ipc/commands';
import { PAGE_ORIGIN } from './app-protocol';

/** What main does for each command; `sender` is the id of the window's webContents. */
export type CommandHandlers = {
  readonly [N in CommandName]: (request: CommandRequest<N>, sender: number) => Answer<CommandReply<N>>;
};

/** The handlers of one subject's commands. */
export type HandlersOf<Table> = Pick<CommandHandlers, Extract<keyof Table, CommandName>>;

/** A command whose reply is null need not return it. */
type Answer<Reply> = [Reply] extends [null] ? void : Reply | Promise<Reply>;

export function answerCommands(handlers: CommandHandlers): void {
  ipcMain.handle(COMMAND_CHANNEL, (event, name: unknown, request: unknown) => {
    if (!isOurPage(event)) throw new Error('Commands are only taken from the app’s own page.');
    if (typeof name !== 'string' || !isCommand(name)) throw new Error(`Unknown command ${String(name)}.`);
    return run(handlers, name, request, event.sender.id);
  });
}

export function isOurPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return event.senderFrame?.url.startsWith(`${PAGE_ORIGIN}/`) ?? false;
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function run<N extends CommandName>(
  handlers: CommandHandlers,
  name: N,
  request: unknown,
  sender: number,
): unknown {
  // The table ties request and handler of one name together; TypeScript cannot follow that through the union.
  const checked = v.parse(COMMANDS[name].request, request) as CommandRequest<N>;
  return handlers[name](checked, sender) ?? null;
}
