import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedRequest } from '../types.ts';
import { isExpected } from './expected.ts';

/** The record of a request that has just come in; when and how it ends is filled in as it does. */
export function record(request: IncomingMessage, response: ServerResponse): LoggedRequest {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const [path = '/', query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const logged: LoggedRequest = {
    host,
    method: request.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: request.headers,
    at: Date.now(),
    ...(!isExpected(host) && { unexpected: true }),
  };
  response.on('close', () => {
    logged.endedAt = Date.now();
    if (!response.writableFinished) logged.aborted = true;
  });
  return logged;
}

/** The body of a request as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}
