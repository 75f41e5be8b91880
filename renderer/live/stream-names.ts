// What the streams of a market are called on screen.

const NAMES: Readonly<Record<string, string>> = {
  trade: 'Trades',
  bar: 'Bars',
  mark: 'Mark price',
  liquidation: 'Liquidations',
  openInterest: 'Open interest',
  funding: 'Funding',
  book: 'Order book',
};

export function streamName(stream: string): string {
  return NAMES[stream] ?? stream;
}
