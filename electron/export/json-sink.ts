// JSON: one object of `about` and `rows`, each row an object on a line of its own; times as ISO in UTC.
import { isoTime } from '../time';
import type { About } from './about';
import type { Sink } from './sink';
import type { Column } from './table';
import { openTextFile } from './text-file';

export function jsonSink(path: string, columns: readonly Column[], about: About): Sink {
  const file = openTextFile(path);
  file.add(`{"about": ${JSON.stringify(about)},\n"rows": [`);
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
      file.add('\n]}\n');
      file.finish();
    },
    close: file.close,
  };
}
