import { ECR_GALLERY, GITHUB_API } from '../hosts/side-hosts.ts';
import type { BulkSourceId } from './jobs.ts';
import type { Listing } from './listing.ts';
import type { RegistrySource } from './source.ts';

/**
 * Whether a way can be taken now: some lead to other hosts than the registry's own, and are open only where the reader has
 * opened them. Nothing is sent. Throws `malformed` for what names no repository.
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
