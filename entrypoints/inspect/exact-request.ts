import type { RequestOf } from '../../lib/messages/messages.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';

/** What to ask for an exact image. By the platform's own digest where it is known, so that it is one pull and not two. */
export function exactRequest(
  reference: Reference,
  digest: string | null,
  platform: string | null,
): RequestOf<'inspect.exact'> {
  const { registry, repository } = reference;
  const where = digest === null ? reference : { registry, repository, digest: digest as Digest };
  return { image: formatReference(where, 'canonical'), ...(platform !== null && { platform }) };
}
