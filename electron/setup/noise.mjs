// Leaves out the few lines that Chromium writes on every machine without a desktop and that mean nothing; all others pass.
import { Transform } from 'node:stream';

const PREFIX = String.raw`^\[\d+:\d+/[\d.]+:(?:ERROR|WARNING):(?:[\w/]+/)?`;
const AT_LINE = String.raw`(?:\(\d+\)|:\d+)\] `;

const NOISE = [
  // No D-Bus in a container.
  String.raw`bus\.cc${AT_LINE}Failed to connect to the bus: `,
  String.raw`object_proxy\.cc${AT_LINE}Failed to call method: org\.freedesktop\.DBus\.`,
  // No GPU: Chromium says so and draws in software.
  String.raw`viz_main_impl\.cc${AT_LINE}Exiting GPU process due to errors during initialization`,
].map((pattern) => new RegExp(PREFIX + pattern));

/** @param {string} line */
export function isNoise(line) {
  return NOISE.some((pattern) => pattern.test(line));
}

/** @returns {Transform} passes whole lines on, less the noise */
export function noiseFilter() {
  let rest = '';
  return new Transform({
    decodeStrings: false,
    transform(chunk, _encoding, done) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      done(
        null,
        lines
          .filter((line) => !isNoise(line))
          .map((line) => `${line}\n`)
          .join(''),
      );
    },
    flush(done) {
      done(null, isNoise(rest) ? '' : rest);
    },
  });
}
