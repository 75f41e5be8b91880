// What the app can be told on its command line.
import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { planSchema } from '../shared/ipc/settings';
import type { Plan } from '../shared/model/plan';
import { InputError } from '../shared/util/input-error';
import { parseTime } from './time';

export interface LaunchOptions {
  /** Where to save a picture of the window and quit; null to run. */
  readonly shot: string | null;
  readonly session: string | null;
  readonly atMs: number | null;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly plan: Plan | null;
  /** A live market to begin with, as it was written: what is wrong with it is said in the window. */
  readonly live: { readonly venues: readonly string[]; readonly symbol: string } | null;
  readonly endpoints: readonly string[];
}

const FLAGS = {
  shot: { type: 'string' },
  session: { type: 'string' },
  at: { type: 'string' },
  size: { type: 'string' },
  plan: { type: 'string' },
  live: { type: 'string' },
  symbol: { type: 'string' },
  endpoint: { type: 'string', multiple: true },
} as const;

/**
 * Reads `--shot FILE.png --session FILE --at TIME --size 1600x1000 --plan long,92100,25,90900,50000` (side,
 * entry, leverage, then stop and size in USD or nothing), and `--live binanceusdm,bybit --symbol BTC/USDT:USDT
 * --endpoint binanceusdm=http://127.0.0.1:8080`. Flags it does not know are Chromium's and left alone. A name that
 * ends in .session is a session too. Relative files are meant from `folder`. Throws InputError.
 */
export function readLaunchOptions(args: readonly string[], folder: string): LaunchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: FLAGS,
    strict: false,
    allowPositionals: true,
  });
  const whole = (path: string | null) => (path === null || isAbsolute(path) ? path : resolve(folder, path));
  const file = (name: 'shot' | 'session') => whole(text(values[name], name));
  const at = text(values.at, 'at');
  return {
    shot: file('shot'),
    session: file('session') ?? whole(positionals.find((name) => name.endsWith('.session')) ?? null),
    atMs: at === null ? null : parseTime(at, '--at'),
    size: readSize(text(values.size, 'size')),
    plan: readPlan(text(values.plan, 'plan')),
    live: readLive(text(values.live, 'live'), text(values.symbol, 'symbol')),
    endpoints: (values.endpoint ?? []).map((one) => String(one)),
  };
}

function text(value: string | boolean | undefined, name: string): string | null {
  if (value === undefined) return null;
  if (typeof value === 'string' && value !== '') return value;
  throw new InputError(`--${name} needs a value.`);
}

function readLive(venues: string | null, symbol: string | null): LaunchOptions['live'] {
  return venues === null ? null : { venues: venues.split(','), symbol: symbol ?? 'BTC/USDT:USDT' };
}

function readSize(size: string | null): LaunchOptions['size'] {
  if (size === null) return null;
  const match = /^(\d{3,5})x(\d{3,5})$/.exec(size);
  if (match === null)
    throw new InputError(`--size is not a size: ${JSON.stringify(size)}. Write it like 1600x1000.`);
  return { width: Number(match[1]), height: Number(match[2]) };
}

function readPlan(plan: string | null): Plan | null {
  if (plan === null) return null;
  const [side, entry, leverage, stop, size] = plan.split(',');
  const optional = (part: string | undefined) => (part === undefined || part === '' ? null : Number(part));
  const parsed = v.safeParse(planSchema, {
    side,
    entry: Number(entry),
    leverage: Number(leverage),
    stop: optional(stop),
    sizeUsd: optional(size),
    venue: 'binanceusdm',
  });
  if (!parsed.success) {
    throw new InputError(
      `--plan is not a plan: ${JSON.stringify(plan)}. Write it like long,92100,25,90900,50000.`,
    );
  }
  return parsed.output;
}
