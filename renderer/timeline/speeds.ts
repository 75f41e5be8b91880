// The speeds of a replay: four at hand, all in the menu.

/** Seconds of market time a second. */
export const SPEEDS: readonly number[] = [1, 4, 16, 60, 240, 1000, 10_000];
export const QUICK_SPEEDS: readonly number[] = [1, 16, 60, 240];

export const speedText = (speed: number): string => `${speed.toLocaleString('en-US')}x`;
