import { type IncomingMessage, request } from 'node:http';
import { registryError } from '../registry/errors.ts';
import { counted } from '../registry/manifests.ts';
import type { Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';

/** A registry of this machine that answers under a name of the box. */
export interface Mount {
  host: string;
  /** Plain HTTP, on 127.0.0.1. */
  port: number;
  /** Answers for these paths only. Default: every path of the host. */
  under?: RegExp;
  /** Repositories with anonymous pull at the box's token server, besides those of the box. */
  repositories?: string[];
  /** A manifest GET that finds something is a pull. */
  countsPulls?: boolean;
}

/** Never handed on: they are about one connection. */
const HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** The answer of the registry mounted at the request’s host and path; undefined without one. */
export function mounted(visit: Visit): Promise<Reply> | undefined {
  const { host, path } = visit.request;
  const mount = visit.hub.mounts.find((each) => each.host === host && (each.under?.test(path) ?? true));
  return mount && answer(mount, visit);
}

async function answer(mount: Mount, visit: Visit): Promise<Reply> {
  const { method, path } = visit.request;
  if (method !== 'GET' && method !== 'HEAD')
    return registryError(405, 'UNSUPPORTED', 'The operation is unsupported.', null);
  const reply = await handOn(mount.port, visit);
  const isManifest = /\/manifests\/[^/]+$/.test(path) && [200, 404].includes(reply.status);
  return mount.countsPulls && isManifest ? counted(reply, visit) : reply;
}

/** Asks the registry itself, which sees the name and the scheme that the client used; its answer stays as it is. */
async function handOn(port: number, { request: asked }: Visit): Promise<Reply> {
  const query = asked.query.size > 0 ? `?${asked.query}` : '';
  const headers = { ...asked.headers, 'x-forwarded-proto': 'https', connection: 'close' };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const path = `${asked.path}${query}`;
    request({ host: '127.0.0.1', port, method: asked.method, path, headers }, resolve)
      .on('error', reject)
      .end();
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part);
  return {
    status: response.statusCode ?? 502,
    headers: linesOf(response),
    body: Buffer.concat(parts),
    asIs: true,
  };
}

/** Every header with its lines; by lower-case name. */
function linesOf({ headersDistinct }: IncomingMessage): Record<string, string[]> {
  const lines = Object.entries(headersDistinct).filter(([name]) => !HOP.includes(name));
  return Object.fromEntries(lines.map(([name, values = []]) => [name, values]));
}
