import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { LoggedRequest } from '../types.ts';
import { isExpected } from './expected.ts';

/** A running CONNECT proxy. */
export interface Proxy {
  port: number;
  /** Drops every tunnel that is open. */
  closeTunnels(): void;
  close(): void;
}

/**
 * An HTTP proxy that tunnels every CONNECT to the box's TLS port, whatever the host; Firefox is led to the box with it.
 * A CONNECT to a host that is not the box's is logged, since its TLS handshake may well fail and no request follow.
 */
export async function startProxy(target: number, log: (request: LoggedRequest) => void): Promise<Proxy> {
  const open = new Set<Duplex>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    const host = (request.url ?? '').replace(/:\d+$/, '');
    if (!isExpected(host)) log(unexpected(host, request));
    const tunnel = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(client).pipe(tunnel);
    });
    tie(client, tunnel);
    tie(tunnel, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  /** One end closes with the other. */
  function tie(socket: Duplex, other: Duplex) {
    open.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      open.delete(socket);
      other.destroy();
    });
  }

  function closeTunnels() {
    for (const socket of open) socket.destroy();
  }

  return {
    port: (server.address() as AddressInfo).port,
    closeTunnels,
    close() {
      closeTunnels();
      server.closeAllConnections();
      server.close();
    },
  };
}

function unexpected(host: string, { headers }: IncomingMessage): LoggedRequest {
  const query = new URLSearchParams();
  return { host, method: 'CONNECT', path: '', query, headers, at: Date.now(), unexpected: true };
}
