import type { IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import type { Hub } from './types.ts';

/** An answer of the box, read to its end. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface AskOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Kept open between requests: a handshake costs more than an answer. */
const connections = new Agent({ keepAlive: true });

/**
 * Asks the box for an address of any of its hosts, over TLS with its certificate checked. Follows no redirect. Rejects
 * when the connection breaks before the answer ends.
 */
export function ask(
  hub: Hub,
  address: string,
  { method = 'GET', headers, body }: AskOptions = {},
): Promise<Answer> {
  const url = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: hub.port,
        servername: url.hostname,
        ca: hub.certificate,
        agent: connections,
        method,
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const { statusCode = 0, headers: got } = response;
          resolve({ status: statusCode, headers: got, body: Buffer.concat(parts) });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The JSON of an answer. */
export function jsonOf(answer: Answer): unknown {
  return JSON.parse(answer.body.toString());
}

/** An anonymous token for pulling from a repository. */
export async function tokenFor(hub: Hub, repository: string): Promise<string> {
  const scope = `repository:${repository}:pull`;
  const answer = await ask(hub, `https://auth.docker.io/token?service=registry.docker.io&scope=${scope}`);
  const { token } = jsonOf(answer) as { token: string };
  return token;
}
