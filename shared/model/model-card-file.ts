// Reads resources/model-card.json, already parsed, and finds the part that holds for some settings.
import * as v from 'valibot';
import { DEFAULT_MODEL } from './default-settings';
import type { CardModel, ModelCard } from './model-card';
import type { SessionInfo } from './session-info';
import type { ModelSettings } from './settings';

const n = v.pipe(v.number(), v.finite());
const band = v.object({
  from: n,
  to: v.nullable(n),
  verified: v.object({ long: v.boolean(), short: v.boolean() }),
});
const side = v.object({
  gain: n,
  gainLow: n,
  gainHigh: n,
  usdD2: n,
  usdD2Low: n,
  usdD2High: n,
  constantUsdD2: n,
  auc5: n,
});
const model = v.object({
  sides: v.object({ long: side, short: side }),
  distance: v.array(band),
  age: v.array(band),
});
const modelCardSchema = v.object({
  base: v.string(),
  market: v.string(),
  truth: v.string(),
  fromMs: n,
  toMs: n,
  tested: n,
  bucketMs: n,
  models: v.object({ smooth: model, ladder: model }),
});

export function readModelCard(json: unknown): ModelCard {
  return v.parse(modelCardSchema, json);
}

/**
 * What was measured of exactly these settings on this session's coin; null when an assumption differs from the
 * default, when it is another coin's map, or a simulated one: nothing is known of those.
 */
export function measuredOf(
  card: ModelCard,
  settings: ModelSettings,
  session: Pick<SessionInfo, 'origin' | 'instruments'>,
): CardModel | null {
  if (session.origin === 'simulated' || session.instruments.at(0)?.base !== card.base) return null;
  const measured: ModelSettings = { ...DEFAULT_MODEL, model: settings.model };
  return JSON.stringify(settings) === JSON.stringify(measured) ? card.models[settings.model] : null;
}
