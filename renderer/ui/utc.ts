// The wall clock's text, UTC: `14:26:08`. Moments of the session are written by heatmap/time-text.

export function formatClock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
