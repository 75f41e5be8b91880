// What a recording is called: venues, symbol and its start in UTC, as a file name anywhere.

/** Such as `binanceusdm+bybit BTC-USDT 2026-11-24 08.52.10Z`. */
export function recordingName(venues: readonly string[], symbol: string, startedMs: number): string {
  const pair = symbol.split(':')[0].replace(/[^A-Za-z0-9]+/g, '-');
  const [date, time] = new Date(startedMs).toISOString().split('T');
  return `${venues.join('+')} ${pair} ${date} ${time.slice(0, 8).replaceAll(':', '.')}Z`;
}

/** Whether a file is called like a recording of ours. */
export function isRecordingName(name: string): boolean {
  return /^[a-z+]+ \S+ \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\dZ\.session$/.test(name);
}
