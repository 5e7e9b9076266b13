import type { AllowedSender } from '../messages/row.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { ReadBy } from '../store/listings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { accountOf, generationOf } from './identities.ts';

/** A repository, by default of Docker Hub. */
export interface Named {
  registry?: string | undefined;
  repository: string;
}

/** Identity of the caller, for job de-duplication. Signing in again, even under the same name, makes a new identity. */
export interface Identity extends ReadBy {
  generation: number;
}

export const identityOf = async ({ registry = DOCKER_HUB }: Named, from: WindowKind): Promise<Identity> => ({
  generation: await generationOf(registry),
  account: await accountOf(registry, from),
  from,
});

/**
 * Key of a job of one identity. After a sign-in or sign-out, a caller does not join a step that began before; nor
 * does an ordinary window join that of a private one.
 */
export const jobKey = (
  { registry = DOCKER_HUB, repository }: Named,
  { account, generation, from }: Identity,
): string => JSON.stringify([registry, repository, account, generation, from]);

/** The key of a step. What a sign-in reads is not what a web page gets, so that they do not share those steps. */
export const stepKey = (named: Named, identity: Identity, sender: AllowedSender): string =>
  jobKey(named, identity) + (identity.account === '' ? '' : sender);
