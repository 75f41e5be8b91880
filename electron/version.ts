// Who writes session files: this app and its version.
import packageJson from '../package.json?raw';

const { version } = JSON.parse(packageJson) as { readonly version: string };

export const CREATED_BY = `Liqradar ${version}`;
