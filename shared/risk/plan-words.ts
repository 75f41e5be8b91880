// Words for the findings that are about the plan or the map as a whole, not about one zone.
import type { FindingCode } from '../model/plan';
import { formatAge, formatPrice, formatUsd, priceDecimals } from '../util/format';
import { LITTLE, NEAR } from './severity';
import { fitting, leverageText, placeText, priceText, type Story, type Words } from './words';

/** Words for a fact without a zone. `afterLiquidation`: the line before spoke of the liquidation price. */
export function planWords(code: FindingCode, story: Story, afterLiquidation: boolean): Words {
  switch (code) {
    case 'leverage-too-high':
      return leverageWords(story);
    case 'stop-beyond-liquidation':
    case 'stop-first':
      return stopWords(code, story, afterLiquidation);
    case 'stop-wrong-side':
      return {
        text: 'Stop is on the profit side of the entry.',
        reason: `The stop ${placeText(story, story.plan.stop ?? story.plan.entry)} is on the profit side of the entry: it cannot limit a loss, so it is left out.`,
      };
    case 'little-on-the-way':
      return littleWords(story);
    case 'no-zone-near':
      return noZoneWords(story);
    case 'no-liquidation-price':
      return story.liquidation === null
        ? {
            text: 'No margin table for this venue.',
            reason: `No margin table of ${story.venueName} is known, so the liquidation price is not.`,
          }
        : {
            text: 'These numbers make no position.',
            reason: 'Entry, leverage (from 1x) and size must be above zero: there is no liquidation price.',
          };
    default:
      return mapWords(story);
  }
}

function leverageWords({ plan, liquidation, venueName }: Story): Words {
  const asked = leverageText(plan.leverage);
  const size = plan.sizeUsd === null ? '' : ` at ${formatUsd(plan.sizeUsd)}`;
  const max = liquidation?.price === null ? liquidation.maxLeverage : null;
  if (max === null) {
    return {
      text: `No margin tier is known${size}.`,
      reason: `${venueName} has no margin tier${size}, so there is no liquidation price.`,
    };
  }
  const most = leverageText(max);
  return {
    text: fitting(
      `${asked} is not offered${size}: ${most} at most.`,
      `${asked} is not offered at this size.`,
    ),
    reason: `${venueName} offers at most ${most}${size}: the plan's ${asked} cannot be held, and has no liquidation price.`,
  };
}

function stopWords(
  code: 'stop-first' | 'stop-beyond-liquidation',
  story: Story,
  afterLiquidation: boolean,
): Words {
  const { side, entry, stop } = story.plan;
  const liquidation = story.liquidation?.price ?? entry;
  const stopPrice = stop ?? entry;
  const apart = formatPrice(Math.abs(stopPrice - liquidation), priceDecimals(entry));
  const above = side === 'long' ? 'above' : 'below';
  const numbers = `The stop ${placeText(story, stopPrice)}`;
  const liquidationAt = `the liquidation price ${placeText(story, liquidation)}`;
  if (code === 'stop-first') {
    return {
      text: afterLiquidation
        ? fitting(`Stop is ${apart} ${above} it and fires first.`, 'Stop fires first.')
        : fitting(`Stop fires first, ${apart} ${above} liquidation.`, 'Stop fires before liquidation.'),
      reason: `${numbers} fires before ${liquidationAt}, ${apart} USD apart.`,
    };
  }
  return {
    text: fitting(
      `Stop is ${apart} past liquidation: never fires.`,
      'Stop is past liquidation and never fires.',
    ),
    reason: `${numbers} is not before ${liquidationAt}: the position is liquidated before the stop can fire.`,
  };
}

function littleWords({ plan, liquidation, sweptBeforeUsd, sweptBeforeStopUsd }: Story): Words {
  const isToStop = sweptBeforeStopUsd !== null && plan.stop !== null;
  const usd = (isToStop ? sweptBeforeStopUsd : sweptBeforeUsd) ?? 0;
  const above = plan.side === 'long' ? 'above' : 'below';
  const where = isToStop ? 'your stop' : 'liquidation';
  const amount = usd < 1 ? `No ${plan.side}s mapped` : `Only ${formatUsd(usd)} of ${plan.side}s`;
  const to = priceText((isToStop ? plan.stop : liquidation?.price) ?? plan.entry);
  const share = `${LITTLE * 100}%`;
  return {
    text: fitting(`${amount} ${above} ${where}.`, `Few ${plan.side}s ${above} ${where}.`),
    reason: `An estimated ${formatUsd(usd)} of ${plan.side}s stands between the entry and ${to} USD: on average at most ${share} of what makes a zone hot.`,
  };
}

function noZoneWords({ plan, hasNearZone }: Story): Words {
  const near = `${NEAR * 100}%`;
  if (!hasNearZone) {
    return {
      text: `No hot zone within ${near} of the entry.`,
      reason: `No hot zone of either side lies within ${near} of the entry ${priceText(plan.entry)} USD.`,
    };
  }
  return {
    text: `No ${plan.side} zone on the way to your exit.`,
    reason: `No hot ${plan.side} zone stands between the entry and the price at which the position ends.`,
  };
}

/** `47 min`, and from two hours on as ages are written. */
function agoText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : formatAge(ms);
}

/** `14:35`, UTC. */
function clockText(ms: number): string {
  const minutes = Math.floor(ms / 60_000) % 1440;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function oldPriceWords(lastPriceMs: number, asOfMs: number): Words {
  const last = `${clockText(lastPriceMs)} UTC, ${agoText(asOfMs - lastPriceMs)}`;
  return {
    text: `No price now: last at ${last} ago.`,
    reason: `There is no price of now: the last one is of ${last} before. It does not tell where the market stands, so the map cannot be asked.`,
  };
}

function mapWords({ mapProblem, lastPriceMs, asOfMs }: Story): Words {
  if (mapProblem === 'old-price' && lastPriceMs !== null) return oldPriceWords(lastPriceMs, asOfMs);
  if (mapProblem === 'no-price') {
    return { text: 'No price yet.', reason: 'No price is known yet, so the map has no place to stand on.' };
  }
  if (mapProblem === 'no-levels') {
    return {
      text: 'No map yet.',
      reason: 'The map holds no levels yet: nothing can be said about the entry.',
    };
  }
  return {
    text: 'Less than a day of history.',
    reason:
      'The map has seen less than a day of the market: it cannot tell yet what is much and what is little.',
  };
}
