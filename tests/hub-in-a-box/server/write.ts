import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Reply } from './reply.ts';

const WORTH_PACKING = 1400;

/** Writes an answer: packed where the client takes gzip, without its body for HEAD. */
export function write(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.asIs || reply.body instanceof Readable) {
    writeAsIs(reply, request, response);
    return;
  }
  const { body, headers } = packed(reply, reply.body, request);
  const length = { 'content-length': String(body.length), date: new Date().toUTCString() };
  response.writeHead(reply.status, { ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Writes the head of the whole answer but only half of its body, then drops the connection. */
export function writeHalf(reply: Reply, response: ServerResponse): void {
  const body = Buffer.from(reply.body instanceof Readable ? '  ' : reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(body.length) });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function writeAsIs({ status, headers, body }: Reply, { method }: IncomingMessage, response: ServerResponse) {
  response.writeHead(status, headers);
  if (method === 'HEAD') response.end();
  else if (body instanceof Readable) pipeline(body, response, () => undefined);
  else response.end(body);
}

function packed(
  reply: Reply,
  content: string | Uint8Array,
  { headers }: IncomingMessage,
): { body: Buffer; headers: Reply['headers'] } {
  const body = Buffer.from(content);
  const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  const isText = /json|text|javascript|svg/.test(String(reply.headers['content-type'] ?? ''));
  if (!takesGzip || !isText || body.length < WORTH_PACKING || reply.headers['content-encoding']) {
    return { body, headers: reply.headers };
  }
  const more = { 'content-encoding': 'gzip', vary: 'Accept-Encoding' };
  return { body: gzipSync(body, { level: 1 }), headers: { ...reply.headers, ...more } };
}
