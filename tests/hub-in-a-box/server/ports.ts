import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LoggedRequest } from '../types.ts';
import { createIdentity, type Identity } from './certificate.ts';
import { startProxy } from './proxy.ts';

/**
 * Where a Hub in a box answers. One Hub after another can use the same ports, so that a browser which is led to them
 * need not be started again for each.
 */
export interface Ports {
  readonly identity: Identity;
  /** TLS, for all hosts. */
  readonly port: number;
  /** HTTP CONNECT proxy that leads every host to the TLS port. */
  readonly proxyPort: number;
  /** From now on `answer` gets each request, and `logConnect` each CONNECT to a host that is not the box's. */
  attach(answer: RequestListener, logConnect: (request: LoggedRequest) => void): void;
  /** Drops every connection; until the next `attach`, requests are answered with 503. */
  detach(): void;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1. `wanted`: the TLS port; 0 for any free one. */
export async function openPorts(wanted = 0): Promise<Ports> {
  const identity = await createIdentity();
  const unavailable: RequestListener = (_, response) => void response.writeHead(503).end();
  let answer = unavailable;
  let logConnect: (request: LoggedRequest) => void = () => undefined;
  const server = createServer({ key: identity.key, cert: identity.certificate }, (request, response) =>
    answer(request, response),
  );
  // Firefox sends a request again, unasked, where the connection it took for it was just being closed.
  server.keepAliveTimeout = 0;
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const port = (server.address() as AddressInfo).port;
  const proxy = await startProxy(port, (request) => logConnect(request));

  return {
    identity,
    port,
    proxyPort: proxy.port,
    attach(nextAnswer, nextLog) {
      answer = nextAnswer;
      logConnect = nextLog;
    },
    detach() {
      answer = unavailable;
      logConnect = () => undefined;
      proxy.closeTunnels();
      server.closeAllConnections();
    },
    async close() {
      proxy.close();
      const closed = once(server.close(), 'close');
      server.closeAllConnections();
      await closed;
    },
  };
}
