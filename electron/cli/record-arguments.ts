// What `radar record` is told: venues, how long, and where a venue is instead of at its own address.
import { EXCHANGES } from '../../shared/model/exchange';
import { InputError } from '../../shared/util/input-error';
import type { VenueId } from '../feed/venues/venue';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `15m`, `2h` or `30d` in ms; null when the flag is absent. */
export function durationOf(text: string | null, flag: string): number | null {
  if (text === null) return null;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim()) ?? [];
  const ms = Number(amount) * (UNIT_MS[unit ?? ''] ?? Number.NaN);
  if (!(ms > 0)) {
    throw new InputError(`${flag} must be a time like 90s, 15m, 2h or 30d, not ${JSON.stringify(text)}.`);
  }
  return ms;
}

export function listedVenues(text: string): readonly VenueId[] {
  const names = text.split(',').map((name) => name.trim());
  const venues = names.map((name) => {
    const venue = EXCHANGES.find((known) => known === name);
    if (venue === undefined) {
      throw new InputError(`--exchange knows ${EXCHANGES.join(', ')}, not ${JSON.stringify(name)}.`);
    }
    return venue;
  });
  if (new Set(venues).size < venues.length) throw new InputError('--exchange names a venue twice.');
  return venues;
}

/** `binanceusdm=http://127.0.0.1:8080`, as often as needed or separated by commas. */
export function endpointsOf(given: unknown, venues: readonly VenueId[]): ReadonlyMap<VenueId, string> {
  const texts = (Array.isArray(given) ? given : [given]).filter((text) => typeof text === 'string');
  const endpoints = new Map<VenueId, string>();
  for (const text of texts.flatMap((one) => one.split(','))) {
    const at = text.indexOf('=');
    const venue = venues.find((known) => known === text.slice(0, at).trim());
    const address = text.slice(at + 1).trim();
    if (at < 0 || venue === undefined || !URL.canParse(address) || !/^(https?|wss?):/.test(address)) {
      throw new InputError(
        `--endpoint must be like binanceusdm=http://127.0.0.1:8080, for a venue of --exchange, not ${JSON.stringify(text)}.`,
      );
    }
    endpoints.set(venue, address);
  }
  return endpoints;
}
