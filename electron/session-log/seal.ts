// The seal of a finished session: a SHA-256 over every byte of its file, kept inside the file.
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';

// The digest covers the file with its own 64 characters taken as zeros. Where they are is told by a mark with a
// random part, which no other text in the file can have by chance; the value has the same length before and after,
// so that it is written over in place and SQLite's pages stay as they are.

const MARK = 'liqradar-seal-';
const NONCE_CHARACTERS = 16;
const DIGEST_CHARACTERS = 64;
const OPEN_DIGEST = '0'.repeat(DIGEST_CHARACTERS);
const PREFIX_CHARACTERS = MARK.length + NONCE_CHARACTERS + 1;
const CHUNK_BYTES = 1024 * 1024;

export type SealState = 'sound' | 'broken' | 'none';

/** The text that makes room for a seal: put it into `meta` last of all, then close the file and `sealFile` it. */
export function openSeal(): string {
  return `${MARK}${randomBytes(NONCE_CHARACTERS / 2).toString('hex')}:${OPEN_DIGEST}`;
}

/**
 * Closes the seal of a file that nobody writes any more. False when there is not exactly one place for it: then the
 * database must be packed anew (`VACUUM`) first.
 */
export function sealFile(path: string): boolean {
  const file = openSync(path, 'r+');
  try {
    const places = sealPlaces(file);
    if (places.length !== 1) return false;
    writeSync(file, digestOf(file, places[0]), places[0], 'latin1');
    fsyncSync(file);
    return true;
  } finally {
    closeSync(file);
  }
}

/** Whether the file is byte for byte what was sealed; `none` when it has no closed seal. */
export function checkSeal(path: string): SealState {
  const file = openSync(path, 'r');
  try {
    const places = sealPlaces(file);
    if (places.length === 0) return 'none';
    if (places.length > 1) return 'broken';
    const stored = Buffer.alloc(DIGEST_CHARACTERS);
    readSync(file, stored, 0, DIGEST_CHARACTERS, places[0]);
    const text = stored.toString('latin1');
    if (text === OPEN_DIGEST) return 'none';
    return text === digestOf(file, places[0]) ? 'sound' : 'broken';
  } finally {
    closeSync(file);
  }
}

/** Where a digest's characters begin. */
function sealPlaces(file: number): number[] {
  const size = fstatSync(file).size;
  const overlap = PREFIX_CHARACTERS;
  const chunk = Buffer.alloc(CHUNK_BYTES + overlap);
  const places: number[] = [];
  for (let at = 0; at < size; at += CHUNK_BYTES) {
    const text = chunk.subarray(0, readSync(file, chunk, 0, chunk.length, at));
    for (let found = text.indexOf(MARK); found >= 0; found = text.indexOf(MARK, found + 1)) {
      if (found >= CHUNK_BYTES) break;
      const prefix = text.toString('latin1', found + MARK.length, found + PREFIX_CHARACTERS);
      if (/^[0-9a-f]{16}:$/.test(prefix)) places.push(at + found + PREFIX_CHARACTERS);
    }
  }
  return places.filter((place) => place + DIGEST_CHARACTERS <= size);
}

function digestOf(file: number, place: number): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (let at = 0; ; at += CHUNK_BYTES) {
    const read = readSync(file, chunk, 0, CHUNK_BYTES, at);
    if (read === 0) return hash.digest('hex');
    const from = Math.max(0, place - at);
    const to = Math.min(read, place + DIGEST_CHARACTERS - at);
    if (from < to) chunk.fill(0x30, from, to);
    hash.update(chunk.subarray(0, read));
  }
}
