// What a live market that is not recorded has to remember, for folding it again: batches in a file that goes with it.
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export interface Spool {
  readonly add: (bytes: Uint8Array) => void;
  readonly batches: () => Iterable<Uint8Array>;
  /** The oldest batch; null when there is none. */
  readonly first: () => Uint8Array | null;
  readonly dropFirst: () => void;
  /** Bytes that it holds on disk. */
  readonly size: () => number;
  readonly remove: () => void;
}

type Place = { readonly at: number; readonly length: number } | { readonly bytes: Uint8Array };

/** An empty one. Where no file can be written it remembers in memory instead. */
export function createSpool(folder = tmpdir()): Spool {
  const path = join(folder, `liqradar-${process.pid}-${randomUUID().slice(0, 8)}.spool`);
  const places: Place[] = [];
  let file: number | null = null;
  let size = 0;
  const read = (place: Place): Uint8Array => {
    if ('bytes' in place) return inflateRawSync(place.bytes);
    const bytes = new Uint8Array(place.length);
    if (file !== null) readSync(file, bytes, 0, place.length, place.at);
    return inflateRawSync(bytes);
  };
  return {
    add: (batch) => {
      const bytes = deflateRawSync(batch, { level: 1 });
      try {
        file ??= openSync(path, 'w+');
        // A disk that fills up takes a part, and says nothing.
        if (writeSync(file, bytes, 0, bytes.length, size) < bytes.length) throw new Error('no room');
        places.push({ at: size, length: bytes.length });
        size += bytes.length;
      } catch {
        // No room on the disk, say: in memory, then.
        places.push({ bytes });
      }
    },
    *batches() {
      for (const place of places) yield read(place);
    },
    first: () => (places.length === 0 ? null : read(places[0])),
    dropFirst: () => void places.shift(),
    size: () => size,
    remove: () => {
      places.length = 0;
      if (file === null) return;
      closeSync(file);
      file = null;
      size = 0;
      rmSync(path, { force: true });
    },
  };
}
