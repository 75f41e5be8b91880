// Rows found on the pages of an SQLite file one by one, without its trees: what is left when those are broken.
// The format: https://sqlite.org/fileformat.html, 1.6 (b-tree pages) and 2.1 (records).
import { readFileSync } from 'node:fs';

export type Value = number | string | Uint8Array | null;

export interface FoundRow {
  /** Null on pages of tables without row numbers. */
  readonly rowid: number | null;
  readonly values: readonly Value[];
}

const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const FILE_HEADER_BYTES = 100;
/** No row of ours is larger. */
const MAX_ROW_BYTES = 64 * 1024 * 1024;

/** All rows on leaf pages that can be told apart, old and new; garbled ones are passed over or come out garbled. */
export function* rowsOnPages(path: string): Generator<FoundRow> {
  const file = readFileSync(path);
  const pageSize = pageSizeOf(file);
  const pages = Math.floor(file.length / pageSize);
  for (let page = 1; page <= pages; page++) {
    const start = (page - 1) * pageSize;
    const header = page === 1 ? start + FILE_HEADER_BYTES : start;
    const type = file[header];
    if (type !== TABLE_LEAF && type !== INDEX_LEAF) continue;
    const cells = file.readUInt16BE(header + 3);
    for (let i = 0; i < cells; i++) {
      const pointerAt = header + 8 + i * 2;
      if (pointerAt + 2 > start + pageSize) break;
      const row = cellAt(file, start + file.readUInt16BE(pointerAt), type === TABLE_LEAF, pageSize);
      if (row !== null) yield row;
    }
  }
}

/** As the header says, or as all our files have it. */
function pageSizeOf(file: Buffer): number {
  const said = file.length < FILE_HEADER_BYTES ? 0 : file.readUInt16BE(16);
  const isPower = said >= 512 && (said & (said - 1)) === 0;
  return isPower ? said : 4096;
}

function cellAt(file: Buffer, at: number, isTable: boolean, pageSize: number): FoundRow | null {
  try {
    const length = varint(file, at);
    if (length.value > MAX_ROW_BYTES) return null;
    const rowid = isTable ? varint(file, length.end) : null;
    const payload = payloadAt(file, rowid?.end ?? length.end, length.value, isTable, pageSize);
    return { rowid: rowid?.value ?? null, values: record(payload) };
  } catch {
    return null;
  }
}

/** A row's bytes: those on its page, and those on the overflow pages that follow it. */
function payloadAt(file: Buffer, at: number, length: number, isTable: boolean, usable: number): Buffer {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (length <= most) return file.subarray(at, at + length);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  const parts = [file.subarray(at, at + local)];
  let page = file.readUInt32BE(at + local);
  for (let left = length - local; left > 0; left -= usable - 4) {
    const start = (page - 1) * usable;
    page = file.readUInt32BE(start);
    parts.push(file.subarray(start + 4, start + 4 + Math.min(left, usable - 4)));
  }
  return Buffer.concat(parts);
}

function record(payload: Buffer): Value[] {
  const header = varint(payload, 0);
  const values: Value[] = [];
  let body = header.value;
  for (let at = header.end; at < header.value; ) {
    const type = varint(payload, at);
    at = type.end;
    const { value, size } = valueAt(payload, body, type.value);
    values.push(value);
    body += size;
  }
  return values;
}

/** Sizes of whole numbers by serial type. */
const INTEGER_BYTES: readonly number[] = [0, 1, 2, 3, 4, 6, 8];

function valueAt(bytes: Buffer, at: number, type: number): { value: Value; size: number } {
  if (type === 0) return { value: null, size: 0 };
  if (type === 8 || type === 9) return { value: type - 8, size: 0 };
  if (type === 6) return { value: Number(bytes.readBigInt64BE(at)), size: 8 };
  if (type < 6) return { value: bytes.readIntBE(at, INTEGER_BYTES[type]), size: INTEGER_BYTES[type] };
  if (type < 12) throw new RangeError('not a value of ours');
  const size = (type - 12 - (type % 2)) / 2;
  if (at + size > bytes.length) throw new RangeError('cut short');
  const part = bytes.subarray(at, at + size);
  return { value: type % 2 === 1 ? part.toString('utf8') : new Uint8Array(part), size };
}

/** SQLite's varint: 7 bits a byte, highest first, up to 9 bytes. */
function varint(bytes: Buffer, at: number): { value: number; end: number } {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes.readUInt8(at + i);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, end: at + i + 1 };
  }
  throw new RangeError('larger than any of ours');
}
