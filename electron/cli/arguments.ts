// Typed reading of command-line flags; every refusal says which flag and what to write.
import { MODEL_NAMES, type ModelName, type ModelSettings } from '../../shared/model/settings';
import { DEFAULT_MODEL } from '../../shared/model/default-settings';
import type { CascadeDirection } from '../../shared/model/cascade';
import { EXCHANGES, type Exchange } from '../../shared/model/exchange';
import type { Side } from '../../shared/model/side';
import { InputError } from '../../shared/util/input-error';
import { parseTime } from '../time';

export interface CliArguments {
  readonly values: { readonly [flag: string]: string | boolean | readonly (string | boolean)[] | undefined };
  readonly positionals: readonly string[];
}

export function textOf(args: CliArguments, flag: string): string | null {
  const value = args.values[flag];
  return typeof value === 'string' ? value : null;
}

export function neededText(args: CliArguments, flag: string): string {
  const value = textOf(args, flag);
  if (value === null || value === '') throw new InputError(`--${flag} is missing.`);
  return value;
}

/** The one file that the command works on. */
export function sessionOf(args: CliArguments): string {
  const [path, ...more] = args.positionals;
  if (path === undefined) throw new InputError('No session file given: name one, like BTCUSDT.session.');
  if (more.length > 0) throw new InputError(`One session file at a time: ${more.join(' ')} is too much.`);
  return path;
}

export function timeOf(args: CliArguments, flag: string): number {
  return parseTime(neededText(args, flag), `--${flag}`);
}

export function timeOrNull(args: CliArguments, flag: string): number | null {
  return textOf(args, flag) === null ? null : timeOf(args, flag);
}

/** A positive number, or null when the flag is absent. */
export function numberOf(args: CliArguments, flag: string): number | null {
  const text = textOf(args, flag);
  if (text === null) return null;
  const value = Number(text.replaceAll(',', ''));
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    throw new InputError(`--${flag} must be a number above 0, not ${JSON.stringify(text)}.`);
  }
  return value;
}

export function neededNumber(args: CliArguments, flag: string): number {
  neededText(args, flag);
  return numberOf(args, flag) ?? 0;
}

export function sideOf(args: CliArguments): Side {
  return oneOf(neededText(args, 'side'), ['long', 'short'], '--side');
}

export function directionOf(args: CliArguments): CascadeDirection {
  return oneOf(neededText(args, 'direction'), ['down', 'up'], '--direction');
}

export function neededOf<T extends string>(args: CliArguments, flag: string, known: readonly T[]): T {
  return oneOf(neededText(args, flag), known, `--${flag}`);
}

/** The first of `known` when the flag is absent. */
export function formatOf<T extends string>(args: CliArguments, known: readonly T[]): T {
  return oneOf(textOf(args, 'format') ?? known[0], known, '--format');
}

export function exchangeOf(args: CliArguments, flag: string): Exchange | null {
  const text = textOf(args, flag);
  return text === null ? null : oneOf<Exchange>(text, [...EXCHANGES, 'simulated'], `--${flag}`);
}

/** The default assumptions with the model that was asked for. */
export function modelOf(args: CliArguments): ModelSettings {
  const model: ModelName = oneOf(textOf(args, 'model') ?? DEFAULT_MODEL.model, MODEL_NAMES, '--model');
  return { ...DEFAULT_MODEL, model };
}

function oneOf<T extends string>(text: string, known: readonly T[], flag: string): T {
  const found = known.find((value) => value === text);
  if (found === undefined)
    throw new InputError(`${flag} must be one of ${known.join(', ')}, not ${JSON.stringify(text)}.`);
  return found;
}
