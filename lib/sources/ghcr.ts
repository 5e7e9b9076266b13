import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { GITHUB_API } from '../hosts/side-hosts.ts';
import { nextOf } from '../http/link.ts';
import { isDigest } from '../oci/digest.ts';
import { type Asked, apiOrigin, askJson } from './api.ts';
import type { BulkPage, ReadPage } from './crawl-bulk.ts';
import type { Listing } from './listing.ts';
import { ownerAndName } from './owner-and-name.ts';
import type { RegistrySource } from './source.ts';

/** GitHub gives no more a page. */
const PAGE_SIZE = 100;

const text = v.nullish(v.string());

const Version = v.object({
  /** Of an image or one of its parts. */
  name: v.custom<string>(isDigest),
  created_at: text,
  updated_at: text,
  metadata: v.object({ container: v.object({ tags: v.array(v.string()) }) }),
});

/** What is not read is not checked; one version that cannot be read means that this is no such API. */
const Page = v.array(Version);

const ASKED: Asked = {
  signing: 'access-token',
  headers: { Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28' },
};

/**
 * GitHub's packages API, for ghcr.io. It wants a token that may read packages, and is on another host: the reader must have
 * let the token of ghcr.io go there (`isOpen`). Source: docs.github.com, REST API endpoints for packages, "List package
 * versions for a package owned by an organization", and "by a user", which is asked where there is no such organization.
 *
 * Cost: ⌈versions/100⌉, where the image for each platform is a version too, and one more for what a user owns. Coverage: all
 * tags, with the dates of their versions; no platforms.
 */
export const readGhcr: ReadPage = async (listing, next, source) => {
  if (next !== undefined) return readPage(listing, next, source);
  try {
    return await readPage(listing, 'orgs/1', source);
  } catch (error) {
    if (failureOf(error).kind !== 'not-found') throw error;
    return readPage(listing, 'users/1', source);
  }
};

/** In: whose package it is, and which page: `orgs/1`. */
async function readPage(listing: Listing, at: string, source: RegistrySource): Promise<BulkPage> {
  const [kind = '', page = ''] = at.split('/');
  const url = await addressOf(listing, kind, source);
  url.search = `per_page=${PAGE_SIZE}&page=${page}`;
  const { body, headers } = await askJson(listing, url, Page, source, ASKED);
  const tags = body.flatMap(toRecords);
  // where the Link leads is never followed: pages are numbered
  if (nextOf(headers.get('link') ?? '') === undefined) return { tags, left: 0 };
  // a page may be parts of images alone; one of them shows that it is not a page that came before
  const part = body.find(({ metadata }) => metadata.container.tags.length === 0);
  if (part) tags.push({ name: part.name, images: [] });
  return { tags, next: `${kind}/${Number(page) + 1}`, left: 1 };
}

/** The first part of the name is the owner; what follows is one part of the path. */
async function addressOf(listing: Listing, kind: string, source: RegistrySource): Promise<URL> {
  await apiOrigin(listing, source); // the names are what they should be
  const { owner, name } = ownerAndName(listing.repository, GITHUB_API);
  const encoded = encodeURIComponent(name);
  return new URL(`https://${GITHUB_API}/${kind}/${owner}/packages/container/${encoded}/versions`);
}

function toRecords({ name: digest, created_at, updated_at, metadata }: v.InferOutput<typeof Version>) {
  const pushed = Date.parse(updated_at ?? created_at ?? '');
  return metadata.container.tags.map((name): TagRecord => {
    const record: TagRecord = { name, digest, images: [] };
    if (pushed > 0) record.pushedAt = pushed;
    return record;
  });
}
