import * as v from 'valibot';
import { failureOf } from '../failure.ts';
import { BearerText, type Refusal, signIn } from '../hub/api/sign-in.ts';
import { parseJson } from '../oci/json.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { credentialsOf, type KeptCredentials } from '../store/credentials.ts';
import { changeSignIn, loadSignIn } from '../store/hub-sign-in.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { http } from './http.ts';

/** The account that requests to Docker Hub's API are signed for. */
export interface HubAccount {
  account: string;
  /** By stored credentials, or by the user's own session in this browser. */
  by: 'credentials' | 'page';
}

/** Timeout for signing in at Hub, in ms. */
const SIGN_IN_TIMEOUT_MS = 10_000;
/** A page's token is used for at most this long, in ms: the page offers it again while it is open. */
const PAGE_TOKEN_MAX_AGE_MS = 10 * 60_000;

/** How long a bearer may last at most, in ms (Hub's API document). */
const BEARER_MAX_AGE_MS = 10 * 60_000;

/** Whether a token is still valid. One that would last longer than any is unknown: the clock was set back. */
function lasts({ until }: { until: number }, maxAge: number): boolean {
  const left = until - Date.now();
  return left > 0 && left <= maxAge;
}

/**
 * The account that requests are signed for now; null: they are anonymous. Credentials take precedence over the user's
 * session in this browser, which is that of ordinary windows: private ones neither offer nor use it.
 */
export async function hubAccount(from: WindowKind): Promise<HubAccount | null> {
  const credentials = await usableCredentials();
  if (credentials) return { account: credentials.account, by: 'credentials' };
  const page = await pageSession(from);
  return page && { account: page.account, by: 'page' };
}

/** Why Hub refused the stored credentials, if it did. */
export async function hubRefusal(account: string): Promise<Refusal | null> {
  const { refused } = await loadSignIn();
  return refused?.account === account ? refused.reason : null;
}

/** Credentials for Hub's API, unless Hub has refused them in this session. */
async function usableCredentials(): Promise<KeptCredentials | undefined> {
  const credentials = await credentialsOf(DOCKER_HUB);
  if (!credentials || credentials.isRefreshToken || (await hubRefusal(credentials.account))) return undefined;
  return credentials;
}

async function pageSession(from: WindowKind): Promise<{ account: string; token: string } | null> {
  if (from === 'private') return null;
  const [{ features }, { page }] = await Promise.all([loadSettings(), loadSignIn()]);
  return features.session && page && lasts(page, PAGE_TOKEN_MAX_AGE_MS) ? page : null;
}

/** In-flight sign-ins by account and secret; concurrent callers share one request. */
const inFlight = new Map<string, Promise<SignedIn | null>>();

/** The Authorization header for Hub's API, if an account is signed in; undefined for refused credentials. Errors: those of `signIn`. */
export async function hubAuthorization(
  from: WindowKind,
  { renew }: { renew: boolean },
): Promise<string | undefined> {
  const credentials = await usableCredentials();
  if (credentials) {
    const { bearer } = await loadSignIn();
    if (!renew && bearer?.account === credentials.account && lasts(bearer, BEARER_MAX_AGE_MS))
      return `Bearer ${bearer.token}`;
    const signedIn = await signInOnce(credentials);
    return signedIn ? signedIn.authorization : hubAuthorization(from, { renew: false });
  }
  return pageAuthorization(from, { renew });
}

/** The same for the user's own session in this browser alone, whatever credentials are stored. */
export async function pageAuthorization(
  from: WindowKind,
  { renew }: { renew: boolean },
): Promise<string | undefined> {
  const page = await pageSession(from);
  if (page && renew) await changeSignIn({ page: undefined });
  return page && !renew ? `Bearer ${page.token}` : undefined;
}

/** `authorization`: undefined where Hub refused the credentials; from then on requests are anonymous. */
interface SignedIn {
  authorization: string | undefined;
}

function signInOnce(credentials: KeptCredentials): Promise<SignedIn | null> {
  const name = JSON.stringify([credentials.account, credentials.secret]);
  const signingIn = inFlight.get(name) ?? newBearer(credentials).finally(() => inFlight.delete(name));
  inFlight.set(name, signingIn);
  return signingIn;
}

/** Null if the credentials changed while the request was in flight; its answer is stale. */
async function newBearer(credentials: KeptCredentials): Promise<SignedIn | null> {
  const { account, secret } = credentials;
  const isUnchanged = async () => {
    const now = await credentialsOf(DOCKER_HUB);
    return now?.account === account && now.secret === secret;
  };
  const answer = await signIn(http, credentials, AbortSignal.timeout(SIGN_IN_TIMEOUT_MS)).catch(
    async (error) => {
      if (failureOf(error).kind === 'internal' || (await isUnchanged())) throw error;
      return null;
    },
  );
  if (!answer) return null;
  const change = answer.ok
    ? { bearer: { account, ...answer.bearer } }
    : { refused: { account, reason: answer.reason }, bearer: undefined };
  if (!(await changeSignIn(change, isUnchanged))) return null;
  return { authorization: answer.ok ? `Bearer ${answer.bearer.token}` : undefined };
}

const Claims = v.object({ exp: v.number() });

/**
 * Stores the user's own session as a page of Hub offers it. Refused unless the user has switched that on, and from
 * private windows, whose sessions stay in them.
 */
export async function takePageSession(
  offered: { account: string; token: string },
  from: WindowKind,
): Promise<{ accepted: boolean }> {
  const { features } = await loadSettings();
  if (from === 'private' || !features.session || !v.is(BearerText, offered.token)) return { accepted: false };
  const until = Math.min(Date.now() + PAGE_TOKEN_MAX_AGE_MS, endOf(offered.token));
  await changeSignIn({ page: { account: offered.account, token: offered.token, until } });
  return { accepted: true };
}

/** When a JWT expires, in ms since 1970; Infinity without `exp`. */
function endOf(token: string): number {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const claims = v.safeParse(Claims, parseJson(base64Text(payload)));
  return claims.success ? claims.output.exp * 1000 : Infinity;
}

/** Decodes base64; empty for invalid text. */
function base64Text(encoded: string): string {
  try {
    return atob(encoded);
  } catch {
    return '';
  }
}

/**
 * Removes every token, and `refused`, so that new credentials are tried. Call it after storing or removing
 * credentials.
 */
export async function signOutOfHub(): Promise<void> {
  await changeSignIn({ bearer: undefined, page: undefined, refused: undefined });
}

/** Removes the user's own session. */
export async function forgetPageSession(): Promise<void> {
  if ((await loadSignIn()).page) await changeSignIn({ page: undefined });
}
