import type * as v from 'valibot';
import { TagkinError } from '../failure.ts';
import { apiHost } from '../hosts/registries.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { readJson } from '../http/read-json.ts';
import { type HttpAnswer, type HttpRequest, send } from '../http/send.ts';
import { isDomain, isPath } from '../oci/grammar.ts';
import { LIMITS } from '../oci/limits.ts';
import { checkPermission } from '../registry/auth/permission.ts';
import type { Signing } from '../registry/auth/signed.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/** Most bytes of one answer: a page of 100 artifacts with 20 platforms each is about 1.5 MB. */
export const API_LIMIT = LIMITS.apiBytes;

type Api = Pick<RegistrySource, 'http' | 'signal' | 'permitted' | 'schemeOf' | 'registry'>;

/** A request to an API, apart from its URL. */
export interface ApiOptions {
  /** How the API takes the user's credentials; unsigned without. */
  signing?: Signing;
  headers?: Record<string, string>;
  /** Sent as JSON by POST; a GET without. */
  body?: unknown;
  /** Most bytes of the answer; `API_LIMIT` unless given. */
  limit?: number;
}

/** The registry's own origin. Throws `malformed` for an invalid registry or repository name. */
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
 * One request to an API. Redirects are not followed: most lead to a login page, whose host must not get the request. Signed
 * by lib/registry if `signing` is given. Returns any status. Throws as `send` does, `permission-needed`, and `unauthorized`
 * (must be signed, and cannot be).
 */
export async function sendApi(
  listing: Listing,
  url: URL,
  source: Api,
  options: ApiOptions = {},
): Promise<HttpAnswer> {
  const { permitted, signal } = source;
  const { signing, body, limit = API_LIMIT } = options;
  await checkPermission(permitted, listing.registry, [url.host]);
  const isPost = body !== undefined;
  const headers = {
    Accept: 'application/json',
    ...(isPost && { 'Content-Type': 'application/json' }),
    ...options.headers,
  };
  const request: Omit<HttpRequest, 'url'> = { headers, limit, signal, redirect: 'manual' };
  if (isPost) Object.assign(request, { method: 'POST', body: JSON.stringify(body) });
  return signing
    ? source.registry.signed(listing, signing, url, request)
    : send(source.http, { ...request, url: url.href });
}

/**
 * The validated JSON of a successful answer. Throws as `sendApi` does, as `failureOfAnswer` for other statuses, and
 * `malformed` (HTML, another shape).
 */
export async function readApi<Schema extends v.GenericSchema>(
  listing: Listing,
  url: URL,
  schema: Schema,
  source: Api,
  options: ApiOptions = {},
): Promise<{ body: v.InferOutput<Schema>; headers: Headers }> {
  const answer = await sendApi(listing, url, source, options);
  if (answer.status > 299) throw failureOfAnswer(answer, url.host);
  return { body: readJson(answer, schema, url.host), headers: answer.headers };
}
