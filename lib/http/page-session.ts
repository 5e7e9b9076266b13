import { HUB_ORIGIN } from '../hosts/docker-hub.ts';
import { isPlainObject, parseJson } from '../oci/json.ts';

/** The user's own session, as Hub exposes it to its own pages. */
export interface PageSession {
  account: string;
  token: string;
}

/** Where Hub's pages read the signed-in account; undocumented. */
const URL_OF_PROFILE = `${HUB_ORIGIN}/auth/profile`;
const TIMEOUT_MS = 3000;
/** Largest answer, in characters: a profile with its token is about 2 kB. */
const LIMIT = 64 * 1024;

/**
 * Sends the request that Hub's own pages send, so it works only in a content script there. The only request with
 * cookies, and one of two that do not go through `send`. Null without a session, for any other answer, and for none.
 */
export async function askPageSession(
  request: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init),
): Promise<PageSession | null> {
  const response = await request(URL_OF_PROFILE, {
    credentials: 'include',
    cache: 'no-store',
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => null); // not reached
  if (!response?.ok) return null;
  return sessionIn(parseJson(await textOf(response)));
}

/** At most `LIMIT` characters; a longer answer is cut off, and then is no JSON, as one that breaks off. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = () => reader?.read().catch(() => undefined);
  let text = '';
  for (let part = await read(); part?.value; part = await read()) {
    text += part.value;
    if (text.length > LIMIT) await reader?.cancel(); // ends the loop
  }
  return text;
}

/** Checked without a schema: the library is too large for the content script. */
function sessionIn(answer: unknown): PageSession | null {
  if (!isPlainObject(answer) || !isPlainObject(answer.profile)) return null;
  const { token } = answer;
  const { username: account } = answer.profile;
  return isText(token) && isText(account) ? { account, token } : null;
}

const isText = (value: unknown): value is string => typeof value === 'string' && /^.{1,16384}$/.test(value);
