import { chance } from '../images/chance.ts';
import type { BoxImage, BoxRepository, BoxTag } from '../model.ts';
import { imagePushed, lastPulled } from './dates.ts';

/** A number such as Hub's ids, the same for the same text. */
function id(text: string): number {
  return 1000 + chance(text, 1_200_000_000);
}

function imageJson(image: BoxImage, tag: BoxTag) {
  const seed = image.digest ?? tag.name;
  return {
    architecture: image.architecture,
    features: '',
    variant: image.variant,
    digest: image.digest,
    os: image.os,
    os_features: '',
    os_version: image.osVersion,
    size: image.size,
    status: tag.status,
    last_pulled: lastPulled(seed, tag.status, tag.pushedAt),
    last_pushed: imagePushed(seed, tag.pushedAt),
  };
}

/**
 * A tag as `/tags` and `/tags/{tag}` show it, with Hub's order of keys: `digest` and `media_type` are absent rather
 * than null (seen on tags pushed before about 2022).
 */
export function tagJson(repository: BoxRepository, tag: BoxTag) {
  const path = `${repository.namespace}/${repository.name}`;
  return {
    creator: id(tag.pusher),
    id: id(`${path}:${tag.name}`),
    images: tag.images.map((image) => imageJson(image, tag)),
    last_updated: tag.pushedAt,
    last_updater: id(tag.pusher),
    last_updater_username: tag.pusher,
    name: tag.name,
    repository: id(path),
    full_size: tag.fullSize,
    v2: true,
    tag_status: tag.status,
    tag_last_pulled: lastPulled(tag.name, tag.status, tag.pushedAt),
    tag_last_pushed: tag.pushedAt,
    ...(tag.mediaType !== undefined && { media_type: tag.mediaType }),
    content_type: tag.contentType,
    ...(tag.digest !== null && { digest: tag.digest }),
  };
}
