import { shuffled } from './images/chance.ts';
import { image } from './images/image.ts';
import { indexOf } from './images/index-document.ts';
import { type Family, OCI } from './images/media-types.ts';
import type { Recipe } from './images/recipe.ts';
import type { BoxImage, BoxRepository, BoxTag } from './model.ts';

export { attested } from './images/attestation.ts';
export { type Descriptor, documentOf, keep, keepBytes, keepForged, sha256 } from './images/documents.ts';
export { image } from './images/image.ts';
export { indexOf } from './images/index-document.ts';
export { DOCKER, type Family, OCI, SCHEMA_1 } from './images/media-types.ts';
export { EIGHT, platform, TWO } from './images/platform.ts';
export { type Recipe, type Step, step, type TrueLayer } from './images/recipe.ts';

/** What a tag may override; everything else comes from its images. */
export type TagDetails = Partial<Omit<BoxTag, 'name' | 'images'>> & { family?: Family };

/** The images of one build for several platforms. */
export function images(
  seed: string,
  platforms: readonly string[],
  recipe?: Recipe | ((platform: string) => Recipe),
  family: Family = OCI,
): BoxImage[] {
  return platforms.map((on) => image(seed, on, typeof recipe === 'function' ? recipe(on) : recipe, family));
}

/**
 * A tag of these images: of their index if there are several, of the manifest itself if there is one. Tags made of the
 * same images have the same digest, and list them in different order, as Hub does. `digest: null` keeps the digest
 * out of the API while the registry still knows it.
 */
export function tagOf(name: string, of: readonly BoxImage[], details: TagDetails = {}): BoxTag {
  const { family = OCI, ...given } = details;
  const single = of.length === 1 ? of[0] : undefined;
  const described = single ? null : indexOf(of, family);
  const digest = described?.digest ?? single?.digest ?? null;
  const amd64 = of.find(({ architecture }) => architecture === 'amd64') ?? of[0];
  return {
    name,
    digest,
    mediaType: described?.mediaType ?? family.config,
    contentType: 'image',
    images: shuffled(of, name),
    pushedAt: '2026-11-10T02:00:00.123456Z',
    pusher: 'doijanky',
    fullSize: amd64?.size ?? 0,
    status: 'active',
    ...(digest !== null && { registryDigest: digest }),
    ...given,
  };
}

/** Several names for the same images: an alias group. */
export function tagsOf(names: readonly string[], of: readonly BoxImage[], details?: TagDetails): BoxTag[] {
  return names.map((name) => tagOf(name, of, details));
}

/** A repository of these tags, sorted newest first (tags without a date last); equal dates keep their order. */
export function repositoryOf(
  path: string,
  tags: BoxTag[],
  details: Partial<BoxRepository> = {},
): BoxRepository {
  const [namespace = '', name = ''] = path.split('/');
  const time = (tag: BoxTag) => (tag.pushedAt === null ? 0 : Date.parse(tag.pushedAt));
  return {
    namespace,
    name,
    description: `${path}, made for tests.`,
    fullDescription: `# ${name}\n\nMade for tests.`,
    starCount: 7,
    pullCount: 123_456,
    ...details,
    tags: tags.toSorted((a, b) => time(b) - time(a)),
  };
}

/** `library/nginx`: the key of a repository. */
export function pathOf(repository: BoxRepository): string {
  return `${repository.namespace}/${repository.name}`;
}
