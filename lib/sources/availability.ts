import { ECR_GALLERY, GITHUB_API } from '../hosts/side-hosts.ts';
import type { BulkSourceId } from './jobs.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/**
 * Whether a bulk source can be used now: some need another host, which must be permitted and, for credentials, approved.
 * Sends nothing. Throws `malformed` for an invalid registry or repository name.
 */
export async function isAvailable(
  kind: BulkSourceId,
  listing: Listing,
  source: RegistrySource,
): Promise<boolean> {
  const isPermitted = async (host: string) => !source.permitted || (await source.permitted(host));
  switch (kind) {
    case 'gitlab':
      return source.signedIn !== undefined;
    case 'ghcr': {
      const url = new URL(`https://${GITHUB_API}`);
      return (await isPermitted(GITHUB_API)) && (await source.registry.maySign(listing, 'access-token', url));
    }
    case 'ecr-public':
      return isPermitted(ECR_GALLERY);
    default:
      return true;
  }
}
