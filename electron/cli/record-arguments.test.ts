// What `radar record` accepts and refuses on its command line.
import { describe, expect, it } from 'vitest';
import { InputError } from '../../shared/util/input-error';
import { durationOf, endpointsOf, listedVenues } from './record-arguments';

describe('record arguments', () => {
  it('reads times', () => {
    expect(durationOf(null, '--for')).toBeNull();
    expect(durationOf('60s', '--for')).toBe(60_000);
    expect(durationOf('1.5h', '--for')).toBe(5_400_000);
  });

  it.each(['60', '0s', '-1s', '1w', 's', ''])('refuses the time %j', (text) => {
    expect(() => durationOf(text, '--for')).toThrow(InputError);
  });

  it('reads venues', () => {
    expect(listedVenues('binanceusdm, okx')).toEqual(['binanceusdm', 'okx']);
    expect(() => listedVenues('binance')).toThrow(/binanceusdm, bybit, okx, hyperliquid, not "binance"/);
    expect(() => listedVenues('okx,okx')).toThrow(InputError);
  });

  it('reads endpoints, one a flag or separated by commas', () => {
    const both = endpointsOf(['okx=http://a:1', 'bybit=https://b/x'], ['okx', 'bybit']);
    expect([...both]).toEqual([
      ['okx', 'http://a:1'],
      ['bybit', 'https://b/x'],
    ]);
    expect(endpointsOf('okx=http://a:1,bybit=http://b:2', ['okx', 'bybit']).size).toBe(2);
    expect(endpointsOf(undefined, ['okx']).size).toBe(0);
  });

  it.each(['okx', 'okx=', 'okx=127.0.0.1:8080', 'bybit=http://a:1', 'okx=ftp://a'])(
    'refuses the endpoint %j',
    (text) => {
      expect(() => endpointsOf(text, ['okx'])).toThrow(InputError);
    },
  );
});
