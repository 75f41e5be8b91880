// Hot bands as zones for a reader: prices, USD, percentile, distance and age.
import type { ZoneSettings } from '../model/settings';
import type { Zone } from '../model/zone';
import { type HistogramWindow, windowPercentileOf, windowUsdAt } from './cell-histogram';
import { findBands, type SmoothedMap } from './find-bands';
import { type TrackedZone, trackBands } from './zone-tracker';

export interface ZoneContext {
  readonly window: HistogramWindow;
  readonly tracked: readonly TrackedZone[];
  readonly settings: ZoneSettings;
  readonly reportedShare: number;
  readonly price: number;
  readonly nowMs: number;
}

/** Zones of a moment, densest first, without a judgement of their evidence; none while the window has no cells to compare with. */
export function describeZones(smoothed: SmoothedMap, context: ZoneContext): Zone[] {
  const { window, tracked, settings, price, nowMs } = context;
  const threshold = windowUsdAt(window, settings.percentile);
  if (threshold === null) return [];
  const cell = smoothed.map.cell;
  const bands = findBands(smoothed, threshold, settings.minCells);
  const followed = trackBands(tracked, bands, nowMs);
  return bands.map((band, i) => {
    const { bornMs, bornFrom, sweptUsd } = followed[i];
    const low = band.from * cell;
    const high = band.to * cell;
    const nearer = price < low ? low : price > high ? high : price;
    return {
      id: `${band.side}-${bornMs}-${bornFrom}`,
      side: band.side,
      low,
      high,
      peak: (band.peakCell + 0.5) * cell,
      usd: band.usd,
      expectedUsd: band.usd * context.reportedShare,
      percentile: windowPercentileOf(window, band.peakUsd) ?? 0,
      distancePct: ((nearer - price) / price) * 100,
      bornMs,
      ageMs: nowMs - bornMs,
      sweptShare: sweptUsd > 0 ? sweptUsd / (sweptUsd + band.usd) : 0,
      evidence: 'unverified' as const,
      verifiedShare: 0,
    };
  });
}
