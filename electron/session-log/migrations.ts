// Which schema versions this program reads.
import { InputError } from '../../shared/util/input-error';
import { SCHEMA_VERSION } from './schema';

/**
 * Throws InputError when a session has a schema this program does not know. There is only version 1 yet. A
 * session is opened for reading only, so when version 2 comes the reader translates version 1 as it reads;
 * nothing rewrites a trader's files.
 */
export function checkSchemaVersion(path: string, stored: string | undefined): void {
  const version = Number(stored ?? '');
  if (!Number.isInteger(version) || version < 1) {
    throw new InputError(`${path} is damaged: it does not say which schema version it has.`);
  }
  if (version > SCHEMA_VERSION) {
    throw new InputError(
      `${path} was written by a newer Liqradar (schema ${version}; this one reads up to ${SCHEMA_VERSION}): update the app.`,
    );
  }
}
