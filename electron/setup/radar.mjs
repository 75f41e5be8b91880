// `npm run radar`: the command line, run in this process; needs no Electron, no display, no system library.
// Standard output is the command's alone: all that set-up says goes to standard error.
import './node-version.mjs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuild } from './build.mjs';
import { ensurePackages } from './packages.mjs';
import { out } from './paths.mjs';
import { runScript } from './say.mjs';

const cli = join(out, 'main/cli.js');

await runScript(async () => {
  await ensurePackages();
  await ensureBuild(['node']);
});
if (!process.exitCode) {
  // npm runs us in the app folder; file arguments mean the folder the user typed them in.
  process.chdir(process.env['INIT_CWD'] ?? process.cwd());
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
}
