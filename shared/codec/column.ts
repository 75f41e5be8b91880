// One field of one kind of event in a batch: how its values are written and read.
import type { ByteReader } from './byte-reader';
import type { ByteWriter } from './byte-writer';

export interface Column<T> {
  /** Appends the values; `what` names the field if a value is one that must not occur (a defect of ours). */
  write(out: ByteWriter, values: readonly T[], what: string): void;
  /** Reads `count` values; throws CodecError and never reads or allocates beyond the bytes there are. */
  read(from: ByteReader, count: number): T[];
}
