import type { Flavours } from '../../lib/aliases/flavours.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import type { Ask } from './page.ts';

/** The other images of a tag's version, among the known tags of its repository; no request. */
export const loadFlavours = (
  ask: Ask,
  { registry, repository }: Reference,
  tag: string,
  platform: string,
): Promise<Flavours> => ask('listing.flavours', { registry, repository, tag, platform });
