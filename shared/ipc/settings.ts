// What the app remembers between starts, and the schema that guards it.
import * as v from 'valibot';
import { ASSUMPTION_IDS } from '../model/assumptions';
import { alertSettingsSchema, DEFAULT_ALERTS, deskPlansSchema, exchangeSchema } from './desk-schema';
import { EXCHANGES } from '../model/exchange';
import { BAND_IDS } from '../model/leverage-bands';
import { MODEL_NAMES } from '../model/settings';

export const planSchema = v.object({
  side: v.picklist(['long', 'short']),
  entry: v.pipe(v.number(), v.finite(), v.gtValue(0)),
  leverage: v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(500)),
  sizeUsd: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))),
  stop: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))),
  venue: exchangeSchema,
});

const boundsSchema = v.object({
  x: v.nullable(v.number()),
  y: v.nullable(v.number()),
  width: v.pipe(v.number(), v.minValue(640)),
  height: v.pipe(v.number(), v.minValue(400)),
  maximized: v.boolean(),
});

export const TIMEFRAMES = ['5m', '15m', '1h', '4h'] as const;
export type Timeframe = (typeof TIMEFRAMES)[number];

/** Palettes of the heat; each has a dark and a light form. */
export const PALETTES = ['look', 'gold', 'slate', 'vivid'] as const;
export type Palette = (typeof PALETTES)[number];
/** How steeply brightness follows the percentile. */
export const CONTRASTS = ['soft', 'even', 'hard', 'log'] as const;
export type Contrast = (typeof CONTRASTS)[number];

export const viewSchema = v.object({
  timeframe: v.picklist(TIMEFRAMES),
  heat: v.boolean(),
  zones: v.boolean(),
  liquidations: v.boolean(),
  plan: v.boolean(),
  /** Cells under this percentile (0..1) of the scale are not drawn. */
  threshold: v.pipe(v.number(), v.minValue(0.5), v.maxValue(0.99)),
  theme: v.picklist(['dark', 'light']),
  // What follows came after 0.1, whose settings lack it.
  palette: v.optional(v.picklist(PALETTES), 'look'),
  contrast: v.optional(v.picklist(CONTRASTS), 'even'),
  /** Percentiles among the cells of both sides, or of each side by itself. */
  ranking: v.optional(v.picklist(['both', 'side']), 'both'),
  longs: v.optional(v.boolean(), true),
  shorts: v.optional(v.boolean(), true),
  price: v.optional(v.picklist(['candles', 'line']), 'candles'),
  /** Lines at the plan's break-even, and marks of days and trading sessions. */
  breakEven: v.optional(v.boolean(), false),
  sessions: v.optional(v.boolean(), false),
  /** Prices stay where they are: neither a drag nor the price itself moves them. */
  lockPrice: v.optional(v.boolean(), false),
  /** Leverage bands to show; null for all. */
  tiers: v.optional(v.nullable(v.pipe(v.array(v.picklist(BAND_IDS)), v.minLength(1))), null),
});
export type ViewSettings = v.InferOutput<typeof viewSchema>;

const override = v.optional(v.pipe(v.number(), v.finite()));

export const modelChoiceSchema = v.object({
  model: v.picklist(MODEL_NAMES),
  /** Assumptions that the trader changed, in the unit they are shown in; settings of 0.1 lack this. */
  overrides: v.optional(v.object(v.entriesFromList(ASSUMPTION_IDS, override)), {}),
});
export type ModelChoice = v.InferOutput<typeof modelChoiceSchema>;

const number = v.pipe(v.number(), v.finite());

/** What a chart looks at, as its own view has it: see renderer/heatmap/viewport. */
export const rangeSchema = v.object({
  rightMs: number,
  pitch: v.pipe(number, v.gtValue(0)),
  binPx: v.pipe(number, v.gtValue(0)),
  topPx: number,
  follow: v.boolean(),
  free: v.boolean(),
  priceAuto: v.boolean(),
});
export type ChartRange = v.InferOutput<typeof rangeSchema>;

/** A chart in a window of its own. */
export const chartWindowSchema = v.object({
  id: v.string(),
  bounds: boundsSchema,
  view: viewSchema,
  /** Null shows now at the usual zoom. */
  range: v.nullable(rangeSchema),
});
export type ChartWindow = v.InferOutput<typeof chartWindowSchema>;

const addressSchema = v.optional(v.nullable(v.string()), null);

/** What a live market is opened with. */
export const liveSettingsSchema = v.object({
  /** Those of the last live market, and its symbol in ccxt's words. */
  venues: v.array(v.picklist(EXCHANGES)),
  symbol: v.string(),
  record: v.boolean(),
  /** Recordings that are older, days, or that together are larger, GB, go to the trash; null keeps them. */
  keepDays: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(1))),
  keepGb: v.nullable(v.pipe(v.number(), v.finite(), v.gtValue(0))),
  /** Other addresses of venues, e.g. `http://127.0.0.1:8080`; null is the venue's own. */
  endpoints: v.object(v.entriesFromList(EXCHANGES, addressSchema)),
  /** `http://host:port`, for all venues; null is none. */
  proxy: v.nullable(v.string()),
});
export type LiveSettings = v.InferOutput<typeof liveSettingsSchema>;

export const DEFAULT_LIVE: LiveSettings = {
  venues: ['binanceusdm', 'bybit'],
  symbol: 'BTC/USDT:USDT',
  record: true,
  keepDays: null,
  keepGb: null,
  endpoints: { binanceusdm: null, bybit: null, okx: null, hyperliquid: null },
  proxy: null,
};

export const appSettingsSchema = v.object({
  version: v.literal(1),
  bounds: boundsSchema,
  lastSession: v.nullable(v.string()),
  plan: v.nullable(planSchema),
  view: viewSchema,
  model: modelChoiceSchema,
  /** Chart windows that were open when the app ended; settings of 0.1 lack this. */
  charts: v.optional(v.array(chartWindowSchema), []),
  /** The desk's plans; `plan` above is the entry check's draft. */
  plans: v.optional(deskPlansSchema, []),
  /** False until the plan of 0.1 was taken over into `plans`. */
  hasTakenPlan: v.optional(v.boolean(), false),
  alerts: v.optional(alertSettingsSchema, DEFAULT_ALERTS),
  /** Folder of sessions; null is the app's own. */
  sessionsFolder: v.optional(v.nullable(v.string()), null),
  live: v.optional(liveSettingsSchema, DEFAULT_LIVE),
});
export type AppSettings = v.InferOutput<typeof appSettingsSchema>;

export const DEFAULT_SETTINGS: AppSettings = {
  version: 1,
  bounds: { x: null, y: null, width: 1600, height: 1000, maximized: false },
  lastSession: null,
  plan: null,
  view: {
    timeframe: '1h',
    heat: true,
    zones: true,
    liquidations: true,
    plan: true,
    threshold: 0.65,
    theme: 'dark',
    palette: 'look',
    contrast: 'even',
    ranking: 'both',
    longs: true,
    shorts: true,
    price: 'candles',
    breakEven: false,
    sessions: false,
    lockPrice: false,
    tiers: null,
  },
  model: { model: 'smooth', overrides: {} },
  charts: [],
  plans: [],
  hasTakenPlan: false,
  alerts: DEFAULT_ALERTS,
  sessionsFolder: null,
  live: DEFAULT_LIVE,
};
