import * as v from 'valibot';
import type { ExactImage } from '../inspect/exact-image.ts';
import type { FoundBase } from '../inspect/found-base.ts';
import type { FoundDigest } from '../inspect/found-digest.ts';
import type { IndexView, RawDocument } from '../inspect/raw-document.ts';
import type { ReferrerList } from '../inspect/referrer-list.ts';
import type { TagView } from '../inspect/tag-view.ts';
import type { InTotoStatement } from '../oci/attestation.ts';
import type { AttestedStatement } from '../oci/statements/read-statement.ts';
import { count, digest, image, platform, repository, tag } from './fields.ts';
import { message } from './row.ts';

/** The inspect page: everything about one image. */
export const INSPECT_MESSAGES = {
  /** A tag of Docker Hub by its API alone: no pull. `digest`: of the platform's manifest, if it is known. */
  'inspect.tag': message<TagView>()(
    'extension',
    v.object({ repository, tag, platform: v.optional(platform), digest: v.optional(digest) }),
  ),
  /** An image of any registry, from its manifest and config. By a platform's digest at Docker Hub: one pull, once. */
  'inspect.exact': message<ExactImage>()(
    'extension',
    v.object({ image, digest: v.optional(digest), platform: v.optional(platform) }),
  ),
  /** Which of these images of Docker Hub has the lowest of these layers: one or two requests to its API, no pull. */
  'inspect.base': message<FoundBase | null>()(
    'extension',
    v.object({
      names: v.pipe(v.array(image), v.maxLength(4)),
      platform,
      layers: v.pipe(v.array(digest), v.maxLength(500)),
    }),
  ),
  /** A document by its digest in the reference, as stored; `config`: of the manifest with that digest. At most one pull. */
  'inspect.raw': message<RawDocument>()(
    'extension',
    v.object({ image, part: v.picklist(['document', 'config']) }),
  ),
  /** The platforms of an index with their attestations, by its digest in the reference: at most one pull. */
  'inspect.index': message<IndexView>()('extension', v.object({ image })),
  /** The statements of attestation manifests of one repository: at most one pull for each. */
  'inspect.statements': message<InTotoStatement[]>()(
    'extension',
    v.object({ image, digests: v.pipe(v.array(digest), v.maxLength(20)) }),
  ),
  /** One statement, read and reduced to what is shown. No pull. */
  'inspect.statement': message<AttestedStatement>()('extension', v.object({ image, digest, size: count })),
  /** What refers to a manifest, by its digest in the reference: at most one pull, where the registry has no API for it. */
  'inspect.referrers': message<ReferrerList>()('extension', v.object({ image })),
  /** Where a digest is known from: an index, a platform's image, a layer, an image id. Out of what is stored: no request. */
  'digest.find': message<FoundDigest>()('extension', v.object({ digest })),
  /** A blob of text as it is, to be saved: a statement. No pull. */
  'inspect.text': message<{ text: string }>()('extension', v.object({ image, digest, size: count })),
};
