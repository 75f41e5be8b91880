// Checks what a live market is asked with, in words or on the command line; every fault is one sentence.
import { EXCHANGES } from '../shared/model/exchange';
import type { LiveVenue } from '../shared/model/live';
import { perpetualOf } from '../shared/model/live-symbol';
import { InputError } from '../shared/util/input-error';

export interface LiveChoice {
  readonly venues: readonly LiveVenue[];
  /** ccxt's symbol. */
  readonly symbol: string;
}

/** Throws InputError for an unknown venue, for none, and for what cannot be a symbol. */
export function checkLiveChoice(venues: readonly string[], symbol: string): LiveChoice {
  const known = venues.map((name) => {
    const venue = EXCHANGES.find((one) => one === name.trim());
    if (venue === undefined) {
      throw new InputError(
        `There is no venue ${JSON.stringify(name)}: choose among ${EXCHANGES.join(', ')}.`,
      );
    }
    return venue;
  });
  if (known.length === 0) throw new InputError(`No venue is chosen: choose among ${EXCHANGES.join(', ')}.`);
  const pair = perpetualOf(symbol);
  if (pair === null) {
    throw new InputError(
      `${JSON.stringify(symbol)} is not a market: write it like BTC, SOLUSDT or BTC/USDT:USDT.`,
    );
  }
  return { venues: [...new Set(known)], symbol: pair };
}

/** An address to reach a venue at, as it is kept. Throws InputError, naming the venue. */
export function checkEndpoint(venue: string, address: string): string {
  const text = address.trim();
  if (!URL.canParse(text) || !/^(https?|wss?):\/\//.test(text)) {
    throw new InputError(
      `The address of ${venue} is not one: ${JSON.stringify(text)}. Write it like http://127.0.0.1:8080.`,
    );
  }
  return text;
}

/** A proxy's address, as it is kept. Throws InputError. */
export function checkProxy(address: string): string {
  const text = address.trim();
  if (!URL.canParse(text) || !/^https?:\/\//.test(text)) {
    throw new InputError(
      `The proxy is not an address of one: ${JSON.stringify(text)}. Write it like http://127.0.0.1:3128.`,
    );
  }
  return text;
}

/** `binanceusdm=http://127.0.0.1:8080`, as often as needed. Throws InputError. */
export function readEndpoints(texts: readonly string[]): ReadonlyMap<LiveVenue, string> {
  const endpoints = new Map<LiveVenue, string>();
  for (const text of texts.flatMap((one) => one.split(','))) {
    const at = text.indexOf('=');
    const venue = EXCHANGES.find((one) => one === text.slice(0, at).trim());
    if (at < 0 || venue === undefined) {
      throw new InputError(
        `--endpoint must be like binanceusdm=http://127.0.0.1:8080, not ${JSON.stringify(text)}.`,
      );
    }
    endpoints.set(venue, checkEndpoint(venue, text.slice(at + 1)));
  }
  return endpoints;
}
