// What the keys 1 to 9 look back over.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface LookBack {
  readonly key: string;
  readonly label: string;
  /** Infinity is all of history. */
  readonly spanMs: number;
}

export const LOOKBACKS: readonly LookBack[] = [
  { key: '1', label: '12h', spanMs: 12 * HOUR_MS },
  { key: '2', label: '1d', spanMs: DAY_MS },
  { key: '3', label: '2d', spanMs: 2 * DAY_MS },
  { key: '4', label: '3d', spanMs: 3 * DAY_MS },
  { key: '5', label: '7d', spanMs: 7 * DAY_MS },
  { key: '6', label: '14d', spanMs: 14 * DAY_MS },
  { key: '7', label: '30d', spanMs: 30 * DAY_MS },
  { key: '8', label: '90d', spanMs: 90 * DAY_MS },
  { key: '9', label: 'all', spanMs: Number.POSITIVE_INFINITY },
];
