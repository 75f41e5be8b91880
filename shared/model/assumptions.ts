// The assumptions a trader can see and change, each with its unit, its bounds and why it is as it is.
import type { ModelSettings } from './settings';

export interface Assumption {
  readonly id: AssumptionId;
  readonly label: string;
  readonly unit: '%' | 'h' | 'x';
  readonly why: string;
  /** Bounds and step in the shown unit. */
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value in the shown unit. */
  readonly read: (settings: ModelSettings) => number;
  readonly write: (settings: ModelSettings, value: number) => ModelSettings;
}

export const ASSUMPTION_IDS = [
  'sweepShare',
  'ageing',
  'volumeShare',
  'riseShare',
  'leaning',
  'leaningSpan',
  'leaningMean',
  'hotPercentile',
] as const;
export type AssumptionId = (typeof ASSUMPTION_IDS)[number];

/** Values that differ from the default, in the shown unit. */
export type Overrides = { readonly [id in AssumptionId]?: number };

const HOUR_MS = 3_600_000;
const percent = (share: number): number => Math.round(share * 1e6) / 1e4;

export const ASSUMPTIONS: readonly Assumption[] = [
  {
    id: 'sweepShare',
    label: 'Consumed by one touch',
    unit: '%',
    why: 'Share of a level that is gone once the price has reached it; the rest waits for the next touch.',
    min: 30,
    max: 100,
    step: 5,
    read: (settings) => percent(settings.sweepShare),
    write: (settings, value) => ({ ...settings, sweepShare: value / 100 }),
  },
  {
    id: 'ageing',
    label: 'Ageing by turnover',
    unit: '%',
    why: 'Turnover closes positions: a level at distance D loses this / D x traded coins / open interest a bar.',
    min: 0,
    max: 6,
    step: 0.1,
    read: (settings) => percent(settings.ageing),
    write: (settings, value) => ({ ...settings, ageing: value / 100 }),
  },
  {
    id: 'volumeShare',
    label: 'Opened of traded coins',
    unit: '%',
    why: 'Share of traded coins that are new leveraged positions.',
    min: 0,
    max: 100,
    step: 5,
    read: (settings) => percent(settings.volumeShare),
    write: (settings, value) => ({ ...settings, volumeShare: value / 100 }),
  },
  {
    id: 'riseShare',
    label: 'Opened of open-interest rises',
    unit: '%',
    why: 'Share of a rise of open interest that is leveraged and unhedged.',
    min: 0,
    max: 200,
    step: 10,
    read: (settings) => percent(settings.riseShare),
    write: (settings, value) => ({ ...settings, riseShare: value / 100 }),
  },
  {
    id: 'leaning',
    label: 'Leaning against moves',
    unit: '%',
    why: 'At most this much more of the opening is put on the side that bets on a return to the mean.',
    min: 0,
    max: 80,
    step: 5,
    read: (settings) => percent(settings.tilt.strength),
    write: (settings, value) => ({ ...settings, tilt: { ...settings.tilt, strength: value / 100 } }),
  },
  {
    id: 'leaningSpan',
    label: 'Distance of full leaning',
    unit: '%',
    why: 'How far the price must stand from its mean for the full leaning.',
    min: 0.1,
    max: 5,
    step: 0.1,
    read: (settings) => percent(settings.tilt.span),
    write: (settings, value) => ({ ...settings, tilt: { ...settings.tilt, span: value / 100 } }),
  },
  {
    id: 'leaningMean',
    label: 'Mean that is leaned against',
    unit: 'h',
    why: 'Length of the price’s trailing mean.',
    min: 1,
    max: 48,
    step: 1,
    read: (settings) => settings.tilt.meanMs / HOUR_MS,
    write: (settings, value) => ({ ...settings, tilt: { ...settings.tilt, meanMs: value * HOUR_MS } }),
  },
  {
    id: 'hotPercentile',
    label: 'Hot from percentile',
    unit: '%',
    why: 'Cells at or above this percentile of the last 7 days’ cells make a hot zone.',
    min: 60,
    max: 99,
    step: 1,
    read: (settings) => percent(settings.zones.percentile),
    write: (settings, value) => ({ ...settings, zones: { ...settings.zones, percentile: value / 100 } }),
  },
];

/** The settings with overrides put in, each held within its bounds. */
export function withOverrides(settings: ModelSettings, overrides: Overrides): ModelSettings {
  return ASSUMPTIONS.reduce((changed, { id, min, max, write }) => {
    const value = overrides[id];
    return value === undefined ? changed : write(changed, Math.min(max, Math.max(min, value)));
  }, settings);
}
