// What is known beforehand about a symbol: resources/instruments.json.
import * as v from 'valibot';
import json from '../../../resources/instruments.json?raw';
import { EXCHANGES } from '../../../shared/model/exchange';

const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15));

const known = v.object({
  exchange: v.picklist(EXCHANGES),
  symbol: v.string(),
  base: v.string(),
  quote: v.string(),
  priceDecimals: decimals,
  qtyDecimals: decimals,
  cellTicks: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

const table = v.object({ instruments: v.array(known) });

export type KnownInstrument = v.InferOutput<typeof known>;

/** The table's entry, or undefined for a symbol it lacks. */
export function knownInstrument(exchange: string, symbol: string): KnownInstrument | undefined {
  const { instruments } = v.parse(table, JSON.parse(json));
  return instruments.find((entry) => entry.exchange === exchange && entry.symbol === symbol);
}
