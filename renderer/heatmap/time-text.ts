// Times as the chart writes them: UTC, `Dec 9 06:15`.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Dec 9` of a Unix time in ms, UTC. */
export function dateText(ms: number): string {
  const date = new Date(ms);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
}

/** `06:15` of a Unix time in ms, UTC. */
export function clockText(ms: number): string {
  // Axes write a dozen a frame: digits by hand cost a tenth of a date's.
  const minutes = Math.floor(ms / 60_000) % 1440;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}`;
}

/** `Dec 9 06:15` of a Unix time in ms, UTC. */
export function timeText(ms: number): string {
  return `${dateText(ms)} ${clockText(ms)}`;
}

/** How long a span is, in its largest whole unit: `40 min`, `3 h`, `2 d`. */
export function spanText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`;
}

/** Length of a candle as timeframes are written: `5m`, `1h`, `3d`. */
export function lengthText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
