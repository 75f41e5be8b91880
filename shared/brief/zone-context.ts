// The market's state beside one zone: how far it is, and what usually matters before levels are swept.
import type { ContextLine, ZoneContext } from '../model/brief';
import type { Zone } from '../model/zone';
import { formatZoneRange } from '../util/format';
import { marketLines } from './context-lines';
import type { ReviewInput } from './review-input';
import { hoursOfRange } from './typical-range';

const DAY_MS = 86_400_000;

/** Lines for one zone; no verdict and no sum of them: each stands with its own number. */
export function zoneContext(input: ReviewInput, zone: Zone): ZoneContext {
  const { nowMs, weights } = input;
  return {
    zoneId: zone.id,
    atMs: nowMs,
    lines: [...distanceLines(input, zone), ...marketLines(input)],
    weights: weights.filter(({ ms }) => ms > nowMs - DAY_MS),
  };
}

function distanceLines({ prepared, bars, count, nowMs }: ReviewInput, zone: Zone): ContextLine[] {
  const { price, atrUsd } = prepared.market;
  const range = formatZoneRange(zone.low, zone.high);
  if (price === null) {
    const text = `How far ${range} is cannot be said: no price is known now.`;
    return [{ name: 'distance', value: null, unit: '%', text }];
  }
  const usd = price < zone.low ? zone.low - price : price > zone.high ? price - zone.high : 0;
  if (usd === 0) {
    return [{ name: 'distance', value: 0, unit: '%', text: `The price is inside ${range}.` }];
  }
  const pct = (usd / price) * 100;
  const atr =
    atrUsd === null || !(atrUsd > 0)
      ? 'ATR is not known'
      : `${(usd / atrUsd).toFixed(1)} ATR, the mean range of an hour`;
  const hours = hoursOfRange(bars, count, nowMs, usd);
  const where = zone.low > price ? 'above' : 'below';
  return [
    {
      name: 'distance',
      value: pct,
      unit: '%',
      text: `${range} begins ${pct.toFixed(2)}% ${where} the price: ${atr}.`,
    },
    {
      name: 'range',
      value: hours,
      unit: 'h',
      text:
        hours === null
          ? 'No span of up to two days typically covers that distance, or there is too little past to tell.'
          : `Over the last 7 days the price typically spanned that distance in ${hours < 1 ? 'under an hour' : `about ${Math.round(hours)} h`}.`,
    },
  ];
}
