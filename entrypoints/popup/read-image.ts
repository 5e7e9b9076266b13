import { failureOf } from '../../lib/failure.ts';
import type { ImageAnswer, ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../../lib/oci/reference.ts';

/** Sends a message to the worker: passed in, so that a test can answer. */
export type Ask = typeof send;

/** An image to look up. */
export interface Wanted {
  /** With a tag or a digest. */
  reference: Reference;
  /** By Docker Hub's API alone, without a pull: the reader has not asked for more yet. */
  isByHubAlone: boolean;
}

/** Whether Docker Hub's API can be asked about it: a tag, not a digest. */
export const isHubTag = ({ registry, tag, digest }: Reference): boolean =>
  registry === DOCKER_HUB && tag !== undefined && digest === undefined;

/**
 * Digest and platforms: of a tag by Docker Hub's API (no pull), also where a digest stands behind it that it still has, which saves the
 * pull of the index; of everything else, and where the API does not have it, by the registry. Throws failures of the closed list.
 */
export async function platformsOf(ask: Ask, { reference, isByHubAlone }: Wanted): Promise<ImageAnswer> {
  const { registry, repository, tag, digest } = reference;
  const image = formatReference(reference, 'canonical');
  if (registry === DOCKER_HUB && tag !== undefined)
    try {
      const answer = await ask('hub.tag', { repository, tag, isPullNext: !isByHubAlone });
      if (digest === undefined || digest === answer.digest) return { ...answer, image };
    } catch (error) {
      if (isByHubAlone || failureOf(error).kind === 'internal') throw error;
    }
  return ask('image.inspect', { image, until: 'platforms' });
}

/** The contents for one platform: one pull at most. Null if it is no image. Throws failures of the closed list. */
export async function detailsOf(
  ask: Ask,
  { reference, isByHubAlone }: Wanted,
  answer: ImageAnswer,
  platform: string,
): Promise<Partial<ImageAnswer>> {
  const { repository } = reference;
  if (isByHubAlone) return { details: await derivedDetailsOf(ask, reference, platform) };
  if (answer.isByHub) {
    const digest = answer.platforms.find((each) => each.platform === platform)?.digest ?? answer.digest;
    const { pulls, ...details } = await ask('config.exact', { repository, digest, platform });
    return { details, ...(pulls && { pulls }) };
  }
  const image = formatReference(reference, 'canonical');
  return ask('image.inspect', { image, digest: answer.digest, platform, until: 'config' });
}

/** The contents derived from the build steps in Docker Hub's API: no pull, not exact. */
export const derivedDetailsOf = (
  ask: Ask,
  { repository, tag = '' }: Reference,
  platform: string,
): Promise<ImageDetails> => ask('config.steps', { repository, tag, platform });
