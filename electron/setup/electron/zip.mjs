// Reads a zip file's list of entries and unpacks chosen ones, with nothing but Node: no unzip program is needed.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_HEADER_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const NEEDS_ZIP64 = 0xffffffff;

/**
 * @typedef {{ name: string, method: number, compressedSize: number, mode: number, headerOffset: number }} Entry
 * @typedef {{ size: number, offset: number }} Directory
 */

/**
 * Finds the central directory from the file's last bytes.
 * @param {Buffer} tail the end of the file: at most 65,557 bytes matter
 * @returns {Directory}
 */
export function findDirectory(tail) {
  // Backwards, because a comment may follow the record.
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const size = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    if (offset === NEEDS_ZIP64) throw new Error('zip64 files are not supported');
    return { size, offset };
  }
  throw new Error('not a zip file: no end record');
}

/**
 * @param {Buffer} directory the central directory's bytes
 * @returns {Entry[]}
 */
export function readDirectory(directory) {
  /** @type {Entry[]} */
  const entries = [];
  let at = 0;
  while (at + ENTRY_SIZE <= directory.length) {
    if (directory.readUInt32LE(at) !== ENTRY_SIGNATURE)
      throw new Error(`damaged zip: bad entry at byte ${at}`);
    const nameLength = directory.readUInt16LE(at + 28);
    const nameAt = at + ENTRY_SIZE;
    entries.push({
      name: directory.toString('utf8', nameAt, nameAt + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      // The upper half holds the Unix mode, which keeps executables executable.
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at = nameAt + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Calls `visit` with the bytes of each wanted file, one at a time.
 * @param {string} file
 * @param {(entry: Entry) => boolean} wanted
 * @param {(entry: Entry, bytes: Buffer) => void} visit
 */
export function eachFile(file, wanted, visit) {
  const handle = openSync(file, 'r');
  /** @type {(position: number, length: number) => Buffer} */
  const read = (position, length) => {
    const bytes = Buffer.alloc(length);
    let got = 0;
    while (got < length) {
      const n = readSync(handle, bytes, got, length - got, position + got);
      if (n === 0) throw new Error('damaged zip: it ends too early');
      got += n;
    }
    return bytes;
  };
  try {
    const { size } = fstatSync(handle);
    const tailSize = Math.min(size, 65_535 + END_SIZE);
    const directory = findDirectory(read(size - tailSize, tailSize));
    for (const entry of readDirectory(read(directory.offset, directory.size))) {
      if (entry.name.endsWith('/') || !wanted(entry)) continue;
      const header = read(entry.headerOffset, LOCAL_HEADER_SIZE);
      const dataAt =
        entry.headerOffset + LOCAL_HEADER_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
      visit(entry, unpack(entry, read(dataAt, entry.compressedSize)));
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * @param {Entry} entry
 * @param {Buffer} data
 */
function unpack(entry, data) {
  if (entry.method === STORED) return data;
  if (entry.method === DEFLATED) return inflateRawSync(data);
  throw new Error(`${entry.name}: unknown zip method ${entry.method}`);
}
