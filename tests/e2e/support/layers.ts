import { layersPath } from '../../../lib/hub/urls.ts';
import type { World } from '../harness/index.ts';

/** The layers page of a tag's image for a platform (`linux/amd64`, `windows/amd64@10.0.20348.4405`). */
export function layersPathOf(
  { hub }: Pick<World, 'hub'>,
  repository: string,
  tag: string,
  platform: string,
): string {
  const images = hub.repositories.get(repository)?.tags.find(({ name }) => name === tag)?.images ?? [];
  const image = images.find(({ os, architecture, variant, osVersion, attestation }) => {
    const name = [os, architecture, variant].filter(Boolean).join('/');
    return !attestation && platform === (osVersion ? `${name}@${osVersion}` : name);
  });
  if (!image?.digest) throw new Error(`the box has no ${repository}:${tag} for ${platform}`);
  return layersPath(repository, tag, image.digest);
}
