// Loaded before the app (`-r`): its Date, in every thread, is ahead of the machine's by LIQRADAR_TEST_SHIFT_MS.
// Bars close on five-minute boundaries: so a test need not wait for the next one.
const threads = require('node:worker_threads');
const { syncBuiltinESMExports } = require('node:module');

const shift = Number(process.env.LIQRADAR_TEST_SHIFT_MS ?? 0);
const RealDate = Date;
const now = () => RealDate.now() + shift;

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length === 0 ? [now()] : parts));
  }
  static now() {
    return now();
  }
};

const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    super(file, { ...options, execArgv: ['--require', __filename] });
  }
};
syncBuiltinESMExports();
