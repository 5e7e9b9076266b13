import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';
import { unauthorized } from './errors.ts';

/** The cookie of who is signed in at the pages of the box: `hub_session=reader`. */
const SESSION_COOKIE = 'hub_session';

/** How long the token of a session lasts, in seconds. */
const LASTS = 3600;

/**
 * `/auth/profile`, which Hub's own pages ask for the token of their reader's session: that of the box's one account for its
 * cookie, 401 without. The shape is that of facts on Hub's API, section 2; the answer without a sign-in was never captured.
 */
export function profile({ request, hub, tokens }: Visit): Reply {
  const cookies = (request.headers.cookie ?? '').split(/;\s*/);
  const { identifier } = hub.account;
  if (!cookies.includes(`${SESSION_COOKIE}=${identifier}`)) return unauthorized();
  const claims = { aud: 'https://hub.docker.com', iss: 'https://login.docker.com/', sub: identifier };
  return json(200, { token: tokens.issue(claims, LASTS), profile: { username: identifier } });
}
