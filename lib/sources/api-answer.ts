import * as v from 'valibot';
import { TagkinError } from '../failure.ts';
import { retryAfter } from '../http/retry.ts';
import { parseJson } from '../oci/json.ts';

/** Most bytes of one answer: a page of 100 artifacts with 20 platforms each is about 1.5 MB. */
export const LIMIT = 8 * 1024 * 1024;

/** The JSON in an answer, checked. Throws `malformed`. */
export function checked<Schema extends v.GenericSchema>(
  bytes: Uint8Array,
  schema: Schema,
  host: string,
): v.InferOutput<Schema> {
  const found = v.safeParse(schema, parseJson(new TextDecoder().decode(bytes)));
  if (!found.success) throw new TagkinError({ kind: 'malformed', host });
  return found.output;
}

/** Lets go of an answer without reading it. */
export function drop(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

/** Whether an answer came from where it was asked, by no redirect: one that was not followed has no status in browsers. */
export const isDirect = (response: Response, asked: URL): boolean =>
  response.status >= 200 && !isRedirect(response.status) && isOf(response, asked);

const isOf = ({ url }: Response, asked: URL): boolean =>
  url === '' || (URL.canParse(url) && new URL(url).origin === asked.origin);

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** An answer that is no success, as a failure to throw. */
export function refusal({ status, headers }: Response, host: string, now: number): TagkinError {
  if (status === 429) {
    const wait = retryAfter(headers.get('retry-after'), now);
    return new TagkinError({
      kind: 'rate-limited',
      status,
      host,
      ...(wait !== undefined && { until: now + wait }),
    });
  }
  if (status === 401 || status === 403) return new TagkinError({ kind: 'unauthorized', status, host });
  if (status === 404 || status === 410) return new TagkinError({ kind: 'not-found', status, host });
  return new TagkinError({ kind: status >= 500 ? 'network' : 'unsupported', status, host });
}
