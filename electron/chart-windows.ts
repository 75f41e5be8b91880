// Charts in windows of their own: opened, remembered while they are open, and there again at the next start.
import { randomUUID } from 'node:crypto';
import { app } from 'electron';
import type { ChartWindow } from '../shared/ipc/settings';
import type { Settings } from './settings';
import { type AppWindow, openWindow } from './windows';

const LEAST = { width: 960, height: 560 };
/** Moves and zooms come many a second: the file is written when they have paused for so long, ms. */
const SETTLE_MS = 400;

export interface ChartWindows {
  /** Opens a chart like the given one; each opens a little lower than the last. */
  open(chart: Pick<ChartWindow, 'view' | 'range'>): void;
  /** Opens those that were open when the app ended. */
  restore(): void;
  /** The chart of a window by its number; null for a window that is none. */
  of(window: number): ChartWindow | null;
  /** Remembers what changed in a chart window; false when the window is none. */
  change(window: number, part: Partial<Pick<ChartWindow, 'view' | 'range'>>): boolean;
}

/** Chart windows over the settings; `added` gets every window that opens. */
export function createChartWindows(
  settings: Settings,
  added: (record: AppWindow) => void,
  onNeedsSnapshot: (record: AppWindow) => void,
): ChartWindows {
  const open = new Map<number, ChartWindow>();
  let quitting = false;
  let timer: NodeJS.Timeout | undefined;
  app.on('before-quit', () => {
    quitting = true;
    if (timer !== undefined) save();
  });

  function save(): void {
    clearTimeout(timer);
    timer = undefined;
    settings.change({ charts: [...open.values()] });
  }

  function saveSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(save, SETTLE_MS);
  }

  function show(chart: ChartWindow): void {
    const record = openWindow({
      bounds: chart.bounds,
      size: null,
      query: { chart: chart.id },
      least: LEAST,
      onBounds: (bounds) => {
        const known = open.get(record.id);
        if (!known) return;
        open.set(record.id, { ...known, bounds });
        if (quitting) save();
        else saveSoon();
      },
      onNeedsSnapshot,
    });
    open.set(record.id, chart);
    record.window.on('closed', () => {
      // Closed by hand it stays away; closed with the app it comes back.
      if (quitting) return;
      open.delete(record.id);
      save();
    });
    added(record);
  }

  return {
    open(chart) {
      const shift = 40 * (open.size % 6);
      const bounds = { x: 80 + shift, y: 80 + shift, width: 1100, height: 720, maximized: false };
      show({ id: randomUUID(), bounds, ...chart });
      save();
    },
    restore() {
      for (const chart of settings.get().charts) show(chart);
    },
    of: (window) => open.get(window) ?? null,
    change(window, part) {
      const known = open.get(window);
      if (!known) return false;
      open.set(window, { ...known, ...part });
      saveSoon();
      return true;
    },
  };
}
