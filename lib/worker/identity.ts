import { DOCKER_HUB } from '../oci/reference.ts';
import type { ReadBy } from '../store/listings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { accountOf, generationOf } from './identities.ts';

/** A repository by its registry; none: Docker Hub. */
export interface Named {
  registry?: string | undefined;
  repository: string;
}

/** Who looks, as jobs are told apart: whoever signs in anew under the same name is another. */
export interface Identity extends ReadBy {
  generation: number;
}

export const identityOf = async ({ registry = DOCKER_HUB }: Named, from: WindowKind): Promise<Identity> => ({
  generation: await generationOf(registry),
  account: await accountOf(registry, from),
  from,
});

/**
 * A name for what is done about a repository for somebody. Whoever has just signed in or out has nothing of a step that began
 * before, nor has an ordinary window of a private one's.
 */
export const jobKey = (
  { registry = DOCKER_HUB, repository }: Named,
  { account, generation, from }: Identity,
): string => JSON.stringify([registry, repository, account, generation, from]);
