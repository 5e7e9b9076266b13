import type { BoxImage, BoxRepository, BoxTag } from '../model.ts';
import { distanceText } from './distance.ts';
import { repositoryHead } from './load-head.ts';
import type { ImageRow, TagRow, TagsPage } from './page-data.ts';
import { layersPath, repositoryTitle } from './paths.ts';
import { kindOf, listedImages, platformText, pullCommand, sizeText } from './wording.ts';

type Order = (a: BoxTag, b: BoxTag) => number;

const newest: Order = (a, b) => (b.pushedAt ?? '').localeCompare(a.pushedAt ?? '');
const ascending: Order = (a, b) => (a.name < b.name ? -1 : Number(a.name > b.name));

/** Hub's `ordering`: `last_updated` is newest first and `-name` ascending, the reverse of what one would think. */
const ORDERS: Record<string, Order> = {
  last_updated: newest,
  '-last_updated': (a, b) => newest(b, a),
  '-name': ascending,
  name: (a, b) => ascending(b, a),
};

function imageRow(repository: BoxRepository, tag: BoxTag, image: BoxImage): ImageRow {
  const { digest } = image;
  const row = { platform: platformText(image), size: sizeText(image.size) };
  if (digest === null) return { ...row, digest: null, href: null };
  return { ...row, digest: digest.slice(7, 19), href: layersPath(repository, tag.name, digest) };
}

function tagRow(repository: BoxRepository, tag: BoxTag, now: number): TagRow {
  const listed = tag.contentType === 'image' ? listedImages(tag) : [];
  const images = listed.map((image) => imageRow(repository, tag, image));
  const linked = tag.name === '' ? undefined : images.find((image) => image.href !== null);
  return {
    name: tag.name,
    kind: kindOf(tag.contentType),
    href: linked?.href ?? null,
    pushed: tag.pushedAt === null ? null : distanceText(tag.pushedAt, now),
    pusher: tag.pusher,
    command: pullCommand(repository, tag),
    digest: tag.digest?.slice(7, 19) ?? null,
    images,
  };
}

/** The tags page: `page` (from 1), `name` (part of the tag's name) and `ordering`, as in links up to 2026. */
export function loadTags(
  repository: BoxRepository,
  query: URLSearchParams,
  pageSize: number,
  now: number,
): TagsPage {
  const filter = query.get('name') ?? '';
  const ordering = query.get('ordering') ?? 'last_updated';
  const found = repository.tags.filter((tag) => tag.name.includes(filter)).sort(ORDERS[ordering] ?? newest);
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1);
  return {
    kind: 'tags',
    title: `${repositoryTitle(repository)} Tags | Docker Hub`,
    head: repositoryHead(repository, now),
    tags: found.slice((page - 1) * pageSize, page * pageSize).map((tag) => tagRow(repository, tag, now)),
    page,
    pages: Math.max(1, Math.ceil(found.length / pageSize)),
    filter,
    ordering,
  };
}
