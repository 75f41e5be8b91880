// The one table of commands from a window to main: name, request and reply, from one file a subject. Types, the
// preload surface and main's validation all derive from it.
import type * as v from 'valibot';
import { ACCOUNT_COMMANDS } from './commands/account';
import { DESK_COMMANDS } from './commands/desk';
import { EXPORT_COMMANDS } from './commands/export';
import { LIBRARY_COMMANDS } from './commands/library';
import { LIVE_COMMANDS } from './commands/live';
import { REPLAY_COMMANDS } from './commands/replay';
import { SESSION_COMMANDS } from './commands/session';
import { VIEW_COMMANDS } from './commands/view';
import { WINDOW_COMMANDS } from './commands/window';

export const COMMANDS = {
  ...WINDOW_COMMANDS,
  ...SESSION_COMMANDS,
  ...REPLAY_COMMANDS,
  ...VIEW_COMMANDS,
  ...DESK_COMMANDS,
  ...ACCOUNT_COMMANDS,
  ...EXPORT_COMMANDS,
  ...LIBRARY_COMMANDS,
  ...LIVE_COMMANDS,
} as const;

export type CommandName = keyof typeof COMMANDS;
export type CommandRequest<N extends CommandName> = v.InferOutput<(typeof COMMANDS)[N]['request']>;
export type CommandReply<N extends CommandName> = v.InferOutput<(typeof COMMANDS)[N]['reply']>;
