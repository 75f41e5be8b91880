// Words for the findings about a zone.
import type { FindingCode } from '../model/plan';
import type { Zone } from '../model/zone';
import { formatZoneRange } from '../util/format';
import type { Fact } from './assess';
import { capital, fitting, placeText, priceText, type Story, type Words, zoneText } from './words';

/** The pieces that every sentence about a zone is made of. */
interface Parts {
  /** `88.3–89.2k`. */
  readonly range: string;
  /** `long zone 88.3–89.2k`. */
  readonly named: string;
  /** `long zone`, for when the range does not fit. */
  readonly short: string;
  readonly full: string;
  readonly stopAt: string;
  readonly liquidationAt: string;
  /** From the zone's far edge to the liquidation price, % of the entry. */
  readonly pastPct: string;
  readonly stopNote: string;
}

function partsOf(fact: Fact, zone: Zone, story: Story): Parts {
  const { entry, side, stop } = story.plan;
  const range = formatZoneRange(zone.low, zone.high);
  const liquidation = story.liquidation?.price ?? entry;
  const farEdge = side === 'long' ? zone.low : zone.high;
  return {
    range,
    named: `${zone.side} zone ${range}`,
    short: `${zone.side} zone`,
    full: zoneText(zone),
    stopAt: placeText(story, stop ?? entry),
    liquidationAt: placeText(story, liquidation),
    pastPct: `${((Math.abs(farEdge - liquidation) / entry) * 100).toFixed(1)}%`,
    stopNote: fact.behindStop ? ' The stop fires before the price gets there.' : '',
  };
}

/** Words for a fact that carries a zone; null for a code that is not about one. */
export function zoneWords(fact: Fact, zone: Zone, story: Story): Words | null {
  const tell = TELLERS[fact.code];
  return tell === undefined ? null : tell(partsOf(fact, zone, story), fact, story);
}

type Teller = (parts: Parts, fact: Fact, story: Story) => Words;

const TELLERS: Partial<Record<FindingCode, Teller>> = {
  'entry-in-zone': ({ named, short, full }, _fact, { plan }) => ({
    text: fitting(`Entry sits in hot ${named}.`, `Entry sits in a hot ${short}.`),
    reason: `The entry ${priceText(plan.entry)} USD is inside ${full}: forced orders there make the price move fast.`,
  }),
  'liquidation-in-zone': ({ named, short, full, liquidationAt, stopNote }) => ({
    text: fitting(
      `Liquidation sits in hot ${named}.`,
      `Liquidation sits in ${named}.`,
      `Liquidation sits in a hot ${short}.`,
    ),
    reason: `The liquidation price ${liquidationAt} is inside ${full}: a sweep of the zone reaches it.${stopNote}`,
  }),
  'liquidation-near-zone': ({ named, short, full, liquidationAt, stopNote }) => ({
    text: fitting(
      `Liquidation is just past ${named}.`,
      `Liquidation just past ${named}.`,
      `Liquidation is just past a ${short}.`,
    ),
    reason: `The liquidation price ${liquidationAt} is just past ${full}: a sweep of the zone would carry the price there.${stopNote}`,
  }),
  'liquidation-before-zone': ({ named, short, range, full, liquidationAt, stopNote }, fact) => ({
    text: fact.behindStop
      ? fitting(`${capital(named)} lies past liquidation.`, `A ${short} lies past liquidation.`)
      : fitting(
          `Reaching ${named} liquidates you.`,
          `Reaching zone ${range} liquidates you.`,
          `Reaching a ${short} liquidates you.`,
        ),
    reason: `The liquidation price ${liquidationAt} comes before ${full}: the price cannot reach the zone without passing it.${stopNote}`,
  }),
  'liquidation-in-cascade': ({ named, range, full, liquidationAt }) => ({
    text: fitting(
      `Cascade from ${named} reaches liquidation.`,
      `Cascade from ${range} reaches liquidation.`,
      'A cascade could reach liquidation.',
    ),
    reason: `Under the middle assumption of impact, a cascade that starts at ${full} runs past the liquidation price ${liquidationAt}.`,
  }),
  'stop-in-zone': ({ named, short, full, stopAt }) => ({
    text: fitting(`Stop sits in hot ${named}.`, `Stop sits in a hot ${short}.`),
    reason: `The stop ${stopAt} is inside ${full}: forced orders there can fill it at a worse price.`,
  }),
  'stop-near-zone': ({ named, short, full, stopAt }) => ({
    text: fitting(`Stop is just past ${named}.`, `Stop is just past a ${short}.`),
    reason: `The stop ${stopAt} is just past ${full}: a sweep of the zone would carry the price there.`,
  }),
  'zone-before-stop': ({ named, short, full, stopAt }) => ({
    text: fitting(
      `${capital(named)} stands before your stop.`,
      `${capital(named)} before your stop.`,
      `A ${short} stands before your stop.`,
    ),
    reason: `${capital(full)} stands between the entry and the stop ${stopAt}: a sweep of it speeds the price on.`,
  }),
  'zone-before-liquidation': ({ named, short, full, liquidationAt, pastPct }, fact) => ({
    text:
      fact.severity === 'good'
        ? fitting(`Liquidation ${pastPct} past ${named}.`, `Liquidation is ${pastPct} past the ${short}.`)
        : fitting(`${capital(named)} before liquidation.`, `A ${short} before liquidation.`),
    reason: `${capital(full)} stands between the entry and the liquidation price ${liquidationAt}, which is ${pastPct} of the entry further.`,
  }),
};
