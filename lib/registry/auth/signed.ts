import { TagkinError } from '../../failure.ts';
import { type HttpAnswer, type HttpRequest, send } from '../../http/send.ts';
import type { Repository } from '../../oci/reference.ts';
import { authorizeTarget } from './authorization.ts';
import { type AuthContext, type Endpoint, endpointOf, type SchemeOf } from './endpoint.ts';
import { basic, type Credentials, isHeaderText } from './token.ts';

/** How an API outside of `/v2/` takes the user's credentials for a registry. */
export type Signing =
  /** HTTP Basic. */
  | 'basic'
  /** As a bearer token, if the account marks the secret as an OAuth token (`$oauthtoken`). */
  | 'oauth-token'
  /** As a bearer token, whatever the account. */
  | 'access-token';

/** @internal exported for tests */
export type SignedRequest = Omit<HttpRequest, 'url' | 'redirect'>;

/** Requests to such APIs. The secret is added here; callers never see it. */
export interface Signed {
  /** Whether a request to a URL would be signed. Nothing is sent. Throws `malformed`. */
  maySign(where: Repository, signing: Signing, url: URL): Promise<boolean>;
  /**
   * `send` without redirects, signed if the user's credentials are of that kind and may be sent to the URL. Otherwise
   * it is sent unsigned to the registry's own origin, and not sent to another: `unauthorized`. Throws `malformed`,
   * and as `send` does.
   */
  signed(where: Repository, signing: Signing, url: URL, request: SignedRequest): Promise<HttpAnswer>;
}

/** Source: quay `auth/credential_consts.py` (`OAUTH_TOKEN_USERNAME`). */
const OAUTH_ACCOUNT = '$oauthtoken';

/** lib/secrets alone decides where credentials may be sent, here as in `authorize`. */
export function createSigned(context: AuthContext, schemeOf: SchemeOf): Signed {
  const headerAt = async (endpoint: Endpoint, signing: Signing, url: URL) => {
    const header = endpoint.credentials && headerOf(endpoint.credentials, signing);
    if (header === undefined) return undefined;
    return (await authorizeTarget(context, endpoint, [url])).trusted ? header : undefined;
  };
  return {
    async maySign({ registry, repository }, signing, url) {
      const endpoint = await endpointOf(context, schemeOf, registry, repository);
      return (await headerAt(endpoint, signing, url)) !== undefined;
    },
    async signed({ registry, repository }, signing, url, request) {
      const endpoint = await endpointOf(context, schemeOf, registry, repository);
      const authorization = await headerAt(endpoint, signing, url);
      const headers = new Headers(request.headers);
      if (authorization !== undefined) headers.set('Authorization', authorization);
      else if (url.origin !== endpoint.url.origin)
        throw new TagkinError({ kind: 'unauthorized', host: url.host });
      return send(context.http, { ...request, url: url.href, headers, redirect: 'manual' });
    },
  };
}

/**
 * The Authorization header; undefined for credentials of another kind. A refresh token is valid at a token realm
 * only.
 */
function headerOf(credentials: Credentials, signing: Signing): string | undefined {
  const { account, secret, isRefreshToken } = credentials;
  if (isRefreshToken) return undefined;
  if (signing === 'basic') return basic(credentials);
  const isToken = signing === 'access-token' || account === OAUTH_ACCOUNT;
  return isToken && isHeaderText(secret) ? `Bearer ${secret}` : undefined;
}
