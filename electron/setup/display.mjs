// A display to draw on where there is none: our own Xvfb, which ends with us however we end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SetupError } from './say.mjs';

const START_MS = 15_000;

// The shell waits on a pipe that only we hold: when we end, even by a kill, the pipe closes and it ends this one server.
const WATCHER = 'Xvfb "$@" & server=$!; exec 3>&-; read -r _; kill "$server"; wait "$server"';
const OPTIONS = ['-displayfd', '3', '-screen', '0', '2560x1440x24', '-nolisten', 'tcp'];

/** @returns {boolean} */
export function needsVirtualDisplay() {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/**
 * Sets DISPLAY to a display of our own where there is no other.
 * @returns {Promise<() => Promise<void>>} ends it
 */
export async function ensureDisplay() {
  if (!needsVirtualDisplay()) return async () => {};
  const watcher = spawn('sh', ['-c', WATCHER, 'sh', ...OPTIONS], {
    stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    // Out of the terminal's reach: Ctrl-C must end the app before the display.
    detached: true,
  });
  const ended = once(watcher, 'exit');
  const stop = async () => {
    watcher.stdin?.destroy();
    await ended;
  };
  const number = await readNumber(watcher.stdio[3]);
  if (number === undefined) {
    await stop();
    throw new SetupError('Xvfb, the virtual display, did not start');
  }
  process.env['DISPLAY'] = `:${number}`;
  return stop;
}

/**
 * Xvfb writes the number it picked once it is ready.
 * @param {import('node:stream').Stream | null | undefined} stream
 * @returns {Promise<string | undefined>}
 */
function readNumber(stream) {
  return new Promise((resolve) => {
    let text = '';
    const timer = setTimeout(() => resolve(undefined), START_MS);
    /** @param {string | undefined} number */
    const finish = (number) => {
      clearTimeout(timer);
      resolve(number);
    };
    stream?.on('data', (/** @type {Buffer} */ bytes) => {
      text += bytes.toString();
      if (text.includes('\n')) finish(text.trim());
    });
    stream?.on('close', () => finish(undefined));
  });
}
