// Only lines known to be harmless are left out.
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { isNoise, noiseFilter } from './noise.mjs';

const BUS =
  '[1234:0102/030405.678901:ERROR:bus.cc(407)] Failed to connect to the bus: Failed to connect to socket /run/dbus/system_bus_socket: No such file or directory';
const GPU =
  '[99:0102/030405.678901:ERROR:viz_main_impl.cc(181)] Exiting GPU process due to errors during initialization';
const REAL =
  '[99:0102/030405.678901:ERROR:gpu_process_host.cc(951)] GPU process launch failed: error_code=1002';

test.each([BUS, GPU, BUS.replace('bus.cc(407)', 'dbus/bus.cc:408')])('noise: %s', (line) => {
  expect(isNoise(line)).toBe(true);
});

test.each([REAL, 'TypeError: Failed to connect to the bus: no', '', '[setup] Exiting GPU process'])(
  'kept: %s',
  (line) => {
    expect(isNoise(line)).toBe(false);
  },
);

/** @param {string[]} chunks */
const filtered = (chunks) => text(Readable.from(chunks).pipe(noiseFilter()));

test('lines cut into pieces are judged whole', async () => {
  expect(await filtered([`first\n${BUS.slice(0, 50)}`, `${BUS.slice(50)}\nsec`, 'ond\n'])).toBe(
    'first\nsecond\n',
  );
});

test('a last line without an end is not lost', async () => {
  expect(await filtered([`${GPU}\n`, 'half'])).toBe('half');
});
