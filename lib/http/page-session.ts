import { readBody } from './body.ts';

/** The reader's own session, as Hub shows it to its own pages. */
export interface PageSession {
  account: string;
  token: string;
}

/** Where the pages of Hub look up their reader; undocumented (facts on Hub's API, section 2). */
const URL_OF_PROFILE = 'https://hub.docker.com/auth/profile';
const TIMEOUT_MS = 3000;
/** Most bytes of the answer: a profile with its token is about 2 kB. */
const LIMIT = 64 * 1024;
/** Longest name and token, in characters. */
const MAX_TEXT = 16_384;

/**
 * Asks as a page of Hub asks, so it works in a content script there only. The one request with cookies, and one of two that
 * do not go through `send`. Null without a session, or where Hub answers otherwise; never throws.
 */
export async function askPageSession(
  ask: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init),
): Promise<PageSession | null> {
  try {
    const response = await ask(URL_OF_PROFILE, {
      credentials: 'include',
      cache: 'no-store',
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return null;
    const bytes = await readBody(response, LIMIT, 'hub.docker.com');
    return sessionIn(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return null;
  }
}

/** Checked by hand: the content script has no room for a schema library. */
function sessionIn({ token, profile }: { token?: unknown; profile?: { username?: unknown } }) {
  const account = profile?.username;
  return isText(token) && isText(account) ? { account, token } : null;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_TEXT;
