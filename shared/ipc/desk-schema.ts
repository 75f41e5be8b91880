// Schemas of what the desk keeps between starts: plans and alert rules.
import * as v from 'valibot';
import { ALERT_KINDS, type AlertSettings } from '../model/alert';
import { MARGIN_MODES, PLAN_STATUSES } from '../model/desk';
import { EXCHANGES } from '../model/exchange';

const price = v.pipe(v.number(), v.finite(), v.gtValue(0));
const time = v.pipe(v.number(), v.finite());
const share = v.pipe(v.number(), v.finite(), v.gtValue(0));

export const exchangeSchema = v.picklist([...EXCHANGES, 'simulated']);

/** Most plans kept, and most parts of one. */
export const MOST_PLANS = 200;
const MOST_PARTS = 50;

export const deskPlanSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  status: v.picklist(PLAN_STATUSES),
  side: v.picklist(['long', 'short']),
  entries: v.pipe(
    v.array(v.object({ price, sizeUsd: v.nullable(price) })),
    v.minLength(1),
    v.maxLength(MOST_PARTS),
    v.readonly(),
  ),
  leverage: v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(500)),
  marginMode: v.picklist(MARGIN_MODES),
  stop: v.nullable(price),
  targets: v.pipe(v.array(price), v.maxLength(MOST_PARTS), v.readonly()),
  venue: exchangeSchema,
  symbol: v.pipe(v.string(), v.maxLength(80)),
  note: v.pipe(v.string(), v.maxLength(2000)),
  createdMs: time,
  origin: v.variant('kind', [
    v.object({ kind: v.literal('live') }),
    v.object({ kind: v.literal('replay'), session: v.string(), atMs: v.nullable(time) }),
  ]),
  source: v.picklist(['own', 'account']),
});

export const deskPlansSchema = v.pipe(v.array(deskPlanSchema), v.maxLength(MOST_PLANS), v.readonly());

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));

export const alertSettingsSchema = v.object({
  rules: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.minLength(1)),
        kind: v.picklist(ALERT_KINDS),
        on: v.boolean(),
        planId: v.nullable(v.string()),
        withinPct: v.nullable(share),
        withinAtr: v.nullable(share),
        leastUsd: v.nullable(share),
        share: v.nullable(share),
        coolDownMs: v.pipe(v.number(), v.minValue(0)),
        sound: v.boolean(),
        notify: v.boolean(),
      }),
    ),
    v.maxLength(200),
    v.readonly(),
  ),
  quiet: v.nullable(v.object({ fromMinute: minute, toMinute: minute })),
});

const HOUR_MS = 3_600_000;
const NONE = {
  on: true,
  planId: null,
  withinPct: null,
  withinAtr: null,
  leastUsd: null,
  share: null,
  coolDownMs: HOUR_MS,
  sound: true,
  notify: true,
} as const;

export const DEFAULT_ALERTS: AlertSettings = {
  rules: [
    { ...NONE, id: 'near', kind: 'near-zone', withinPct: 0.5, withinAtr: 1 },
    { ...NONE, id: 'formed', kind: 'zone-formed', on: false },
    { ...NONE, id: 'grown', kind: 'zone-grown', on: false, share: 0.5 },
    { ...NONE, id: 'swept', kind: 'zone-swept', share: 0.5 },
    { ...NONE, id: 'finding', kind: 'finding-opened' },
    { ...NONE, id: 'feed', kind: 'feed-lost', coolDownMs: 300_000 },
  ],
  quiet: null,
};
