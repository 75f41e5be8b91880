// Where a new session of some name may be put.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A free name in the folder for a session; what no file system likes is left out of it. */
export function freePath(folder: string, name: string): string {
  const safe = name.replace(/[^\p{L}\p{N} .,_()-]+/gu, '-').replace(/^[. ]+|[. ]+$/g, '') || 'session';
  for (let n = 1; ; n++) {
    const path = join(folder, n === 1 ? `${safe}.session` : `${safe} (${n}).session`);
    if (!existsSync(path)) return path;
  }
}
