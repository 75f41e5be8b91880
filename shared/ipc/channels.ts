// Names of the two ipc channels, and the bridge that the preload script puts on `window.liqradar`.
import type { CommandName, CommandReply, CommandRequest } from './commands';

/** Every command goes over this one ipc channel as (name, request). */
export const COMMAND_CHANNEL = 'liqradar:command';
/** A window asks for its frames with a nonce; main answers on it with a port. */
export const STREAM_CHANNEL = 'liqradar:stream';

export interface Bridge {
  command<N extends CommandName>(name: N, request: CommandRequest<N>): Promise<CommandReply<N>>;
  /** Where a dropped or chosen file lies on disk; empty for one that does not. */
  pathOf(file: object): string;
  /**
   * Asks main for this window's frame port. The port arrives as a `message` event on `window` whose data is
   * `{ liqradarStream: nonce }` and whose only port carries Frames.
   */
  openStream(nonce: string): void;
}
