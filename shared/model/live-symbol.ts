// The market that a trader means by what they type: a coin, a venue's symbol, or ccxt's.

const DOLLARS = ['USDT', 'USDC', 'USD'];

/** ccxt's symbol of a linear perpetual, e.g. `BTC/USDT:USDT` for `btc` or `BTCUSDT`; null when it cannot be told. */
export function perpetualOf(text: string): string | null {
  const typed = text.trim().toUpperCase();
  const full = /^([A-Z0-9]+)\/([A-Z]+):([A-Z]+)$/.exec(typed);
  if (full !== null) return typed;
  const bare = typed.replace(/[-_/ ]?(PERP|SWAP)$/, '');
  const [, coin, quote] = /^([A-Z0-9]+)[-_/ ]([A-Z]+)$/.exec(bare) ?? [];
  if (coin !== undefined && quote !== undefined) return `${coin}/${quote}:${quote}`;
  if (!/^[A-Z0-9]+$/.test(bare)) return null;
  const dollar = DOLLARS.find((name) => bare.endsWith(name) && bare.length > name.length);
  if (dollar !== undefined) return `${bare.slice(0, -dollar.length)}/${dollar}:${dollar}`;
  return `${bare}/USDT:USDT`;
}
