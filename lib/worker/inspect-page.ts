import { TagkinError } from '../failure.ts';
import { type ExactImage, exactImageOf } from '../inspect/exact-image.ts';
import { type TagView, tagViewOf } from '../inspect/tag-view.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { answerOf, imagesOfTag, inspectedOf } from './image.ts';

/** A tag by Docker Hub's API. Errors: `not-found` if Hub lists no image of it, and those of the API. */
export async function viewOfTag(
  { repository, tag, platform, digest }: RequestOf<'inspect.tag'>,
  from: WindowKind,
): Promise<TagView> {
  const images = await imagesOfTag({ repository, tag }, from);
  const view = tagViewOf(images, platform, digest);
  if (!view) throw new TagkinError({ kind: 'not-found' });
  return view;
}

/** An image from its manifest and config, with what only the inspect page shows. */
export async function exactImage(request: RequestOf<'inspect.exact'>, from: WindowKind): Promise<ExactImage> {
  const { image, inspected } = await inspectedOf({ ...request, until: 'config' }, from);
  return exactImageOf(answerOf(image, inspected), inspected);
}
