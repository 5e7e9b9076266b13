import { DOCKER_HUB } from '../oci/reference.ts';
import type { Looker } from '../store/listings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { generationOf, readerOf } from './identities.ts';

/** A repository by its registry; none: Docker Hub. */
export interface Named {
  registry?: string | undefined;
  repository: string;
}

/** Who looks, as jobs are told apart: whoever signs in anew under the same name is another. */
export interface LookerNow extends Looker {
  generation: number;
}

export const lookerAt = async ({ registry = DOCKER_HUB }: Named, from: WindowKind): Promise<LookerNow> => ({
  generation: await generationOf(registry),
  reader: await readerOf(registry, from),
  from,
});

/**
 * A name for what is done about a repository for somebody. Whoever has just signed in or out has nothing of a step that began
 * before, nor has an ordinary window of a private one's.
 */
export const jobOf = (
  { registry = DOCKER_HUB, repository }: Named,
  { reader, generation, from }: LookerNow,
): string => JSON.stringify([registry, repository, reader, generation, from]);
