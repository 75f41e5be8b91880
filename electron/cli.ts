// The command line: the same pipeline without a window. One JSON object on standard output, or one clear line
// on standard error and exit code 2.
import { parseArgs } from 'node:util';
import { InputError } from '../shared/util/input-error';
import { CLI_COMMANDS, type CliCommand } from './cli/commands';

const NAMES = Object.keys(CLI_COMMANDS).join(', ');

async function main(args: readonly string[]): Promise<void> {
  const [name, ...rest] = args;
  if (name === 'help' || name === '--help') {
    process.stdout.write(
      `${JSON.stringify({ usage: Object.values(CLI_COMMANDS).map(({ usage }) => usage) })}\n`,
    );
    return;
  }
  if (name === undefined || !Object.hasOwn(CLI_COMMANDS, name)) {
    const what = name === undefined ? 'No command given' : `Unknown command ${name}`;
    throw new InputError(`${what}: it is one of ${NAMES}, help.`);
  }
  const command = CLI_COMMANDS[name as keyof typeof CLI_COMMANDS];
  const answer = await command.run(readArguments(command, rest));
  process.stdout.write(typeof answer === 'string' ? answer : `${JSON.stringify(answer)}\n`);
}

function readArguments(command: CliCommand, args: readonly string[]): Parameters<CliCommand['run']>[0] {
  try {
    const text = { type: 'string' } as const;
    const options = Object.fromEntries([
      ...command.flags.map((flag) => [flag, text] as const),
      ...(command.lists ?? []).map((flag) => [flag, { ...text, multiple: true }] as const),
      ...command.switches.map((flag) => [flag, { type: 'boolean' } as const] as const),
    ]);
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values, positionals };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new InputError(`${reason}; usage: ${command.usage}`);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error instanceof InputError) {
    process.stderr.write(`radar: ${error.message}\n`);
    process.exitCode = 2;
  } else {
    process.stderr.write(
      `radar: a defect of Liqradar: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
