// `npm run bench:session`: prints one JSON object of figures of session files, measured in this run.
// `-- kills`, `-- damage`, `-- size`, `-- import`: only that part.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordForEver } from '../../../electron/session-log/torture/recording-child';
import { benchDamage } from './damage';
import { benchImport } from './import';
import { benchKills } from './kills';
import { benchSize } from './size';

const PARTS: Readonly<Record<string, (folder: string) => unknown>> = {
  kills: (folder) => benchKills(folder),
  damage: (folder) => benchDamage(folder),
  size: benchSize,
  import: benchImport,
};

async function main(args: readonly string[]): Promise<void> {
  const [first, ...rest] = args;
  if (first === 'record') {
    recordForEver(rest[0], Number(rest[1]));
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'liqradar-bench-session-'));
  try {
    const figures: Record<string, unknown> = {};
    for (const [name, run] of Object.entries(PARTS)) {
      if (args.length === 0 || args.includes(name)) figures[name] = await run(folder);
    }
    process.stdout.write(`${JSON.stringify(figures)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
