import * as v from 'valibot';
import { HUB_ORIGIN } from '../../hosts/docker-hub.ts';
import type { HttpContext } from '../../http/context.ts';
import { failureOfAnswer } from '../../http/failures.ts';
import { readJson } from '../../http/read-json.ts';
import { type HttpAnswer, send } from '../../http/send.ts';
import { parseJson } from '../../oci/json.ts';
import type { Credentials } from '../../registry/auth/token.ts';
import { HUB_PAUSE, HUB_STATUSES } from './ask.ts';

/** Why a sign-in was refused. `two-factor`: needs an access token instead of the password. `locked`: for ten minutes. */
export type Refusal = 'wrong' | 'locked' | 'two-factor';

/** A token for Hub's API, and when it expires (ms since 1970). */
interface Bearer {
  token: string;
  until: number;
}

export type SignInAnswer = { ok: true; bearer: Bearer } | { ok: false; reason: Refusal };

const TOKEN_URL = `${HUB_ORIGIN}/v2/auth/token`;
/** Largest answer, in bytes. */
const TOKEN_LIMIT = 64 * 1024;
/** A bearer lasts ten minutes (Hub's API document); it is renewed a minute before, in ms. */
const BEARER_LIFE_MS = 9 * 60_000;

export const BearerText = v.pipe(v.string(), v.maxLength(16_384), v.regex(/^[\x21-\x7e]+$/));
const Answer = v.object({ access_token: BearerText });

/**
 * Signs in at Docker Hub's API with a password, a personal access token, or an organisation's token (`account` is
 * then the organisation). Follows no redirect, which would forward the secret. Errors: `rate-limited`, `malformed`,
 * and those of `send`.
 */
export async function signIn(
  http: HttpContext,
  { account, secret }: Credentials,
  signal: AbortSignal,
): Promise<SignInAnswer> {
  const requestedAt = http.clock.now();
  const answer = await send(http, {
    url: TOKEN_URL,
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify({ identifier: account, secret }),
    redirect: 'error',
    limit: TOKEN_LIMIT,
    signal,
  });
  const refusal = refusalOf(answer);
  if (refusal) return { ok: false, reason: refusal };
  const { host } = new URL(TOKEN_URL);
  if (answer.status === 200) {
    const { access_token: token } = readJson(answer, Answer, host);
    return { ok: true, bearer: { token, until: requestedAt + BEARER_LIFE_MS } };
  }
  // A 429 without a time may be about this account only, so Hub is not paused, but the account waits.
  const pause = answer.pause ?? { until: http.clock.now() + HUB_PAUSE.unnamed };
  throw failureOfAnswer(answer.status === 429 ? { ...answer, pause } : answer, host, HUB_STATUSES);
}

const Refused = v.object({
  message: v.fallback(v.string(), ''),
  detail: v.fallback(v.string(), ''),
  login_2fa_token: v.optional(v.unknown()),
});

/**
 * Why Hub refused; null if it did not. The status is 401 for every reason; only the text differs, as users have
 * reported: "too many login attempts" (docker/hub-feedback#1309; locked for ten minutes, #2201), "Require secondary
 * authentication on MFA enabled account" (microsoft/vscode-docker#1591), "please use personal access token to login"
 * (docker/hub-feedback#1981). `login_2fa_token` is in the API's document.
 */
function refusalOf({ status, bytes }: HttpAnswer): Refusal | null {
  if (status < 400 || status >= 500) return null;
  const read = v.safeParse(Refused, parseJson(new TextDecoder().decode(bytes)));
  const text = read.success ? `${read.output.message} ${read.output.detail}` : '';
  if (/lock(ed|out)|too many (failed|login|incorrect)/i.test(text)) return 'locked';
  if (status === 429) return null;
  if (
    (read.success && read.output.login_2fa_token !== undefined) ||
    /2fa|two.?factor|mfa|use (a )?personal access token/i.test(text)
  )
    return 'two-factor';
  return 'wrong';
}
