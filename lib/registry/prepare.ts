import { failureOf } from '../failure.ts';
import type { Repository } from '../oci/reference.ts';
import { authorize } from './auth/authorization.ts';
import { type AuthContext, endpointOf, type SchemeOf } from './auth/endpoint.ts';
import { recallScheme } from './auth/negotiate.ts';

/**
 * Requests the token for a repository before its first request, which then saves a round trip. Nothing where the scheme is not
 * known. A failure is ignored: the request that needs the token reports it.
 */
export async function prepare(
  context: AuthContext,
  schemeOf: SchemeOf,
  { registry, repository }: Repository,
): Promise<void> {
  try {
    const endpoint = await endpointOf(context, schemeOf, registry, repository);
    const scheme = await recallScheme(context, endpoint);
    if (scheme) await authorize(context, endpoint, scheme, false, undefined);
  } catch (error) {
    failureOf(error); // logs a defect; the request that needs the token reports every failure
  }
}
