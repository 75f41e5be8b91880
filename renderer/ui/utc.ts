// Times as text outside the map, UTC: the clock, and a moment with its year. heatmap/time-text has the others.

export function formatClock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

/** `2025-12-11 06:00`, UTC. */
export function utcText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}
