import * as v from 'valibot';
import { TagkinError } from '../../failure.ts';
import type { Clock } from '../../http/clock.ts';
import type { Net } from '../../http/exchange.ts';
import { failureOfAnswer } from '../../http/failures.ts';
import { patiently } from '../../http/retry.ts';

/** A name and a password, or an access token in the place of the password. */
export interface Credentials {
  account: string;
  secret: string;
  /** The secret is an OAuth2 refresh token (`identitytoken` in Docker's config): it opens a token realm and nothing else. */
  isRefreshToken?: boolean;
}

/** What a token is asked with: everything that makes it another token. */
export interface Need {
  registry: string;
  /** The token endpoint, already found acceptable by `resolveRealm`. */
  realm: string;
  service?: string | undefined;
  scopes: string[];
}

/** A token and how long it may be used, in milliseconds since 1970. */
export interface Token {
  token: string;
  until: number;
}

const LIMIT = 64 * 1024;
const SHORTEST = 60;
const MARGIN = 5;

/** Visible ASCII without spaces: anything else could not stand in a header. */
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
 * Reads a token endpoint's answer. It lasts `expires_in` seconds, at least and by default 60, less a margin of 5, counted
 * from `now` when it was asked: the server's own clock is not believed. Throws `malformed`.
 * Source: distribution's token specification; the margin is regclient's.
 */
export function parseToken(text: string, now: number): Token {
  try {
    const answer = v.parse(TokenAnswer, JSON.parse(text));
    const seconds = Math.max(SHORTEST, answer.expires_in ?? SHORTEST) - MARGIN;
    return { token: answer.token, until: now + seconds * 1000 };
  } catch {
    throw new TagkinError({ kind: 'malformed' });
  }
}

/** The address to ask: the realm's own query kept, `service` only if there is one, every scope on its own, as given. */
export function tokenUrl(need: Need): string {
  const url = new URL(need.realm);
  const added = need.scopes.map((scope) => `scope=${encodeURIComponent(scope)}`);
  if (need.service) added.unshift(`service=${encodeURIComponent(need.service)}`);
  url.search = [url.search.slice(1), ...added].filter((part) => part !== '').join('&');
  return url.href;
}

/** Whether a token can stand in a header as it is. */
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

/**
 * Asks for a token by GET (a POST would carry an Origin that some registries refuse), anonymously or with credentials; by
 * POST with a refresh token, for which there is no other way.
 * Throws `unauthorized` (credentials refused, or nothing for the anonymous), `malformed`, `rate-limited`, `network`,
 * `too-large`.
 */
export async function requestToken(
  net: Net,
  need: Need,
  credentials: Credentials | undefined,
  signal?: AbortSignal,
): Promise<Token> {
  const { host } = new URL(need.realm);
  const asked = net.clock.now();
  const way = credentials?.isRefreshToken
    ? ({ url: need.realm, method: 'POST', form: refreshForm(need, credentials) } as const)
    : ({ url: tokenUrl(need), method: 'GET', authorization: credentials && basic(credentials) } as const);
  const answer = await patiently(net, {
    ...way,
    accept: 'application/json',
    limit: LIMIT,
    signal,
  });
  // Credentials stayed behind at the redirect; whoever answered instead was not asked by anybody.
  if (credentials && answer.movedTo) throw new TagkinError({ kind: 'malformed', host });
  const { status } = answer;
  // Token servers say no in many ways; what was not found is no image.
  if (status >= 400 && status < 500 && status !== 429)
    throw new TagkinError({ kind: 'unauthorized', status, host });
  if (status !== 200) throw failureOfAnswer(answer, host);
  try {
    return parseToken(new TextDecoder().decode(answer.bytes), asked);
  } catch {
    throw new TagkinError({ kind: 'malformed', host });
  }
}

/** Whether a token may still be used. */
export const isFresh = (token: Token, clock: Clock): boolean => clock.now() < token.until;
