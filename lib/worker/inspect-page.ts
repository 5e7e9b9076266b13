import { failureOf, TagkinError } from '../failure.ts';
import { parseReference } from '../hosts/parse-reference.ts';
import { type ExactImage, exactImageOf } from '../inspect/exact-image.ts';
import { type FoundBase, layersFrom, movingTag } from '../inspect/found-base.ts';
import { type TagView, tagViewOf } from '../inspect/tag-view.ts';
import type { RequestOf } from '../messages/messages.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubApi } from './hub-api.ts';
import { answerOf, imagesOfTag, inspectedOf, MESSAGE_TIMEOUT_MS } from './image.ts';
import { isRefusal, notPublic } from './public-first.ts';

/**
 * A tag by Docker Hub's API. Errors: `not-found` if Hub lists no image of it, `unauthorized` if it has no such repository for this
 * reader, and those of the API.
 */
export async function viewOfTag(
  { repository, tag, platform, digest }: RequestOf<'inspect.tag'>,
  from: WindowKind,
): Promise<TagView> {
  const images = await imagesOfTag({ repository, tag }, from).catch(async (error) => {
    if (failureOf(error).kind !== 'not-found') throw error;
    // To an anonymous reader a private repository is one that does not exist. Signing in is then the next step, as by the registry.
    await hubApi[from]
      .tags({ repository, page: 1 }, AbortSignal.timeout(MESSAGE_TIMEOUT_MS))
      .catch((refusal) => {
        throw isRefusal(refusal) ? notPublic() : error;
      });
    throw error;
  });
  const view = tagViewOf(images, platform, digest);
  if (!view) throw new TagkinError({ kind: 'not-found' });
  return view;
}

/** An image from its manifest and config, with what only the inspect page shows. */
export async function exactImage(request: RequestOf<'inspect.exact'>, from: WindowKind): Promise<ExactImage> {
  const { image, inspected } = await inspectedOf({ ...request, until: 'config' }, from);
  return exactImageOf(answerOf(image, inspected), inspected);
}

/** The first of these images of Docker Hub whose layers are the lowest ones. A tag that Hub does not have is passed over. */
export async function findBase(
  { names, platform, layers }: RequestOf<'inspect.base'>,
  from: WindowKind,
): Promise<FoundBase | null> {
  const shared = async (repository: string, tag: string): Promise<number | null> => {
    try {
      return layersFrom(await imagesOfTag({ repository, tag }, from), platform, layers);
    } catch (error) {
      if (failureOf(error).kind === 'not-found') return null;
      throw error;
    }
  };
  for (const name of names) {
    const parsed = parseReference(name);
    if (!parsed.ok || parsed.value.registry !== DOCKER_HUB) continue;
    const { repository, tag = 'latest' } = parsed.value;
    const count = await shared(repository, tag);
    if (!count) continue;
    const moving = movingTag(tag);
    const still = moving === undefined ? null : await shared(repository, moving);
    return { name, layers: count, ...(still === 0 && { moved: name.replace(tag, moving ?? tag) }) };
  }
  return null;
}
