import type { TagRecord } from '../aliases/table.ts';
import { TagkinError } from '../failure.ts';
import { comparePlatformKeys } from '../oci/platform.ts';
import type { ImageAnswer } from './image-answer.ts';

/**
 * A tag of Docker Hub's API → its digest and platforms. Errors: `unsupported` if Hub has no digest or no platform of it (tags
 * pushed before about 2021, artifacts); the registry knows more.
 */
export function answerOfRecord(image: string, { digest, images, pushedAt }: TagRecord): ImageAnswer {
  const [only] = images;
  if (digest === undefined || !only) throw new TagkinError({ kind: 'unsupported' });
  const isIndex = images.length > 1 || only.digest !== digest;
  const platforms = images.map((each) => ({ ...each, attestations: 0 }));
  platforms.sort((a, b) => comparePlatformKeys(a.platform, b.platform));
  return {
    image,
    digest,
    kind: isIndex ? 'index' : 'image',
    platforms: isIndex ? platforms : [],
    ...(pushedAt !== undefined && { pushedAt }),
    isByHub: true,
  };
}
