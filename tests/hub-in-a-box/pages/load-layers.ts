import { imagesJson } from '../api/images-json.ts';
import type { BoxImage, BoxLayer, BoxRepository, BoxTag } from '../model.ts';
import { distanceText } from './distance.ts';
import type { LayersPage } from './page-data.ts';
import { layersPath, repositoryPath, repositoryTitle } from './paths.ts';
import { listedImages, platformText, sizeText } from './wording.ts';

/** The steps as the API has them for this image, so that page and API agree. */
function stepsOf(tag: BoxTag, image: BoxImage): BoxLayer[] {
  return imagesJson(tag)[tag.images.indexOf(image)]?.layers ?? [];
}

/** A step as the list shows it: long hashes and long lines cut short, as in captures. */
function shortInstruction(instruction: string): string {
  const short = instruction.replace(/file:[0-9a-f]{16,}/, 'file ...');
  return short.length > 60 ? `${short.slice(0, 60)}…` : short;
}

/**
 * What stands at the head: the index digest where the tag is an index and Hub knows it, else the image's own. Old
 * manifest lists show "Manifest digest" (captured).
 */
function headDigest(tag: BoxTag, several: boolean, digest: string): LayersPage['headDigest'] {
  const isIndex = several || /manifest\.list|image\.index/.test(tag.mediaType ?? '');
  if (isIndex && tag.digest !== null) return { label: 'Index digest', digest: tag.digest };
  return { label: 'Manifest digest', digest };
}

/** The page of one image of a tag, or null when the tag has no such image. `digest` is the platform manifest's. */
export function loadLayers(
  repository: BoxRepository,
  tagName: string,
  digest: string,
  now: number,
): LayersPage | null {
  const tag = repository.tags.find(({ name }) => name === tagName);
  const images = tag === undefined ? [] : listedImages(tag);
  const image = images.find((one) => one.digest === digest);
  if (tag === undefined || image === undefined) return null;
  const reference = `${repository.namespace}/${repository.name}:${tag.name}`;
  return {
    kind: 'layers',
    title: `Image Layer Details - ${reference} | Docker Hub`,
    reference,
    repository: { title: repositoryTitle(repository), path: repositoryPath(repository) },
    multiPlatform: images.length > 1,
    headDigest: headDigest(tag, images.length > 1, digest),
    platforms: images.flatMap((one) => {
      if (one.digest === null) return [];
      const href = layersPath(repository, tag.name, one.digest);
      return [{ text: platformText(one), href, selected: one === image }];
    }),
    size: sizeText(image.size),
    pushed: tag.pushedAt === null ? null : distanceText(tag.pushedAt, now),
    pusher: tag.pusher,
    digest,
    steps: stepsOf(tag, image).map(({ instruction, size }) => ({
      instruction,
      short: shortInstruction(instruction),
      size: sizeText(size),
    })),
  };
}
