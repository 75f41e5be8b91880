// The typed bridge that the preload script exposes.
import type { Bridge } from '../shared/ipc/channels';

declare global {
  interface Window {
    readonly liqradar: Bridge;
  }
}
