// What alert rules are called, and which figures each kind has.
import type { AlertKind } from '../../shared/model/alert';

export const RULE_NAMES: Readonly<Record<AlertKind, string>> = {
  'near-zone': 'Price near a hot zone',
  'zone-formed': 'Zone formed',
  'zone-grown': 'Zone grown',
  'zone-swept': 'Zone swept',
  'finding-opened': 'Finding of a plan opened',
  'feed-lost': 'Feed lost',
};

export type RuleFigure = 'withinPct' | 'withinAtr' | 'share' | 'leastUsd';

export const RULE_FIGURES: Readonly<Record<AlertKind, readonly RuleFigure[]>> = {
  'near-zone': ['withinPct', 'withinAtr', 'leastUsd'],
  'zone-formed': ['leastUsd'],
  'zone-grown': ['share', 'leastUsd'],
  'zone-swept': ['share', 'leastUsd'],
  'finding-opened': [],
  'feed-lost': [],
};

/** Label before a figure, its unit after it, and what it is multiplied with to be shown. */
export const FIGURES: Readonly<
  Record<RuleFigure, { readonly before: string; readonly unit: string; readonly times: number }>
> = {
  withinPct: { before: 'within', unit: '%', times: 1 },
  withinAtr: { before: 'or', unit: 'ATR', times: 1 },
  share: { before: 'by', unit: '%', times: 100 },
  leastUsd: { before: 'from', unit: 'USD on', times: 1 },
};

/** `22:30` of minutes of the day. */
export function clockOf(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60) % 24, minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** Minutes of the day of `22:30`; null when it is no time. */
export function minutesOf(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return match ? Number(match[1]) * 60 + Number(match[2]) : null;
}
