// Apache Parquet: typed columns in groups of rows; what it is about as key-value metadata.
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { About } from './about';
import type { Sink } from './sink';
import type { Column, ColumnType, Row, Value } from './table';

const GROUP_ROWS = 65_536;

const TYPES: Readonly<Record<ColumnType, BasicType>> = {
  time: 'TIMESTAMP',
  whole: 'INT64',
  number: 'DOUBLE',
  text: 'STRING',
  flag: 'BOOLEAN',
};

export function parquetSink(path: string, columns: readonly Column[], about: About): Sink {
  const empty = columns.map(({ name, type }) => ({ name, type: TYPES[type], data: [] }));
  const file = fileWriter(path);
  const writer = new ParquetWriter({
    writer: file,
    schema: schemaFromColumnData({ columnData: empty }),
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

function valueOf(value: Value, type: ColumnType): unknown {
  if (typeof value !== 'number') return value;
  if (type === 'time') return new Date(value);
  return type === 'whole' ? BigInt(value) : value;
}
