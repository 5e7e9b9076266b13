import { failureOf, TagkinError } from '../../failure.ts';
import { type Home, placeName, verdict } from '../../secrets/where.ts';
import type { AuthContext, Endpoint } from './endpoint.ts';
import { checkPermission } from './permission.ts';
import type { AuthScheme } from './scheme.ts';
import { basic, type Need } from './token.ts';

/** The Authorization header of a request. */
export interface Authorization {
  header: string;
  /** Made for this request, not stored: a 401 to it is final. */
  isNew: boolean;
  /** The target that credentials were withheld from, because it is not approved (`placeName`). */
  withheld?: string | undefined;
}

/**
 * Makes the authorization for a scheme. Throws the failures of the token endpoint, `unauthorized` and
 * `permission-needed`.
 */
export async function authorize(
  context: AuthContext,
  endpoint: Endpoint,
  scheme: AuthScheme,
  renew: boolean,
  signal: AbortSignal | undefined,
): Promise<Authorization> {
  const { registry, credentials, url } = endpoint;
  if (scheme.scheme === 'basic') {
    const unauthorized = new TagkinError({ kind: 'unauthorized', host: url.host });
    if (!credentials || credentials.isRefreshToken) throw unauthorized;
    const { trusted, withheld } = await authorizeTarget(context, endpoint, [url]);
    if (!trusted) throw withholding(unauthorized, withheld);
    return { header: basic(credentials), isNew: true };
  }
  const realm = new URL(scheme.realm);
  await checkPermission(context.permitted, registry, [realm.host]);
  // The token is sent to the registry and is worth as much as the credentials: both targets must be allowed.
  const { trusted, withheld } = credentials
    ? await authorizeTarget(context, endpoint, [url, realm])
    : { trusted: false, withheld: undefined };
  const need: Need = { registry, realm: scheme.realm, service: scheme.service, scopes: scheme.scopes };
  try {
    const issued = await context.tokens.get(need, {
      credentials: trusted ? credentials : undefined,
      renew,
      signal,
    });
    return { header: `Bearer ${issued.token}`, isNew: issued.isNew, withheld };
  } catch (error) {
    throw withholding(error, withheld);
  }
}

/**
 * Whether a registry's credentials may be sent to all of these URLs; if not, `withheld` is the target that needs the
 * user's approval.
 */
export async function authorizeTarget(
  { approved }: Pick<AuthContext, 'approved'>,
  home: Home,
  targets: URL[],
): Promise<{ trusted: boolean; withheld?: string | undefined }> {
  for (const target of targets) {
    const answer = verdict(home, target);
    if (answer === 'no') return { trusted: false };
    const place = placeName(target);
    if (answer === 'ask' && (await approved?.(home.registry, place)) !== true)
      return { trusted: false, withheld: place };
  }
  return { trusted: true };
}

/** Adds the target that needs approval to an `unauthorized`. */
export function withholding(error: unknown, withheld: string | undefined): unknown {
  if (withheld === undefined || !(error instanceof TagkinError)) return error;
  const failure = failureOf(error);
  return failure.kind === 'unauthorized' ? new TagkinError({ ...failure, hosts: [withheld] }) : error;
}
