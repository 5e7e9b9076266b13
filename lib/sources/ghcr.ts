import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { failureOf } from '../failure.ts';
import { GITHUB_API } from '../hosts/side-hosts.ts';
import { itemsOf } from '../http/items.ts';
import { nextOf } from '../http/link.ts';
import { isDigest } from '../oci/digest.ts';
import { type ApiOptions, apiOrigin, readApi } from './api.ts';
import { type BulkPage, type BulkSource, pagesOf } from './bulk-source.ts';
import type { Listing } from './listing.ts';
import { name as tagName } from './name.ts';
import { ownerAndName } from './owner-and-name.ts';
import type { RegistrySource } from './source.ts';

/** The API's largest page. */
const PAGE_SIZE = 100;

const text = v.fallback(v.nullish(v.string()), null);

const Version = v.object({
  /** Of an index, or of a manifest in it. */
  name: v.custom<string>(isDigest),
  created_at: text,
  updated_at: text,
  metadata: v.object({ container: v.object({ tags: itemsOf(tagName) }) }),
});

/** Only the fields that are used are checked. */
const Page = itemsOf(Version);

const OPTIONS: ApiOptions = {
  signing: 'access-token',
  headers: { Accept: 'application/vnd.github+json', 'X-GitHub-Api-Version': '2022-11-28' },
};

/**
 * GitHub's packages API, for ghcr.io. It takes a token with `read:packages` and is on another host: sending the token of
 * ghcr.io there must be approved. Source: docs.github.com, REST API endpoints for packages, "List package
 * versions for a package owned by an organization", then "by a user" if there is no such organization.
 *
 * Pages count versions (each platform's image is one too); a user's package costs one request more. Coverage: all tags, with
 * the dates of their versions; no platforms.
 */
export const ghcr: BulkSource = {
  id: 'ghcr',
  requests: pagesOf(PAGE_SIZE),
  apiHost: GITHUB_API,
  isAvailable: (listing, { registry }) =>
    registry.maySign(listing, 'access-token', new URL(`https://${GITHUB_API}`)),
  async readPage(listing, next, source) {
    if (next !== undefined) return readVersions(listing, next, source);
    try {
      return await readVersions(listing, 'orgs/1', source);
    } catch (error) {
      if (failureOf(error).kind !== 'not-found') throw error;
      return readVersions(listing, 'users/1', source);
    }
  },
};

/** In: the kind of owner and the page number, `orgs/1`. */
async function readVersions(listing: Listing, at: string, source: RegistrySource): Promise<BulkPage> {
  const [kind = '', page = ''] = at.split('/');
  const url = await addressOf(listing, kind, source);
  url.search = `per_page=${PAGE_SIZE}&page=${page}`;
  const { body, headers } = await readApi(listing, url, Page, source, OPTIONS);
  const tags = body.items.flatMap(toRecords);
  const dropped = body.items.reduce(
    (sum, { metadata }) => sum + metadata.container.tags.dropped,
    body.dropped,
  );
  // Pages are numbered; the URL in Link is not followed.
  if (nextOf(headers.get('link') ?? '') === undefined) return { tags, dropped, remaining: 0 };
  // A page may have untagged versions only; one of their digests distinguishes it from an earlier page.
  const part = body.items.find(({ metadata }) => metadata.container.tags.items.length === 0);
  if (part) tags.push({ name: part.name, images: [] });
  return { tags, dropped, next: `${kind}/${Number(page) + 1}`, remaining: 1 };
}

/** The first part of the name is the owner; the rest is one path segment. */
async function addressOf(listing: Listing, kind: string, source: RegistrySource): Promise<URL> {
  await apiOrigin(listing, source); // checks the names
  const { owner, name } = ownerAndName(listing.repository, GITHUB_API);
  const encoded = encodeURIComponent(name);
  return new URL(`https://${GITHUB_API}/${kind}/${owner}/packages/container/${encoded}/versions`);
}

function toRecords({ name: digest, created_at, updated_at, metadata }: v.InferOutput<typeof Version>) {
  const pushed = Date.parse(updated_at ?? created_at ?? '');
  return metadata.container.tags.items.map((name): TagRecord => {
    const record: TagRecord = { name, digest, images: [] };
    if (pushed > 0) record.pushedAt = pushed;
    return record;
  });
}
