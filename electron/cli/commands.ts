// The commands of the command line, by name.
import type { CliArguments } from './arguments';
import { brief } from './brief';
import { card } from './card';
import { cascade } from './cascade';
import { check } from './check';
import { demo } from './demo';
import { exportCommand } from './export';
import { explain } from './explain';
import { importCommand } from './import';
import { info } from './info';
import { map } from './map';
import { record } from './record';
import { repair } from './repair';
import { score } from './score';
import { verify } from './verify';
import { zones } from './zones';

export interface CliCommand {
  readonly usage: string;
  /** Flags that take a value, and those that do not. */
  readonly flags: readonly string[];
  /** Flags that take a value and may be given more than once. */
  readonly lists?: readonly string[];
  readonly switches: readonly string[];
  /** Returns what is printed as JSON; a text is printed as it is. Throws InputError for bad input. */
  readonly run: (args: CliArguments) => unknown;
}

export const CLI_COMMANDS = {
  import: importCommand,
  record,
  info,
  map,
  zones,
  check,
  explain,
  brief,
  cascade,
  demo,
  score,
  card,
  export: exportCommand,
  verify,
  repair,
} satisfies Record<string, CliCommand>;
