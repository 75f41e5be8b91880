// Runs the built command line as its own process.
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface RadarRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `radar ARGS` in plain Node; never throws for a bad exit code. */
export function radar(...args: readonly string[]): Promise<RadarRun> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [resolve(root, 'out/main/cli.js'), ...args],
      { cwd: root, maxBuffer: 1 << 28 },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr }),
    );
  });
}

/** The one JSON object of a successful run. */
export async function radarJson(...args: readonly string[]): Promise<Record<string, unknown>> {
  const run = await radar(...args);
  if (run.code !== 0) throw new Error(`radar ${args.join(' ')} exited ${run.code}: ${run.stderr}`);
  return JSON.parse(run.stdout) as Record<string, unknown>;
}
