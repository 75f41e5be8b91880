// Watches both ends of every connection in this program to a local server: is anything still on its way?
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server, Socket } from 'node:net';

export interface Wire {
  readonly watch: (server: Server) => void;
  /** Resolves once each end has read what the other wrote, and nothing follows from it. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
}

/** Turns of the event loop without a byte more: what was read has been dealt with by then. */
const QUIET_TURNS = 6;
const CHANNEL = 'net.client.socket';

export function watchWire(): Wire {
  const clients = new Set<Socket>();
  /** By the port of the other end. */
  const served = new Map<number, Socket>();
  let port: number | null = null;
  let moved = 0;

  const onClient = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    clients.add(socket);
    socket.once('close', () => {
      clients.delete(socket);
      moved++;
    });
  };
  const onServed = (socket: Socket): void => {
    const other = socket.remotePort ?? 0;
    served.set(other, socket);
    socket.once('close', () => {
      served.delete(other);
      moved++;
    });
  };
  subscribe(CHANNEL, onClient);

  /** Bytes seen by all ends together, or null while some are under way. */
  const bytesAtRest = (): number | null => {
    let bytes = 0;
    for (const client of clients) {
      if (client.connecting) return null;
      if (client.destroyed || client.remotePort !== port) continue;
      const other = served.get(client.localPort ?? 0);
      if (other === undefined) return null;
      if (other.destroyed) continue;
      if (client.bytesRead !== other.bytesWritten || client.bytesWritten !== other.bytesRead) return null;
      bytes += client.bytesRead + client.bytesWritten;
    }
    return bytes + moved;
  };

  return {
    settled: async () => {
      let quiet = 0;
      let last: number | null = null;
      while (quiet < QUIET_TURNS) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        const bytes = bytesAtRest();
        quiet = bytes !== null && bytes === last ? quiet + 1 : 0;
        last = bytes;
      }
    },
    watch: (server) => {
      const address = server.address();
      port = typeof address === 'object' && address !== null ? address.port : null;
      server.on('connection', onServed);
    },
    close: () => unsubscribe(CHANNEL, onClient),
  };
}
