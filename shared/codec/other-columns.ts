// Columns of yes/no/unknown, of texts, and of names from a fixed list.
import { needBytes, readByte, readVarint } from './byte-reader';
import { writeByte, writeVarint } from './byte-writer';
import { CodecError } from './codec-error';
import type { Column } from './column';

const TRISTATE: readonly (boolean | null)[] = [false, true, null];

/** True, false, or null for unknown: one byte each. */
export const nullableBool: Column<boolean | null> = {
  write(out, values, what) {
    for (const value of values) {
      const code = TRISTATE.indexOf(value);
      if (code < 0) throw new RangeError(`${what} must be true, false or null, got ${String(value)}`);
      writeByte(out, code);
    }
  },
  read(from, count) {
    needBytes(from, count);
    const values: (boolean | null)[] = [];
    for (let i = 0; i < count; i++) {
      const code = from.bytes[from.at++];
      if (code >= TRISTATE.length) {
        throw new CodecError(
          `The event batch is garbled: neither yes, no nor unknown before byte ${from.at}.`,
        );
      }
      values.push(TRISTATE[code]);
    }
    return values;
  },
};

/** Texts as UTF-16 code units, so that every JavaScript string comes back as it was. */
export const text: Column<string> = {
  write(out, values) {
    for (const value of values) {
      writeVarint(out, value.length);
      for (let i = 0; i < value.length; i++) writeVarint(out, value.charCodeAt(i));
    }
  },
  read(from, count) {
    const values: string[] = [];
    for (let i = 0; i < count; i++) {
      const length = readVarint(from);
      needBytes(from, length);
      let value = '';
      for (let j = 0; j < length; j++) {
        const unit = readVarint(from);
        if (unit > 0xffff)
          throw new CodecError(`The event batch is garbled: not a letter before byte ${from.at}.`);
        value += String.fromCharCode(unit);
      }
      values.push(value);
    }
    return values;
  },
};

/**
 * Names from a list, one byte each: the name's place in the list. A list may only be appended to, or old
 * sessions would change their meaning.
 */
export function oneOf<const T extends string>(names: readonly T[], whatItIs: string): Column<T> {
  return {
    write(out, values, what) {
      for (const value of values) {
        const code = names.indexOf(value);
        if (code < 0) throw new RangeError(`${what} must be one of ${names.join(', ')}, got ${value}`);
        writeByte(out, code);
      }
    },
    read(from, count) {
      needBytes(from, count);
      const values: T[] = [];
      for (let i = 0; i < count; i++) {
        const code = readByte(from);
        if (code >= names.length) {
          throw new CodecError(
            `The event batch holds ${whatItIs} number ${code}, which this Liqradar does not know: it is garbled or from a newer one.`,
          );
        }
        values.push(names[code]);
      }
      return values;
    },
  };
}
