// Alerts: what the trader asked to be told of, and what was told.

export const ALERT_KINDS = [
  'near-zone',
  'zone-formed',
  'zone-grown',
  'zone-swept',
  'finding-opened',
  'feed-lost',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** One rule; what it does not need is null. */
export interface AlertRule {
  readonly id: string;
  readonly kind: AlertKind;
  readonly on: boolean;
  /** Only this plan's findings, and only zones of its side; null for all. Of no meaning to `feed-lost`. */
  readonly planId: string | null;
  /** `near-zone`: the price is this near, % of it or mean hourly ranges; either is enough. */
  readonly withinPct: number | null;
  readonly withinAtr: number | null;
  /** Zones smaller than this are left out, USD. */
  readonly leastUsd: number | null;
  /** `zone-grown`: by this share of what it was when last told; `zone-swept`: this share of it is gone. */
  readonly share: number | null;
  /** The same rule says the same thing again only after this long, ms. */
  readonly coolDownMs: number;
  readonly sound: boolean;
  readonly notify: boolean;
}

/** Minutes of the UTC day [from, to), over midnight when from > to. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface AlertSettings {
  readonly rules: readonly AlertRule[];
  /** Alerts are written down then, but make no sound and no notification; null for none. */
  readonly quiet: QuietHours | null;
}

/** An alert that fired. */
export interface FiredAlert {
  /** Rises within a session. */
  readonly n: number;
  /** Session time, ms. */
  readonly ms: number;
  readonly ruleId: string;
  readonly kind: AlertKind;
  readonly planId: string | null;
  readonly zoneId: string | null;
  /** One line. */
  readonly text: string;
  /** Why, with the numbers and the rule's own threshold. */
  readonly reason: string;
  /** False in a replay: it would have fired, and nothing rings. */
  readonly live: boolean;
  /** True in quiet hours: written down only. */
  readonly quiet: boolean;
  readonly sound: boolean;
  readonly notify: boolean;
}
