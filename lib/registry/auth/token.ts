import * as v from 'valibot';
import { expectedFailure, TagkinError } from '../../failure.ts';
import type { Clock } from '../../http/clock.ts';
import type { HttpContext } from '../../http/context.ts';
import { failureOfAnswer, type StatusPolicy } from '../../http/failures.ts';
import { malformedAnswer } from '../../http/malformed.ts';
import { crossOriginRedirect } from '../../http/redirect.ts';
import { sendWithRetry } from '../../http/retry.ts';
import type { HttpRequest } from '../../http/send.ts';
import { parseJson } from '../../oci/json.ts';

/** A name and a password, or an access token in place of the password. */
export interface Credentials {
  account: string;
  secret: string;
  /** The secret is an OAuth2 refresh token (`identitytoken` in Docker's config), valid at a token realm only. */
  isRefreshToken?: boolean;
}

/** What a token is requested for; together, the identity of a token. */
export interface Need {
  registry: string;
  /** The token endpoint, already accepted by `resolveRealm`. */
  realm: string;
  service?: string | undefined;
  scopes: string[];
}

/** A token, and when it expires, in ms since 1970. */
export interface Token {
  token: string;
  until: number;
}

/** Largest answer of a token endpoint, in bytes. */
const TOKEN_LIMIT = 64 * 1024;
/** Lifetime of a token, at least and by default, in seconds. */
const MIN_LIFE_S = 60;
/** How long before it expires a token is no longer used, in seconds. */
const EXPIRY_MARGIN_S = 5;

/** Visible ASCII without spaces: no other text is valid in this header. */
const HEADER_TEXT = /^[\x21-\x7e]+$/;
const TokenText = v.pipe(v.string(), v.regex(HEADER_TEXT));
const TokenAnswer = v.pipe(
  v.object({
    token: v.optional(v.unknown()),
    access_token: v.optional(v.unknown()),
    expires_in: v.fallback(v.optional(v.number()), undefined),
  }),
  v.transform(({ token, access_token, expires_in }) => ({ token: token || access_token, expires_in })),
  v.object({ token: TokenText, expires_in: v.optional(v.number()) }),
);

/**
 * Parses the answer of a token endpoint. The token lasts `expires_in` seconds, at least and by default 60, less a
 * margin of 5, from `now`, the time of the request: the server's own clock may be wrong. Throws `malformed`.
 * Source: distribution's token specification; the margin is regclient's.
 * @internal exported for tests
 */
export function parseToken(text: string, now: number): Token {
  const answer = v.safeParse(TokenAnswer, parseJson(text));
  if (!answer.success) throw new TagkinError({ kind: 'malformed' });
  const { token, expires_in = MIN_LIFE_S } = answer.output;
  const seconds = Math.max(MIN_LIFE_S, expires_in) - EXPIRY_MARGIN_S;
  return { token, until: now + seconds * 1000 };
}

/**
 * The URL of a token request: the realm with its query, `service` if there is one, and a parameter for each scope.
 * @internal exported for tests
 */
export function tokenUrl(need: Need): string {
  const url = new URL(need.realm);
  const added = need.scopes.map((scope) => `scope=${encodeURIComponent(scope)}`);
  if (need.service) added.unshift(`service=${encodeURIComponent(need.service)}`);
  url.search = [url.search.slice(1), ...added].filter((part) => part !== '').join('&');
  return url.href;
}

/** Whether a token is valid in a header as it is. */
export const isHeaderText = (token: string): boolean => HEADER_TEXT.test(token);

/** The value of an Authorization header for HTTP Basic (RFC 7617, UTF-8). */
export function basic({ account, secret }: Credentials): string {
  const bytes = new TextEncoder().encode(`${account}:${secret}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** The form of an OAuth2 request. Source: distribution `spec/auth/oauth.md`. */
const refreshForm = ({ service, scopes }: Need, { secret }: Credentials): URLSearchParams =>
  new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: 'tagkin',
    ...(service && { service }),
    scope: scopes.join(' '),
    refresh_token: secret,
  });

/** Token servers refuse with any client error; a 404 is not about an image. */
const REFUSALS: StatusPolicy = {
  refused: 'unauthorized',
  missing: 'unauthorized',
  'client-error': 'unauthorized',
};

/**
 * Requests a token by GET (a POST would carry an Origin that some registries refuse), anonymously or with
 * credentials; with a refresh token by POST, the only way to use one.
 * Throws `unauthorized` (credentials refused or missing), `malformed`, `rate-limited`, `network`, `too-large`.
 */
export async function requestToken(
  http: HttpContext,
  need: Need,
  credentials: Credentials | undefined,
  signal?: AbortSignal,
): Promise<Token> {
  const { host } = new URL(need.realm);
  const requestedAt = http.clock.now();
  const request: HttpRequest = {
    ...tokenRequest(need, credentials),
    redirect: 'error',
    limit: TOKEN_LIMIT,
    signal,
  };
  const answer = await sendWithRetry(http, request);
  if (crossOriginRedirect(request.url, answer)) throw new TagkinError({ kind: 'malformed', host });
  if (answer.status !== 200) throw failureOfAnswer(answer, host, REFUSALS);
  try {
    return parseToken(new TextDecoder().decode(answer.bytes), requestedAt);
  } catch (error) {
    expectedFailure(error);
    throw malformedAnswer(answer.bytes, host);
  }
}

function tokenRequest(
  need: Need,
  credentials: Credentials | undefined,
): Pick<HttpRequest, 'url' | 'method' | 'body' | 'headers'> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (credentials?.isRefreshToken)
    return { url: need.realm, method: 'POST', body: refreshForm(need, credentials), headers };
  if (credentials) headers.Authorization = basic(credentials);
  return { url: tokenUrl(need), headers };
}

/** Whether a token may still be used. */
export const isFresh = (token: Token, clock: Clock): boolean => clock.now() < token.until;
