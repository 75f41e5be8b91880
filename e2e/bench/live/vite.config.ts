// How the live bench is built.
import { defineConfig } from 'vite';
import { pipelineBench } from '../pipeline-config';

export default defineConfig(pipelineBench('live'));
