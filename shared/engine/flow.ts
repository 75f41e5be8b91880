// How many coins of new positions a bar stands for, and how much turnover aged the old ones.
import type { ModelSettings } from '../model/settings';

/** What is remembered of an instrument's open interest and volume, in coins. */
export interface Flow {
  /** Latest open interest and its time; null before the first. */
  oi: { coins: number; ms: number } | null;
  /** The open interest that the last bar with one has already used. */
  usedOi: { coins: number; ms: number } | null;
  /** Trailing means a bar; null before the first known value. */
  meanOi: number | null;
  meanVolume: number | null;
}

export interface Opening {
  /** Newly opened coins, the same on both sides. */
  readonly coins: number;
  /** Traded coins over open interest; null when either is unknown, and then nothing ages. */
  readonly turnover: number | null;
}

/** Bars in the trailing means: about a day of 5-minute bars. */
const MEAN_BARS = 288;
const DAY_MS = 86_400_000;

export function createFlow(): Flow {
  return { oi: null, usedOi: null, meanOi: null, meanVolume: null };
}

/**
 * Coins opened in a bar and its turnover (MODEL.md, A0 steps 2 and 3): a share of max(rise of open interest, 0) and
 * one of volume. Without volume: the size of the change, no ageing. Without open interest: the share of volume, and
 * a trailing mean for the turnover.
 */
export function takeFlow(
  flow: Flow,
  closeMs: number,
  intervalMs: number,
  volume: number | null,
  settings: ModelSettings,
): Opening {
  const change = takeChange(flow, closeMs, settings.oiMaxAgeMs);
  const oi = freshOi(flow, closeMs, settings.oiMaxAgeMs);
  if (oi !== null) flow.meanOi = trail(flow.meanOi, oi);
  if (volume !== null) flow.meanVolume = trail(flow.meanVolume, volume);
  if (volume === null) return { coins: change === null ? 0 : Math.abs(change), turnover: null };
  const rise = change === null ? 0 : Math.max(change, 0);
  const base = oi ?? flow.meanOi ?? assumedOi(flow, intervalMs, settings);
  return {
    coins: settings.riseShare * rise + settings.volumeShare * volume,
    turnover: base !== null && base > 0 ? volume / base : null,
  };
}

/** Change since the open interest that was last used; 0 when none came since; null when too old to tell. */
function takeChange(flow: Flow, closeMs: number, maxAgeMs: number): number | null {
  const oi = flow.oi;
  const used = flow.usedOi;
  if (oi === null || closeMs - oi.ms > maxAgeMs) return null;
  flow.usedOi = oi;
  if (used === null || oi.ms - used.ms > maxAgeMs) return null;
  return oi.coins - used.coins;
}

/** Open interest in coins that still counts at a bar's close; null when none is recent enough. */
export function freshOi(flow: Flow, closeMs: number, maxAgeMs: number): number | null {
  return flow.oi !== null && closeMs - flow.oi.ms <= maxAgeMs ? flow.oi.coins : null;
}

/** Turnover of a usual bar: mean traded coins over mean open interest; null when either is unknown. */
export function meanTurnover({ meanVolume, meanOi }: Flow): number | null {
  return meanVolume === null || meanOi === null || meanOi <= 0 ? null : meanVolume / meanOi;
}

function assumedOi(flow: Flow, intervalMs: number, settings: ModelSettings): number | null {
  if (flow.meanVolume === null) return null;
  return flow.meanVolume * (DAY_MS / intervalMs) * settings.oiPerDailyVolume;
}

function trail(mean: number | null, value: number): number {
  return mean === null ? value : mean + (value - mean) / MEAN_BARS;
}
