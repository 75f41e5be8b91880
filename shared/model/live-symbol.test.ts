// What a trader types becomes one market, or none.
import { expect, it } from 'vitest';
import { perpetualOf } from './live-symbol';

it.each([
  ['btc', 'BTC/USDT:USDT'],
  [' ETHUSDT ', 'ETH/USDT:USDT'],
  ['SOLUSDC', 'SOL/USDC:USDC'],
  ['BTC-USDT-SWAP', 'BTC/USDT:USDT'],
  ['1000PEPE', '1000PEPE/USDT:USDT'],
  ['doge/usdt', 'DOGE/USDT:USDT'],
  ['BTC/USDC:USDC', 'BTC/USDC:USDC'],
  ['USDT', 'USDT/USDT:USDT'],
])('%s is %s', (typed, symbol) => {
  expect(perpetualOf(typed)).toBe(symbol);
});

it.each(['', '  ', 'B?TC', 'BTC/USDT/USDC', '€'])('%j is none', (typed) => {
  expect(perpetualOf(typed)).toBeNull();
});
