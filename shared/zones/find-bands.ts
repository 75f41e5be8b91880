// Hot bands of one moment: runs of smoothed cells at or above a threshold.
import type { LevelMap } from '../model/level-map';
import { SIDES, type Side } from '../model/side';
import type { ZoneSettings } from '../model/settings';
import { boxSmooth } from './smooth';

/** A map smoothed for zones; the same cells as the map it came from. */
export interface SmoothedMap {
  readonly map: LevelMap;
  readonly longUsd: Float64Array;
  readonly shortUsd: Float64Array;
}

/** A run of hot cells [from, to) of one side (absolute cell indexes), with its densest cell. */
export interface Band {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
  readonly peakCell: number;
  /** Smoothed USD of the densest cell. */
  readonly peakUsd: number;
  /** Unsmoothed USD inside the band. */
  readonly usd: number;
}

/** Smooths both sides, and cuts off what the smoothing carries over to the wrong side of the price. */
export function smoothMap(map: LevelMap, price: number, settings: ZoneSettings): SmoothedMap {
  const longUsd = boxSmooth(map.longUsd, settings.boxCells, settings.passes);
  const shortUsd = boxSmooth(map.shortUsd, settings.boxCells, settings.passes);
  for (let i = 0; i < longUsd.length; i++) {
    const middle = (map.firstCell + i + 0.5) * map.cell;
    if (middle >= price) longUsd[i] = 0;
    else shortUsd[i] = 0;
  }
  return { map, longUsd, shortUsd };
}

/** Bands of both sides at or above `thresholdUsd` a cell and at least `minCells` wide, densest first. */
export function findBands(smoothed: SmoothedMap, thresholdUsd: number, minCells: number): Band[] {
  const bands: Band[] = [];
  for (const side of SIDES) {
    const values = side === 'long' ? smoothed.longUsd : smoothed.shortUsd;
    const raw = side === 'long' ? smoothed.map.longUsd : smoothed.map.shortUsd;
    for (let i = 0; i < values.length; ) {
      if (values[i] < thresholdUsd) {
        i++;
        continue;
      }
      const from = i;
      let peak = i;
      let usd = 0;
      for (; i < values.length && values[i] >= thresholdUsd; i++) {
        if (values[i] > values[peak]) peak = i;
        usd += raw[i];
      }
      if (i - from < minCells) continue;
      const first = smoothed.map.firstCell;
      bands.push({
        side,
        from: first + from,
        to: first + i,
        peakCell: first + peak,
        peakUsd: values[peak],
        usd,
      });
    }
  }
  return bands.sort((a, b) => b.usd - a.usd || a.from - b.from);
}
