// What alerts say: a line, and why with its numbers and the rule's own threshold.
import type { AlertRule } from '../model/alert';
import type { TrackedFinding } from '../model/desk';
import type { Zone } from '../model/zone';
import { formatUsd, formatZoneRange } from '../util/format';
import type { WatchedZone } from './alert-zones';
import { capital, priceText, zoneText } from './words';

export interface AlertWords {
  readonly text: string;
  readonly reason: string;
}

const named = (zone: Zone): string => `${zone.side} zone ${formatZoneRange(zone.low, zone.high)}`;
const percent = (share: number): string => `${Number((share * 100).toFixed(0))}%`;

export function nearWords(
  zone: Zone,
  { price, atrUsd }: { readonly price: number | null; readonly atrUsd: number | null },
  rule: AlertRule,
): AlertWords {
  const at = price ?? zone.low;
  const usd = at < zone.low ? zone.low - at : at > zone.high ? at - zone.high : 0;
  const away = `${((usd / at) * 100).toFixed(2)}%`;
  const atr = atrUsd !== null && atrUsd > 0 ? `, ${(usd / atrUsd).toFixed(1)} ATR` : ', ATR unknown';
  const limits = [
    rule.withinPct === null ? null : `${rule.withinPct}%`,
    rule.withinAtr === null ? null : `${rule.withinAtr} ATR`,
  ].filter((limit) => limit !== null);
  const isInside = usd === 0;
  return {
    text: isInside ? `Price is inside ${named(zone)}.` : `Price is ${away} from ${named(zone)}.`,
    reason: `The price ${priceText(at)} USD is ${isInside ? 'inside' : `${away}${atr} from`} ${zoneText(zone)}; the rule tells it within ${limits.join(' or ')}.`,
  };
}

export function zoneAlertWords(
  kind: 'zone-formed' | 'zone-grown' | 'zone-swept',
  { zone, baseUsd }: WatchedZone,
  rule: AlertRule,
): AlertWords {
  const least = rule.leastUsd === null ? '' : ` The rule tells zones from ${formatUsd(rule.leastUsd)} on.`;
  const share = percent(rule.share ?? 0);
  if (kind === 'zone-formed') {
    return {
      text: `${capital(named(zone))} has formed.`,
      reason: `${capital(zoneText(zone))} is hot since now.${least}`,
    };
  }
  if (kind === 'zone-grown') {
    return {
      text: `${capital(named(zone))} has grown to ${formatUsd(zone.usd)}.`,
      reason: `${capital(zoneText(zone))} has grown from ${formatUsd(baseUsd)}; the rule tells growth by ${share} or more.${least}`,
    };
  }
  return {
    text: `${capital(named(zone))} was swept.`,
    reason: `The price has swept ${share} or more of ${zoneText(zone)}.${least}`,
  };
}

export function findingWords(name: string, finding: TrackedFinding): AlertWords {
  return { text: `${name}: ${finding.text}`, reason: finding.reason };
}

export function feedWords(sentence: string): AlertWords {
  return { text: 'The feed is lost.', reason: sentence };
}
