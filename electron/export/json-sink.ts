// JSON: an array of rows, each an object on a line of its own; times as ISO in UTC, unknown as null.
import { isoTime } from '../time';
import type { Sink } from './sink';
import type { Column } from './table';
import { openTextFile } from './text-file';

/** Only rows, so that readers of tables take it as it is and need not hold it whole: exportSession writes `about` beside. */
export function jsonSink(path: string, columns: readonly Column[]): Sink {
  const file = openTextFile(path);
  file.add('[');
  const keys = columns.map(({ name, type }) => ({ key: JSON.stringify(name), isTime: type === 'time' }));
  let before = '\n';
  return {
    write: (rows) => {
      for (const row of rows) {
        const parts = row.map((value, i) => {
          const { key, isTime } = keys[i];
          return `${key}:${JSON.stringify(isTime && typeof value === 'number' ? isoTime(value) : value)}`;
        });
        file.add(`${before}{${parts.join(',')}}`);
        before = ',\n';
      }
    },
    finish: () => {
      file.add('\n]\n');
      file.finish();
    },
    close: file.close,
  };
}
