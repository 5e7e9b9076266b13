import { TagkinError } from '../../failure.ts';
import type { Repository } from '../../oci/reference.ts';
import { trust } from './authorization.ts';
import { type Doors, type Place, placeOf, type SchemeOf } from './endpoint.ts';
import { basic, type Credentials, isHeaderText } from './token.ts';

/** How an API beside `/v2/` takes the credentials that the reader has given for a registry. */
export type Signing =
  /** HTTP Basic. */
  | 'basic'
  /** As a bearer, where the account says that the secret is an OAuth token (`$oauthtoken`). */
  | 'oauth-token'
  /** As a bearer, whatever the account. */
  | 'access-token';

/** Requests to such APIs. The secret is put in here; whoever asks sees nothing of it. */
export interface Signed {
  /** Whether a request to a URL would be signed. Nothing is sent. Throws `malformed`. */
  maySign(where: Repository, signing: Signing, url: URL): Promise<boolean>;
  /**
   * `fetch`, without cookies or redirects, signed where the reader's credentials are of that kind and may go to the URL; else
   * unsigned, and at another origin than the registry's own not sent at all: `unauthorized`. Throws `malformed`, and as
   * `fetch` does.
   */
  signed(where: Repository, signing: Signing, url: URL, init: RequestInit): Promise<Response>;
}

/** Source: quay `auth/credential_consts.py` (`OAUTH_TOKEN_USERNAME`). */
const OAUTH_ACCOUNT = '$oauthtoken';

/** Where secrets may go is said by lib/secrets alone, here as in `passFor`. */
export function createSigned(doors: Doors, schemeOf: SchemeOf): Signed {
  const headerAt = async (place: Place, signing: Signing, url: URL) => {
    const header = place.credentials && headerOf(place.credentials, signing);
    return header !== undefined && (await trust(doors, place, [url])).trusted ? header : undefined;
  };
  return {
    async maySign({ registry, repository }, signing, url) {
      const place = await placeOf(doors, schemeOf, registry, repository);
      return (await headerAt(place, signing, url)) !== undefined;
    },
    async signed({ registry, repository }, signing, url, init) {
      const place = await placeOf(doors, schemeOf, registry, repository);
      const authorization = await headerAt(place, signing, url);
      const headers = new Headers(init.headers);
      if (authorization !== undefined) headers.set('Authorization', authorization);
      else if (url.origin !== place.url.origin)
        throw new TagkinError({ kind: 'unauthorized', host: url.host });
      return doors.net.fetch(url.href, { ...init, headers, credentials: 'omit', redirect: 'manual' });
    },
  };
}

/** The Authorization header; undefined for credentials of another kind. A refresh token opens a token realm alone. */
function headerOf(credentials: Credentials, signing: Signing): string | undefined {
  const { account, secret, isRefreshToken } = credentials;
  if (isRefreshToken) return undefined;
  if (signing === 'basic') return basic(credentials);
  const isToken = signing === 'access-token' || account === OAUTH_ACCOUNT;
  return isToken && isHeaderText(secret) ? `Bearer ${secret}` : undefined;
}
