import { Readable } from 'node:stream';
import type { Fault, LoggedRequest } from '../types.ts';
import { matches } from './match.ts';
import { json, type Reply, text } from './reply.ts';

/** The faults of a box; the first that matches a request hits it. */
export interface Faults {
  add(fault: Fault): () => void;
  /** The fault that hits this request; uses up one of its times. */
  take(request: LoggedRequest): Fault | undefined;
}

export function createFaults(): Faults {
  const waiting = new Map<Fault, number>();
  return {
    add(fault) {
      const own = { ...fault };
      waiting.set(own, fault.times ?? Number.POSITIVE_INFINITY);
      return () => void waiting.delete(own);
    },
    take(request) {
      for (const [fault, left] of waiting) {
        if (!matches(request, fault.match)) continue;
        if (left <= 1) waiting.delete(fault);
        else waiting.set(fault, left - 1);
        return fault;
      }
      return undefined;
    },
  };
}

/** What a fault answers instead of the truth; undefined for those that need the true answer or none. */
export function faultReply(fault: Fault, { host, path, query }: LoggedRequest): Reply | undefined {
  const { kind, body, headers = {} } = fault;
  const type = { 'content-type': 'application/json', ...headers };
  if (kind === 'status') return { status: fault.status ?? 500, headers: type, body: body ?? '' };
  if (kind === 'body') return { status: fault.status ?? 200, headers: type, body: body ?? '' };
  if (kind === 'loop') return text(307, '', { location: `https://${host}${path}?${query}` });
  if (kind !== 'shape') return undefined;
  if (body !== undefined) return { status: 200, headers: type, body };
  return json(200, { count: 'many', next: 7, results: { name: 'latest' }, manifests: 'none' }, headers);
}

/** The same answer, but every digest in its body and its headers is another one. */
export function withOtherDigests(reply: Reply): Reply {
  const { headers, body } = reply;
  if (body instanceof Readable) return reply;
  const changed = (all: string) =>
    all.replace(/sha256:([0-9a-f])/g, (_, first: string) => `sha256:${first === '0' ? '1' : '0'}`);
  const own = headers['docker-content-digest'];
  return {
    ...reply,
    headers: { ...headers, ...(typeof own === 'string' && { 'docker-content-digest': changed(own) }) },
    body: changed(Buffer.from(body).toString()),
  };
}
