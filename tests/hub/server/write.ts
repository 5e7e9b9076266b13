import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Reply } from './reply.ts';

const WORTH_PACKING = 1400;

/** Writes an answer: packed where the client takes gzip, without its body for HEAD. */
export function write(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  const { body, headers } = packed(reply, request);
  const length = { 'content-length': String(body.length), date: new Date().toUTCString() };
  response.writeHead(reply.status, { ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Writes the head of the whole answer but only half of its body, then drops the connection. */
export function writeHalf(reply: Reply, response: ServerResponse): void {
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(body.length) });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function packed(
  reply: Reply,
  { headers }: IncomingMessage,
): { body: Buffer; headers: Record<string, string> } {
  const body = Buffer.from(reply.body);
  const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  const isText = /json|text|javascript|svg/.test(reply.headers['content-type'] ?? '');
  if (!takesGzip || !isText || body.length < WORTH_PACKING || reply.headers['content-encoding']) {
    return { body, headers: reply.headers };
  }
  const more = { 'content-encoding': 'gzip', vary: 'Accept-Encoding' };
  return { body: gzipSync(body, { level: 1 }), headers: { ...reply.headers, ...more } };
}
