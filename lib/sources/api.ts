import * as v from 'valibot';
import { isDomain, isPath } from '../oci/grammar.ts';
import { parseJson } from '../oci/json.ts';
import { readBody } from '../registry/body.ts';
import { TagkinError } from '../registry/errors.ts';
import { apiHost, defaultScheme } from '../registry/hosts.ts';
import { checkPermission } from '../registry/permission.ts';
import { retryAfter } from '../registry/retry.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/** Most bytes of one answer: a page of 100 artifacts with 20 platforms each is about 1.5 MB. */
export const LIMIT = 8 * 1024 * 1024;
/** The status of a request that took too long (RFC 9110). */
const TOO_SLOW = 408;

type Api = Pick<RegistrySource, 'fetch' | 'now' | 'signal' | 'permitted' | 'schemeOf'>;

/** The registry's own origin. Throws `malformed` for what names no registry or repository. */
export async function originOf(
  { registry, repository }: Listing,
  { schemeOf = defaultScheme }: Api,
): Promise<URL> {
  const origin = `${await schemeOf(registry)}://${apiHost(registry)}`;
  if (!isDomain(registry) || !isPath(repository) || !URL.canParse(origin))
    throw new TagkinError({ kind: 'malformed' });
  return new URL(origin);
}

/**
 * One GET at the registry's own origin, without sign-in, cookies or redirects: an API that leads elsewhere (to a page to
 * log in, mostly) is none that we can use, so whoever it leads to is not even asked. The status is not judged.
 * Throws `permission-needed`, `network` (408 where the step's time was up), `malformed` (led elsewhere).
 */
export async function get(listing: Listing, url: URL, source: Api): Promise<Response> {
  const { fetch, permitted, signal } = source;
  const { host } = url;
  await checkPermission(permitted, listing.registry, [host]);
  let response: Response;
  try {
    response = await fetch(url.href, {
      headers: { Accept: 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    });
  } catch {
    throw broken(host, signal);
  }
  // a redirect that was not followed has no status in browsers
  if (response.status < 200 || isRedirect(response.status) || !isOf(response, url)) {
    drop(response);
    throw new TagkinError({ kind: 'malformed', host });
  }
  return response;
}

/**
 * What an API answers, checked. Throws as `get` does, and `not-found`, `unauthorized`, `rate-limited` (with `until` if it
 * says so), `network` (5xx with its `status`, broken off), `too-large`, `malformed` (HTML, another shape), `unsupported`.
 */
export async function getJson<Schema extends v.GenericSchema>(
  listing: Listing,
  url: URL,
  schema: Schema,
  source: Api,
): Promise<{ body: v.InferOutput<Schema>; headers: Headers }> {
  const response = await get(listing, url, source);
  if (!response.ok) {
    drop(response);
    throw refusal(response, url.host, source.now());
  }
  let bytes: Uint8Array;
  try {
    bytes = await readBody(response, LIMIT, url.host);
  } catch (error) {
    throw error instanceof TagkinError ? error : broken(url.host, source.signal);
  }
  return { body: checked(bytes, schema, url.host), headers: response.headers };
}

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

/** Whether an answer came from where it was asked. */
const isOf = ({ url }: Response, asked: URL): boolean =>
  url === '' || (URL.canParse(url) && new URL(url).origin === asked.origin);

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

const broken = (host: string, signal: AbortSignal): TagkinError =>
  new TagkinError({ kind: 'network', host, ...(signal.aborted && { status: TOO_SLOW }) });

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
