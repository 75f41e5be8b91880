// A first look at files that are to be imported: what each is, and which symbol their names tell.
import type { LookedAt } from '../../shared/model/library';
import { InputError } from '../../shared/util/input-error';
import { openRows } from '../feed/import/csv-rows';
import { inputFiles } from '../feed/import/inputs';
import { recognise } from '../feed/import/layout';

const NAMED = /^([A-Z0-9]+(?:_\d+)?)-(?:\d+(?:s|m|h|d|w|mo|M)|metrics|fundingRate|aggTrades)-/i;

/** Looks into every file, folders opened; problems are one sentence a file and stop nothing. */
export async function lookAt(
  paths: readonly string[],
): Promise<{ readonly files: readonly LookedAt[]; readonly symbol: string | null }> {
  const files: LookedAt[] = [];
  const symbols = new Map<string, number>();
  for (const path of paths) {
    const found = await inputFiles([path]).catch((error: unknown) => {
      files.push({ path, size: 0, kind: null, problem: sentenceOf(error) });
      return [];
    });
    for (const file of found) {
      const { looked, symbol } = await look(file.path);
      files.push(looked);
      if (symbol !== null) symbols.set(symbol, (symbols.get(symbol) ?? 0) + 1);
    }
  }
  const [most] = [...symbols].sort((a, b) => b[1] - a[1]);
  return { files, symbol: most === undefined ? null : most[0] };
}

async function look(path: string): Promise<{ looked: LookedAt; symbol: string | null }> {
  try {
    const { size, names, blocks } = await openRows(path);
    for await (const rows of blocks) {
      if (rows.length === 0) continue;
      const layout = recognise(rows[0].cells);
      if (!layout.known) break;
      const symbol = names.map((name) => NAMED.exec(name)?.[1].toUpperCase()).find(Boolean) ?? null;
      return { looked: { path, size, kind: layout.name, problem: null }, symbol };
    }
    const problem = 'No archive of klines, metrics, fundingRate or aggTrades: left out.';
    return { looked: { path, size, kind: null, problem }, symbol: null };
  } catch (error) {
    return { looked: { path, size: 0, kind: null, problem: sentenceOf(error) }, symbol: null };
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof InputError ? error.message : `It cannot be read (${String(error)}).`;
}
