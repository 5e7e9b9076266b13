import { digestAt } from '../aliases/table.ts';
import { TagkinError } from '../failure.ts';
import { parseReference } from '../hosts/parse-reference.ts';
import type { Pulls } from '../http/pulls.ts';
import type { HubImage } from '../hub/api/images.ts';
import { detailsOfConfig, detailsOfHub, detailsOfSchema1 } from '../inspect/details.ts';
import type { ImageAnswer, ImageDetails } from '../inspect/image-answer.ts';
import { type Inspected, inspect } from '../inspect/inspect.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { Digest } from '../oci/digest.ts';
import { platformKey } from '../oci/platform.ts';
import { readPlatformKey } from '../oci/platform-key.ts';
import { DOCKER_HUB, formatReference, type Reference, withDefaultTag } from '../oci/reference.ts';
import { loadListing } from '../store/listings.ts';
import { loadTagDigest, saveTagDigest } from '../store/tag-digests.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { accountOf } from './identities.ts';
import { registries } from './registry.ts';
import { together } from './together.ts';

/** Timeout of one message, in ms: browsers end a worker after 30 s. */
export const MESSAGE_TIMEOUT_MS = 25_000;
/** How long build steps are shared after they arrived, in ms: as long as a repository is not checked again. */
const STEPS_HOLD_MS = 60_000;

function referenceOf(image: string): Reference {
  const parsed = parseReference(image);
  if (!parsed.ok) throw new TagkinError({ kind: 'malformed' });
  return withDefaultTag(parsed.value);
}

/**
 * The digest of a tag, by its stored listing. If its content is cached, a HEAD is enough, so that an alias of a
 * cached image costs no pull.
 */
async function listedDigest(
  { registry, repository, tag }: Reference,
  from: WindowKind,
): Promise<string | undefined> {
  if (tag === undefined) return undefined;
  const account = await accountOf(registry, from);
  const table = (await loadListing({ registry, repository }, { account, from }))?.table;
  const row = table?.names.indexOf(tag) ?? -1;
  return table && row >= 0 ? (digestAt(table, table.index[row] ?? -1) ?? undefined) : undefined;
}

/**
 * Inspects an image of any registry: its digest and platforms, and the config of one platform if requested. Content
 * is cached by digest, so repeating or extending an inspection repeats no request. Errors: the closed list.
 */
export async function inspectImage(
  request: RequestOf<'image.inspect'>,
  from: WindowKind,
): Promise<ImageAnswer> {
  const { image, inspected } = await inspectedOf(request, from);
  return answerOf(image, inspected);
}

/** The same as the registry's own documents, with the image's canonical reference. */
export async function inspectedOf(
  request: RequestOf<'image.inspect'>,
  from: WindowKind,
): Promise<{ image: string; inspected: Inspected }> {
  const reference = referenceOf(request.image);
  const image = formatReference(reference, 'canonical');
  const { digest, platform, until } = request;
  const what = ['inspect', image, digest, platform, until];
  return together(what, reference, from, () => inspectReference(reference, image, request, from));
}

async function inspectReference(
  reference: Reference,
  image: string,
  request: RequestOf<'image.inspect'>,
  from: WindowKind,
): Promise<{ image: string; inspected: Inspected }> {
  const known = (request.digest ??
    (await loadTagDigest(image, from)) ??
    (await listedDigest(reference, from))) as Digest | undefined;
  const platform = request.platform === undefined ? undefined : readPlatformKey(request.platform);
  const inspected = await inspect(registries[from], {
    reference,
    ...(platform && { platform }),
    ...(known && { known }),
    isCurrent: request.digest !== undefined,
    until: request.until,
    signal: AbortSignal.timeout(MESSAGE_TIMEOUT_MS),
  });
  await saveTagDigest(image, inspected.digest, from);
  return { image, inspected };
}

export function answerOf(image: string, inspected: Inspected): ImageAnswer {
  const { digest, indexes, pulls } = inspected;
  const details = detailsOf(inspected);
  const artifact = inspected.manifest?.artifact;
  return {
    image,
    digest,
    kind: kindOf(inspected),
    platforms: indexes.flatMap(({ contents }) =>
      contents.images.map(({ platform, descriptor, attestations }) => ({
        platform: platformKey(platform),
        digest: descriptor.digest,
        attestations: attestations.length,
      })),
    ),
    ...(artifact && artifact.kind !== 'image' && { artifact }),
    ...(details && { details }),
    ...(pulls && { pulls }),
  };
}

function kindOf({ indexes, manifest, schema1 }: Inspected): ImageAnswer['kind'] {
  if (indexes.length > 0) return 'index';
  if (schema1) return 'schema1';
  return manifest && manifest.artifact.kind !== 'image' ? 'artifact' : 'image';
}

function detailsOf({ manifest, schema1, config }: Inspected): ImageDetails | undefined {
  if (schema1) return detailsOfSchema1(schema1.schema1, schema1.digest);
  return manifest && config && detailsOfConfig(manifest.manifest, manifest.digest, config.text);
}

/** The digest of a tag now, by a HEAD: no pull. */
export const headOfImage = async ({ image }: RequestOf<'image.head'>, from: WindowKind) => ({
  digest: (await digestBy('head', image, from)).digest,
});

/** The same by one GET, which the reader asked for where HEAD is refused: a pull where pulls are counted. */
export async function digestOfImage(
  { image }: RequestOf<'image.digest'>,
  from: WindowKind,
): Promise<{ digest: string; pulls?: Pulls }> {
  return digestBy('manifestOfTag', image, from);
}

async function digestBy(
  how: 'head' | 'manifestOfTag',
  image: string,
  from: WindowKind,
): Promise<{ digest: string; pulls?: Pulls }> {
  const { registry: host, repository, tag = 'latest', digest } = referenceOf(image);
  if (digest) return { digest };
  const where = { registry: host, repository };
  return together([how, tag], where, from, async () => {
    const read = await registries[from][how]({ ...where, tag });
    return { digest: read.digest, ...(read.pulls && { pulls: read.pulls }) };
  });
}

/** A tag's images by Docker Hub's API. Errors: those of the API. */
export const imagesOfTag = (
  { repository, tag }: { repository: string; tag: string },
  from: WindowKind,
): Promise<HubImage[]> => {
  const read = async () => {
    await hubBudget();
    return hubApi[from].images(repository, tag, AbortSignal.timeout(MESSAGE_TIMEOUT_MS));
  };
  return together(['steps', tag], { repository }, from, read, STEPS_HOLD_MS);
};

/** A tag's config by Docker Hub's build steps, for the requested platform or else the first. */
export async function stepsOfTag(
  { repository, tag, platform }: RequestOf<'config.steps'>,
  from: WindowKind,
): Promise<ImageDetails> {
  return derivedFor(await imagesOfTag({ repository, tag }, from), platform);
}

/** What build steps show of one platform's image, or else of the first. Errors: `unsupported` if there is none. */
export function derivedFor(images: HubImage[], platform: string): ImageDetails {
  const image = images.find((one) => platformKey(one.platform) === platform) ?? images[0];
  if (!image) throw new TagkinError({ kind: 'unsupported' });
  return detailsOfHub(image);
}

/** The config of one platform's manifest on Docker Hub. */
export async function exactConfig(
  { repository, digest, platform }: RequestOf<'config.exact'>,
  from: WindowKind,
): Promise<ImageDetails> {
  const image = `${DOCKER_HUB}/${repository}@${digest}`;
  const answer = await inspectImage({ image, platform, until: 'config' }, from);
  if (!answer.details) throw new TagkinError({ kind: 'unsupported' });
  return { ...answer.details, ...(answer.pulls && { pulls: answer.pulls }) };
}
