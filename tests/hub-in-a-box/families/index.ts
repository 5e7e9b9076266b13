import type { Handler } from '../server/visit.ts';
import { azure } from './azure.ts';
import { ECR_GALLERY, ecrGallery } from './ecr-gallery.ts';
import { ecrPublic } from './ecr-public.ts';
import { type Family, familyHandler } from './family.ts';
import { ghcr } from './ghcr.ts';
import { gitea } from './gitea.ts';
import { GITHUB, packages } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { harbor } from './harbor.ts';
import { quay } from './quay.ts';

const FAMILIES: readonly Family[] = [google, quay, harbor, gitlab, ghcr, ecrPublic, azure, gitea];

/** The APIs that some of them have on another host. */
const SIDES: readonly (readonly [host: string, answer: Handler])[] = [
  [GITHUB, packages],
  [ECR_GALLERY, ecrGallery],
];

/** By host: the kinds of registry that Tagkin has a bulk source for, and their token servers. */
export const families: ReadonlyMap<string, Handler> = new Map([
  ...FAMILIES.flatMap((family) => {
    const answer = familyHandler(family);
    return [family.host, new URL(family.realm).host].map((host) => [host, answer] as const);
  }),
  ...SIDES,
]);
