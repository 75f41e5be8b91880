// Columns of whole numbers (as differences) and of fractions (as they are).
import { type ByteReader, needBytes, readFloat64, readVarint } from './byte-reader';
import { type ByteWriter, writeFloat64, writeVarint } from './byte-writer';
import { CodecError } from './codec-error';
import type { Column } from './column';

// An int column holds codes: NULL (only where null is allowed), WHOLE (the value follows as a float64,
// because its difference is too large), or FIRST + the zigzag difference to the value before.
const NULL = 0;
const WHOLE = 1;
const FIRST = 2;

/** Differences below this stay exact when doubled and offset. */
const LARGEST_DIFFERENCE = 2 ** 51;

function writeInt(out: ByteWriter, value: number, before: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a whole number, got ${value}`);
  const difference = value - before;
  if (difference >= LARGEST_DIFFERENCE || difference <= -LARGEST_DIFFERENCE) {
    writeVarint(out, WHOLE);
    writeFloat64(out, value);
  } else {
    writeVarint(out, FIRST + (difference >= 0 ? difference * 2 : -difference * 2 - 1));
  }
  return value;
}

function readInt(from: ByteReader, code: number, before: number): number {
  let value: number;
  if (code === WHOLE) {
    // Never -0, which encodes as 0.
    value = readFloat64(from) + 0;
  } else {
    const zigzag = code - FIRST;
    value = before + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
  }
  if (code === NULL || !Number.isSafeInteger(value)) {
    throw new CodecError(`The event batch is garbled: not a whole number before byte ${from.at}.`);
  }
  return value;
}

/** Whole numbers from -(2^53 - 1) to 2^53 - 1. -0 comes back as 0. */
export const int: Column<number> = {
  write(out, values, what) {
    let before = 0;
    for (const value of values) before = writeInt(out, value, before, what);
  },
  read(from, count) {
    needBytes(from, count);
    const values: number[] = [];
    let before = 0;
    for (let i = 0; i < count; i++) {
      const byte = from.bytes[from.at];
      if (byte >= FIRST && byte < 128) {
        // The usual small difference, read in place.
        from.at++;
        const zigzag = byte - FIRST;
        before += (zigzag >>> 1) ^ -(zigzag & 1);
        if (!Number.isSafeInteger(before)) readInt(from, NULL, 0);
      } else {
        before = readInt(from, readVarint(from), before);
      }
      values.push(before);
    }
    return values;
  },
};

/** The same with null for unknown. */
export const nullableInt: Column<number | null> = {
  write(out, values, what) {
    let before = 0;
    for (const value of values) {
      if (value === null) writeVarint(out, NULL);
      else before = writeInt(out, value, before, what);
    }
  },
  read(from, count) {
    needBytes(from, count);
    const values: (number | null)[] = [];
    let before = 0;
    for (let i = 0; i < count; i++) {
      const code = readVarint(from);
      if (code !== NULL) before = readInt(from, code, before);
      values.push(code === NULL ? null : before);
    }
    return values;
  },
};

/** Any numbers, 8 bytes each, exactly. */
export const float64: Column<number> = {
  write(out, values) {
    for (const value of values) writeFloat64(out, value);
  },
  read(from, count) {
    needBytes(from, count * 8);
    return Array.from({ length: count }, () => readFloat64(from));
  },
};

/** Lists of `length` whole numbers or nulls: the first of each, then the second of each, and so on. */
export function nullableInts(length: number): Column<readonly (number | null)[]> {
  return {
    write(out, values, what) {
      if (values.some((list) => list.length !== length))
        throw new RangeError(`${what} must hold ${length} numbers`);
      for (let i = 0; i < length; i++)
        nullableInt.write(
          out,
          values.map((list) => list[i]),
          what,
        );
    },
    read(from, count) {
      const columns = Array.from({ length }, () => nullableInt.read(from, count));
      return Array.from({ length: count }, (_, at) => columns.map((column) => column[at]));
    },
  };
}

/** Lists of any length of any finite numbers or nulls, 8 bytes each. */
export const numbers: Column<readonly (number | null)[]> = {
  write(out, values, what) {
    for (const list of values) {
      writeVarint(out, list.length);
      for (const value of list) {
        if (Number.isNaN(value)) throw new RangeError(`${what} must be a number or null`);
        writeFloat64(out, value ?? Number.NaN);
      }
    }
  },
  read(from, count) {
    needBytes(from, count);
    return Array.from({ length: count }, () => {
      const length = readVarint(from);
      needBytes(from, length * 8);
      return Array.from({ length }, () => {
        const value = readFloat64(from);
        return Number.isNaN(value) ? null : value;
      });
    });
  },
};
