// What is exported: rows of typed columns that say their units, made block by block.

/** `time` is a moment; `whole` an integer; `flag` true or false. */
export type ColumnType = 'time' | 'whole' | 'number' | 'text' | 'flag';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** What it is, with its unit. */
  readonly words: string;
}

/** A `time` is Unix ms; null is unknown, never zero. */
export type Value = number | string | boolean | null;

/** In the order of the columns. */
export type Row = readonly Value[];

/** Rows of one step, possibly none, and how far in the session it is. */
export interface Block {
  readonly rows: readonly Row[];
  /** Unix ms. */
  readonly ms: number;
}

export interface Table {
  readonly columns: readonly Column[];
  /** What a row is, in a sentence. */
  readonly words: string;
  /** Whether its figures are estimates of the model. */
  readonly isEstimate: boolean;
  readonly blocks: Iterable<Block>;
}

/** The form of one kind of row: its columns, and a row from what it is of, told together so that they cannot part. */
export interface Shape<T> {
  readonly columns: readonly Column[];
  readonly row: (of: T) => Row;
}

export type Field<T> = readonly [name: string, type: ColumnType, words: string, value: (of: T) => Value];

export function shape<T>(fields: readonly Field<T>[]): Shape<T> {
  return {
    columns: fields.map(([name, type, words]) => ({ name, type, words })),
    row: (of) => fields.map(([, , , value]) => value(of)),
  };
}

/** USD to the cent: more digits would only look exact. */
export function cents(usd: number): number {
  return Math.round(usd * 100) / 100;
}
