// Property tests draw the same cases on every run, so that the gate never fails by chance; LIQRADAR_SEED draws others.
import { configureGlobal } from 'fast-check';

configureGlobal({ seed: Number(process.env['LIQRADAR_SEED'] ?? 20_261_124) });
