// `npm start`: makes everything ready, then runs the app with the arguments it was given.
import './node-version.mjs';
import { ensureAll } from './ensure.mjs';
import { noiseFilter } from './noise.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { runScript } from './say.mjs';

await runScript(async () => {
  const { executable, flags, stopDisplay } = await ensureAll({ build: true });
  try {
    return await run(executable, [...flags, root, ...process.argv.slice(2)], {
      cwd: root,
      // npm runs us in the app folder; file arguments mean the folder the user typed them in.
      env: { ...process.env, LIQRADAR_CWD: process.env['INIT_CWD'] ?? process.cwd() },
      stdio: ['inherit', 'inherit', 'pipe'],
      onChild: (child) => child.stderr?.setEncoding('utf8').pipe(noiseFilter()).pipe(process.stderr),
    });
  } finally {
    await stopDisplay();
  }
});
