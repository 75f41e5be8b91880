// Files that ship with the app.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelCard } from '../shared/model/model-card';
import { readModelCard as checkModelCard } from '../shared/model/model-card-file';
import { readTierFile } from '../shared/risk/tier-file';
import type { TierTable } from '../shared/risk/tiers';

/** out/main is two folders below the app's own. */
const RESOURCES = join(import.meta.dirname, '../../resources');

export const DEMO_SESSION = join(RESOURCES, 'demo.session');

/** Margin tiers, as dated in the file. */
export function readTiers(): readonly TierTable[] {
  return readTierFile(JSON.parse(readFileSync(join(RESOURCES, 'leverage-tiers.json'), 'utf8')));
}

/** How good the default models were where they were measured (`radar card`). */
export function readModelCard(): ModelCard {
  return checkModelCard(JSON.parse(readFileSync(join(RESOURCES, 'model-card.json'), 'utf8')));
}
