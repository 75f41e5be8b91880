// Finds out which system libraries Electron lacks on Linux and, on Debian as root, installs them; elsewhere it says what to type.
import { spawnSync } from 'node:child_process';
import { say, SetupError } from './say.mjs';

const LIBRARIES = [
  'libnss3',
  'libgtk-3-0',
  'libasound2',
  'libgbm1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxss1',
];
const DISPLAY_SERVER = ['xvfb', 'xauth'];

/**
 * @param {string} lddOutput
 * @returns {string[]} the names of shared libraries that the loader cannot find
 */
export function missingLibraries(lddOutput) {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some packages when times became 64-bit.
 * @param {readonly string[]} names
 * @param {(name: string) => boolean} isOffered
 * @returns {string[]}
 */
export function currentNames(names, isOffered) {
  return names.map((name) => (isOffered(`${name}t64`) ? `${name}t64` : name));
}

/** @param {string} program */
function exists(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** @param {string} executable */
function findMissing(executable) {
  const ldd = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return missingLibraries(ldd.stdout ?? '');
}

/**
 * @param {string} executable Electron's
 * @param {boolean} needsVirtualDisplay
 */
export function ensureSystemLibraries(executable, needsVirtualDisplay) {
  if (process.platform !== 'linux') return;
  const libraries = findMissing(executable);
  const lacksServer = needsVirtualDisplay && !exists('Xvfb');
  if (libraries.length === 0 && !lacksServer) return;

  const lacking = [...libraries, ...(lacksServer ? ['Xvfb (a virtual display)'] : [])].join(', ');
  if (!exists('apt-get')) {
    throw new SetupError(
      `missing on this system: ${lacking}. Install them with your package manager, then try again.`,
    );
  }
  const wanted = [...(libraries.length > 0 ? LIBRARIES : []), ...(lacksServer ? DISPLAY_SERVER : [])];
  if (process.getuid?.() !== 0) {
    const names = currentNames(wanted, isOffered).join(' ');
    throw new SetupError(
      `missing on this system: ${lacking}. Run: sudo apt-get update && sudo apt-get install -y ${names}`,
    );
  }
  install(wanted, lacking);
  const still = findMissing(executable);
  if (still.length > 0) throw new SetupError(`still missing after the installation: ${still.join(', ')}`);
}

/** @param {string} name */
function isOffered(name) {
  const policy = spawnSync('apt-cache', ['policy', name], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return /Candidate: (?!\(none\))/.test(policy.stdout ?? '');
}

/**
 * @param {readonly string[]} names
 * @param {string} lacking
 */
function install(names, lacking) {
  const started = Date.now();
  say(`installing system packages with apt-get (missing: ${lacking})`);
  // A fresh container has no package lists at all.
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...currentNames(names, isOffered)]);
  say(`system packages are installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** @param {readonly string[]} args */
function apt(args) {
  const { status, stdout, stderr } = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  const tail = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-8).join('\n');
  throw new SetupError(`apt-get ${args[0]} failed:\n${tail}`);
}
