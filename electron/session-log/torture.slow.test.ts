// A small, seeded part of `npm run bench:session`: recordings killed, sessions damaged.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { damage, seeded } from './torture/damage';
import { tryDamaged } from './torture/damage-run';
import { writeGoodSession } from './torture/good-session';
import { killRecording } from './torture/kill-run';

let folder = '';
beforeAll(() => {
  // In the project, so that the built child finds libsql.
  folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.liqradar-torture-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('loses nothing that was stored when it is killed, whenever that is', async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'torture/recording-child.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  const start = `import(${JSON.stringify(join(folder, 'child.mjs'))}).then((m) => m.recordForEver(process.argv[1], 25))`;
  const path = join(folder, 'killed.session');
  const random = seeded(4);
  for (let i = 0; i < 6; i++) {
    const result = await killRecording([process.execPath, '-e', start, path], path, 60 + random() * 90);
    expect(result).toMatchObject({ missing: 0, wrong: 0, sound: true, problem: null });
    expect(result.events).toBeGreaterThan(0);
  }
});

it('finds every changed byte and every cut, and saves the rest', () => {
  const bad = mkdtempSync(join(tmpdir(), 'liqradar-torture-'));
  try {
    const path = join(bad, 'good.session');
    const events = writeGoodSession(path, 12_000, 5000);
    const good = readFileSync(path);
    const random = seeded(7);
    for (let i = 0; i < 20; i++) {
      const { damaged, what } = damage(good, random);
      const result = tryDamaged(damaged, join(bad, 'bad.session'), join(bad, 'out.session'), events);
      expect(result, JSON.stringify(what)).toMatchObject({ found: true, failure: null });
      if (what.kind === 'flip') expect(result.saved, JSON.stringify(what)).toBeGreaterThan(0.5);
    }
  } finally {
    rmSync(bad, { recursive: true, force: true });
  }
});
