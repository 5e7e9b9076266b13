import * as v from 'valibot';
import { TagkinError } from '../../failure.ts';
import { HUB_HOST, HUB_ORIGIN } from '../../hosts/docker-hub.ts';
import { readJson } from '../../http/read-json.ts';
import type { Credentials } from '../../registry/auth/token.ts';
import { retryAt } from './rate.ts';

/** Why a sign-in was refused: `two-factor` takes an access token in the place of the password; `locked` passes in ten minutes. */
export type Refusal = 'wrong' | 'locked' | 'two-factor';

/** What lets us in at Hub's API, and until when (ms since 1970). */
export interface Bearer {
  token: string;
  until: number;
}

export type SignInAnswer = { ok: true; bearer: Bearer } | { ok: false; reason: Refusal };

const ADDRESS = `${HUB_ORIGIN}/v2/auth/token`;
const LIMIT = 64 * 1024;
/** A bearer lasts ten minutes (Hub's API document); it is renewed a minute before. */
const LASTS = 9 * 60_000;

export const BearerText = v.pipe(v.string(), v.maxLength(16_384), v.regex(/^[\x21-\x7e]+$/));
const Answer = v.object({ access_token: BearerText });

interface Means {
  fetch: typeof fetch;
  now: () => number;
}

/**
 * Signs in at Docker Hub's API with a password, a personal access token, or an organisation's token (`account` is then the
 * organisation). Follows no redirect, which would take the secret along. Errors: `rate-limited`, `network`, `malformed`.
 */
export async function signIn(
  { fetch, now }: Means,
  { account, secret }: Credentials,
  signal: AbortSignal,
): Promise<SignInAnswer> {
  const asked = now();
  let response: Response;
  try {
    response = await fetch(ADDRESS, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: account, secret }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    });
  } catch {
    throw new TagkinError({ kind: 'network', host: HUB_HOST });
  }
  const { status } = response;
  const answer = await readJson(response, LIMIT).catch(() => null);
  const refusal = refusalOf(status, answer);
  if (refusal) return { ok: false, reason: refusal };
  if (status === 429)
    throw new TagkinError({ kind: 'rate-limited', status, until: retryAt(response.headers, now()) });
  if (status >= 500) throw new TagkinError({ kind: 'network', status, host: HUB_HOST });
  const checked = v.safeParse(Answer, answer);
  if (status !== 200 || !checked.success) throw new TagkinError({ kind: 'malformed', status });
  return { ok: true, bearer: { token: checked.output.access_token, until: asked + LASTS } };
}

const Said = v.object({
  message: v.fallback(v.string(), ''),
  detail: v.fallback(v.string(), ''),
  login_2fa_token: v.optional(v.unknown()),
});

/**
 * Hub says 401 for everything; why, it says in words that people have reported: "too many login attempts"
 * (docker/hub-feedback#1309; locked for ten minutes, #2201), "Require secondary authentication on MFA enabled account"
 * (microsoft/vscode-docker#1591), "please use personal access token to login" (docker/hub-feedback#1981). `login_2fa_token` is in
 * its API's document.
 */
function refusalOf(status: number, answer: unknown): Refusal | null {
  if (status < 400 || status >= 500) return null;
  const said = v.safeParse(Said, answer);
  const words = said.success ? `${said.output.message} ${said.output.detail}` : '';
  if (/lock(ed|out)|too many (failed|login|incorrect)/i.test(words)) return 'locked';
  if (status === 429) return null;
  if (
    (said.success && said.output.login_2fa_token !== undefined) ||
    /2fa|two.?factor|mfa|use (a )?personal access token/i.test(words)
  )
    return 'two-factor';
  return 'wrong';
}
