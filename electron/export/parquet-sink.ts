// Apache Parquet: typed columns in groups of rows; what it is about as key-value metadata.
import type { SchemaElement } from 'hyparquet';
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { About } from './about';
import type { Sink } from './sink';
import type { Column, ColumnType, Row, Value } from './table';

const GROUP_ROWS = 65_536;

const TYPES: Readonly<Record<Exclude<ColumnType, 'time'>, BasicType>> = {
  whole: 'INT64',
  number: 'DOUBLE',
  text: 'STRING',
  flag: 'BOOLEAN',
};

export function parquetSink(path: string, columns: readonly Column[], about: About): Sink {
  const empty = columns.map(({ name, type }) =>
    type === 'time' ? { name, data: [] } : { name, type: TYPES[type], data: [] },
  );
  const times = columns.filter(({ type }) => type === 'time').map(({ name }) => [name, utcTime(name)]);
  const file = fileWriter(path);
  const writer = new ParquetWriter({
    writer: file,
    schema: schemaFromColumnData({ columnData: empty, schemaOverrides: Object.fromEntries(times) }),
    kvMetadata: [{ key: 'about', value: JSON.stringify(about) }],
    createdBy: about.createdBy,
  });
  let pending: Row[] = [];
  const flush = (): void => {
    const columnData = columns.map(({ name, type }, i) => ({
      name,
      data: pending.map((row) => valueOf(row[i], type)),
    }));
    void writer.write({ columnData, rowGroupSize: GROUP_ROWS });
    pending = [];
  };
  return {
    write: (rows) => {
      for (const row of rows) {
        pending.push(row);
        if (pending.length === GROUP_ROWS) flush();
      }
    },
    finish: () => {
      if (pending.length > 0) flush();
      void writer.finish();
    },
    close: () => {},
  };
}

/** Milliseconds, said to be UTC: without that word readers take them for local times of nowhere. */
function utcTime(name: string): SchemaElement {
  return {
    name,
    type: 'INT64',
    repetition_type: 'OPTIONAL',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  };
}

function valueOf(value: Value, type: ColumnType): unknown {
  if (typeof value !== 'number') return value;
  if (type === 'time') return new Date(value);
  return type === 'whole' ? BigInt(value) : value;
}
