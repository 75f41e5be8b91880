// Reading a zip made here byte by byte: stored and deflated entries, modes, comments, damage.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { eachFile, findDirectory, readDirectory } from './zip.mjs';

/**
 * @param {{ name: string, data: Buffer, method: number, mode: number }[]} files
 * @param {string} comment
 */
function makeZip(files, comment = '') {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const { name, data, method, mode } of files) {
    const stored = method === 8 ? deflateRawSync(data) : data;
    const extra = Buffer.from('extra');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(extra.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(stored.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE((0o100000 + mode) * 0x10000, 38);
    entry.writeUInt32LE(offset, 42);
    const body = Buffer.concat([local, Buffer.from(name), extra, stored]);
    bodies.push(body);
    directory.push(entry, Buffer.from(name));
    offset += body.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, list, end, Buffer.from(comment)]);
}

const files = [
  { name: 'folder/', data: Buffer.alloc(0), method: 0, mode: 0o755 },
  { name: 'folder/run', data: Buffer.from('#!'), method: 0, mode: 0o755 },
  { name: 'text', data: Buffer.from('many many many words'), method: 8, mode: 0o644 },
];

test('lists entries with their modes, behind a comment', () => {
  const zip = makeZip(files, 'a comment');
  const { size, offset } = findDirectory(zip);
  const entries = readDirectory(zip.subarray(offset, offset + size));
  expect(entries.map(({ name, mode }) => [name, mode])).toEqual([
    ['folder/', 0o755],
    ['folder/run', 0o755],
    ['text', 0o644],
  ]);
});

test('unpacks only the wanted files, never folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-zip-'));
  const file = join(folder, 'a.zip');
  writeFileSync(file, makeZip(files));
  /** @type {Record<string, string>} */
  const got = {};
  /** @type {(entry: import("./zip.mjs").Entry, bytes: Buffer) => void} */
  const visit = (entry, bytes) => {
    got[entry.name] = bytes.toString();
  };
  eachFile(file, () => true, visit);
  expect(got).toEqual({ 'folder/run': '#!', text: 'many many many words' });
  rmSync(folder, { recursive: true });
});

test('says what is wrong with a file that is no zip', () => {
  expect(() => findDirectory(Buffer.alloc(100))).toThrow('not a zip file');
  expect(() => readDirectory(Buffer.alloc(50))).toThrow('damaged zip');
});
