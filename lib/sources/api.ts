import type * as v from 'valibot';
import { TagkinError } from '../failure.ts';
import { apiHost } from '../hosts/registries.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { readJson } from '../http/read-json.ts';
import { type HttpAnswer, type HttpRequest, send } from '../http/send.ts';
import { isDomain, isPath } from '../oci/grammar.ts';
import { checkPermission } from '../registry/auth/permission.ts';
import type { Signing } from '../registry/auth/signed.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/** Most bytes of one answer: a page of 100 artifacts with 20 platforms each is about 1.5 MB. */
export const API_LIMIT = 8 * 1024 * 1024;

type Api = Pick<RegistrySource, 'http' | 'signal' | 'permitted' | 'schemeOf' | 'registry'>;

/** What an API is asked for beside its URL. */
export interface Asked {
  /** How it takes the user's credentials, where it does. */
  signing?: Signing;
  headers?: Record<string, string>;
  /** Sent as JSON by POST; a GET without. */
  body?: unknown;
  /** Most bytes of the answer; `API_LIMIT` unless given. */
  limit?: number;
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
 * One request to an API, without redirects: one that leads elsewhere (to a login page, mostly) is of no use, so that host gets
 * no request. Signed by lib/registry where `signing` is given. The status is not judged. Throws as `send` does,
 * `permission-needed`, and `unauthorized` (must be signed, and cannot be).
 */
export async function ask(listing: Listing, url: URL, source: Api, asked: Asked = {}): Promise<HttpAnswer> {
  const { permitted, signal } = source;
  const { signing, body, limit = API_LIMIT } = asked;
  await checkPermission(permitted, listing.registry, [url.host]);
  const isPost = body !== undefined;
  const headers = {
    Accept: 'application/json',
    ...(isPost && { 'Content-Type': 'application/json' }),
    ...asked.headers,
  };
  const request: Omit<HttpRequest, 'url'> = { headers, limit, signal, redirect: 'manual' };
  if (isPost) Object.assign(request, { method: 'POST', body: JSON.stringify(body) });
  return signing
    ? source.registry.signed(listing, signing, url, request)
    : send(source.http, { ...request, url: url.href });
}

/**
 * The JSON that an API answers, checked. Throws as `ask` does, what `failureOfAnswer` makes of other statuses, and
 * `malformed` (HTML, another shape).
 */
export async function askJson<Schema extends v.GenericSchema>(
  listing: Listing,
  url: URL,
  schema: Schema,
  source: Api,
  asked: Asked = {},
): Promise<{ body: v.InferOutput<Schema>; headers: Headers }> {
  const answer = await ask(listing, url, source, asked);
  if (answer.status > 299) throw failureOfAnswer(answer, url.host);
  return { body: readJson(answer, schema, url.host), headers: answer.headers };
}
