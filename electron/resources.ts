// Files that ship with the app.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTierFile } from '../shared/risk/tier-file';
import type { TierTable } from '../shared/risk/tiers';

/** out/main is two folders below the app's own. */
const RESOURCES = join(import.meta.dirname, '../../resources');

export const DEMO_SESSION = join(RESOURCES, 'demo.session');

/** Margin tiers, as dated in the file. */
export function readTiers(): readonly TierTable[] {
  return readTierFile(JSON.parse(readFileSync(join(RESOURCES, 'leverage-tiers.json'), 'utf8')));
}
