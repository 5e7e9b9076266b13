import type { ReferrerList } from '../../lib/inspect/referrer-list.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import type { Ask } from './page.ts';

/** What refers to the image's index, or to its only manifest. */
export const loadReferrers = (
  ask: Ask,
  { registry, repository }: Reference,
  digest: Digest,
): Promise<ReferrerList> =>
  ask('inspect.referrers', { image: formatReference({ registry, repository, digest }, 'canonical') });
