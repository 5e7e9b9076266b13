import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { TagkinError } from '../failure.ts';
import { itemsOf } from '../http/items.ts';
import { readJson } from '../http/read-json.ts';
import { isDigest } from '../oci/digest.ts';
import type { Challenge } from '../registry/auth/challenge.ts';
import { API_LIMIT } from './api.ts';
import { type BulkSource, pagesOf } from './bulk-source.ts';
import { name } from './name.ts';
import { realmPath } from './ping.ts';

/** No largest page is documented; this is small enough to be taken. */
const PAGE_SIZE = 100;

const text = v.fallback(v.nullish(v.string()), null);

const Tag = v.object({
  name,
  digest: text,
  createdTime: text,
  lastUpdateTime: text,
});

/** Only the fields that are used are checked. */
const Page = v.object({ tags: itemsOf(Tag) });

/**
 * Azure Container Registry's own API, on the registry's host. Source: learn.microsoft.com, REST API "Container Registry, Tag -
 * Get List". Its challenge asks for `metadata_read`, which registries with anonymous pull give to everyone, and tokens limited
 * to `content_read` do not have; for those `tags/list` fails as well. Registries outside *.azurecr.io (Azure Government,
 * Azure China) are detected by their token service.
 *
 * Coverage: all tags with their dates; no platforms.
 */
export const azure: BulkSource = {
  id: 'azure',
  requests: pagesOf(PAGE_SIZE),
  detect: ({ challenges }) => challenges.some(isAzure),
  isAvailable: (_, { signedIn }) => signedIn !== undefined,
  async readPage(listing, last, { signedIn, signal }) {
    if (!signedIn) throw new TagkinError({ kind: 'unsupported', host: listing.registry });
    const after = last === undefined ? '' : `&last=${encodeURIComponent(last)}`;
    const path = `/acr/v1/${listing.repository}/_tags?n=${PAGE_SIZE}${after}`;
    const answer = await signedIn(listing, path, { limit: API_LIMIT, signal });
    const { items, dropped } = readJson(answer, Page, listing.registry).tags;
    const tags = items.map(toRecord);
    // The URL in Link is not followed: the next page begins after the last name.
    const next = answer.next === undefined ? undefined : tags.at(-1)?.name;
    return { tags, dropped, ...(next === undefined ? { remaining: 0 } : { next, remaining: 1 }) };
  },
};

const isAzure = (challenge: Challenge): boolean =>
  realmPath(challenge) === '/oauth2/token' &&
  /\.azurecr\.(?:io|us|cn)$/.test(challenge.parameters.service ?? '');

function toRecord({ name, digest, createdTime, lastUpdateTime }: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name, images: [] };
  if (isDigest(digest)) record.digest = digest;
  const pushed = Date.parse(lastUpdateTime ?? createdTime ?? '');
  if (pushed > 0) record.pushedAt = pushed;
  return record;
}
