import type * as v from 'valibot';
import { TagkinError } from '../failure.ts';
import { apiHost } from '../hosts/registries.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import { readBody } from '../http/body.ts';
import { isDomain, isPath } from '../oci/grammar.ts';
import { checkPermission } from '../registry/auth/permission.ts';
import type { Signing } from '../registry/auth/signed.ts';
import { checked, drop, isDirect, LIMIT, refusal } from './api-answer.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/** The status of a request that took too long (RFC 9110). */
const TOO_SLOW = 408;

type Api = Pick<RegistrySource, 'fetch' | 'now' | 'signal' | 'permitted' | 'schemeOf' | 'registry'>;

/** What is asked of an API beside its address. */
export interface Asked {
  /** How it takes the reader's credentials, where it does. */
  signing?: Signing;
  headers?: Record<string, string>;
  /** What is posted to it, as JSON; a GET without. */
  body?: unknown;
}

/** The registry's own origin. Throws `malformed` for what names no registry or repository. */
export async function apiOrigin(
  { registry, repository }: Listing,
  { schemeOf = defaultScheme }: Api,
): Promise<URL> {
  const origin = `${await schemeOf(registry)}://${apiHost(registry)}`;
  if (!isDomain(registry) || !isPath(repository) || !URL.canParse(origin))
    throw new TagkinError({ kind: 'malformed' });
  return new URL(origin);
}

/**
 * One request to an API, without cookies or redirects: an API that leads elsewhere (to a page to log in, mostly) is none that
 * we can use, so whoever it leads to is not even asked. Signed by lib/registry where it is told how. The status is not judged.
 * Throws `permission-needed`, `network` (408 where the step's time was up), `malformed` (led elsewhere), `unauthorized`
 * (would have to be signed, and cannot be).
 */
export async function ask(listing: Listing, url: URL, source: Api, asked: Asked = {}): Promise<Response> {
  const { permitted, signal } = source;
  const { host } = url;
  await checkPermission(permitted, listing.registry, [host]);
  let response: Response;
  try {
    response = await send(listing, url, source, asked);
  } catch (error) {
    throw error instanceof TagkinError ? error : broken(host, signal);
  }
  if (!isDirect(response, url)) {
    drop(response);
    throw new TagkinError({ kind: 'malformed', host });
  }
  return response;
}

function send(listing: Listing, url: URL, source: Api, asked: Asked): Promise<Response> {
  const { signing, body, headers } = asked;
  const init: RequestInit = {
    headers: {
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: source.signal,
  };
  return signing
    ? source.registry.signed(listing, signing, url, init)
    : source.fetch(url.href, { ...init, credentials: 'omit', redirect: 'manual' });
}

/**
 * What an API answers, checked. Throws as `ask` does, and `not-found`, `unauthorized`, `rate-limited` (with `until` if it
 * says so), `network` (5xx with its `status`, broken off), `too-large`, `malformed` (HTML, another shape), `unsupported`.
 */
export async function askJson<Schema extends v.GenericSchema>(
  listing: Listing,
  url: URL,
  schema: Schema,
  source: Api,
  asked: Asked = {},
): Promise<{ body: v.InferOutput<Schema>; headers: Headers }> {
  const response = await ask(listing, url, source, asked);
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

const broken = (host: string, signal: AbortSignal): TagkinError =>
  new TagkinError({ kind: 'network', host, ...(signal.aborted && { status: TOO_SLOW }) });
