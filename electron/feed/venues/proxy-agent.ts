// Sockets through an HTTP proxy: a tunnel by CONNECT, with TLS inside it where the venue wants that.
import { Agent, type ClientRequestArgs, request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

/** ccxt reads `proxy` for its requests, and hands the agent to its websockets. */
export class ProxyAgent extends Agent {
  readonly proxy: string;

  constructor(proxy: string) {
    super();
    this.proxy = proxy;
    // Node checks this against the request's: it serves both.
    Reflect.set(this, 'protocol', undefined);
  }

  override createConnection(
    options: ClientRequestArgs & { readonly secureEndpoint?: boolean },
    done?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const { hostname, username, password, port, protocol } = new URL(this.proxy);
    const isTls = options.defaultPort === 443 || Number(options.port) === 443;
    const host = options.host ?? 'localhost';
    const place = `${host}:${options.port ?? (isTls ? 443 : 80)}`;
    const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
    const ask = protocol === 'https:' ? secureRequest : request;
    const asked = ask({
      host: hostname,
      port: port === '' ? undefined : Number(port),
      method: 'CONNECT',
      path: place,
      headers: {
        Host: place,
        ...(username === '' ? {} : { 'Proxy-Authorization': `Basic ${login.toString('base64')}` }),
      },
    });
    const fail = (error: Error): void => done?.(error, undefined as unknown as Duplex);
    asked.once('error', fail);
    asked.once('response', ({ statusCode }) =>
      fail(new Error(`the proxy answers ${statusCode ?? 'nothing'}`)),
    );
    asked.once('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode !== 200) {
        socket.destroy();
        fail(new Error(`the proxy refuses it with ${statusCode ?? 'nothing'}`));
        return;
      }
      done?.(null, isTls ? connect({ socket, servername: host }) : socket);
    });
    asked.end();
    return undefined;
  }
}
