// Runs another program to its end and hands on what reaches it from outside: signals in, exit status out.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PASSED_ON = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onChild?: (child: import('node:child_process').ChildProcess) => void }} [options]
 * @returns {Promise<number>} its exit status, 128 + n when signal n ended it
 */
export function run(program, args, { onChild, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    // Having a listener also keeps us alive until the child has ended, so that we can tidy up after it.
    const handlers = PASSED_ON.map((signal) => ({ signal, handle: () => void child.kill(signal) }));
    for (const { signal, handle } of handlers) process.on(signal, handle);
    const settle = () => {
      for (const { signal, handle } of handlers) process.off(signal, handle);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    // 'close' and not 'exit': the last lines of its output count too.
    child.on('close', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
    onChild?.(child);
  });
}

/**
 * How to call npm: the one that called us, when one did.
 * @param {readonly string[]} args
 * @returns {{ program: string, args: string[], shell: boolean }}
 */
export function npmCommand(args) {
  const own = process.env['npm_execpath'];
  if (own?.endsWith('npm-cli.js')) return { program: process.execPath, args: [own, ...args], shell: false };
  // On Windows npm is a .cmd file, which only a shell can start.
  return { program: 'npm', args: [...args], shell: process.platform === 'win32' };
}
