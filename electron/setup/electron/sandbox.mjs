// Whether Chromium's sandbox can work here; where it cannot, Electron would refuse to start.
import { spawnSync } from 'node:child_process';
import { say } from '../say.mjs';

/** @returns {string[]} the flags Electron needs, and NO_SANDBOX set for the tools that start it themselves */
export function sandboxFlags() {
  const obstacle = findObstacle();
  if (!obstacle) return [];
  say(`Chromium's sandbox is off: ${obstacle}`);
  process.env['NO_SANDBOX'] = '1';
  return ['--no-sandbox'];
}

/** @returns {string | undefined} */
function findObstacle() {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'it does not run as root';
  // The sandbox needs user namespaces, which some systems and most containers forbid.
  const { status, error } = spawnSync('unshare', ['--user', '--map-root-user', 'true']);
  return error || status === 0 ? undefined : 'this system forbids user namespaces';
}
