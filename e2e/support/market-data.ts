// The recorded market data for tests, which lies beside the project and not in it.
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const december = resolve(import.meta.dirname, '../../../shared/data/binance-btcusdt-2025-12_2026-01');

/** Why tests on real data are skipped, or null when it is here. */
export const missingData = existsSync(december)
  ? null
  : 'the recorded data in ../shared/data is not beside this checkout';

/** Archive files of BTCUSDT, December 2025 and January 2026. */
export function decemberFiles(): string[] {
  return readdirSync(december)
    .filter((name) => name.startsWith('BTCUSDT-'))
    .map((name) => join(december, name));
}

/** What was liquidated in those months, hour by hour. */
export function realisedFile(): string {
  return join(december, 'realised-liquidations-1h.csv');
}
