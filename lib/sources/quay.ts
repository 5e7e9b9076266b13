import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { itemsOf } from '../http/items.ts';
import { isDigest } from '../oci/digest.ts';
import { type ApiOptions, apiOrigin, readApi } from './api.ts';
import { type BulkSource, pagesOf } from './bulk-source.ts';
import { name } from './name.ts';
import { realmPath } from './ping.ts';

/** The latest time that a `Date` can be, in ms since 1970. */
const MAX_DATE_MS = 8.64e15;

/** Quay's largest page. */
const PAGE_SIZE = 100;

const Tag = v.object({
  name,
  manifest_digest: v.fallback(v.nullish(v.string()), null),
  /** Seconds since 1970. */
  start_ts: v.fallback(v.nullish(v.number()), null),
});

/** Only the fields that are used are checked. */
const Page = v.object({ tags: itemsOf(Tag), has_additional: v.boolean() });

/**
 * Quay's API takes OAuth tokens only, as bearers: no password, no robot account. The same token signs in at `/v2/` under the
 * account `$oauthtoken`. Source: quay `auth/decorators.py` (`process_oauth`), `auth/credentials.py`,
 * `auth/credential_consts.py`. Requests from a browser need `X-Requested-With` (400 without it). Source: quay
 * `endpoints/decorators.py` (`require_xhr_from_browser`), `config.py` (`BROWSER_API_CALLS_XHR_ONLY`).
 */
const OPTIONS: ApiOptions = { signing: 'oauth-token', headers: { 'X-Requested-With': 'XMLHttpRequest' } };

/**
 * Quay's own API, without sign-in for public repositories. Source: quay `endpoints/api/tag.py` (`ListRepositoryTags`).
 *
 * Pages come in sequence: there is no count. Coverage: all tags that have not expired, with their dates; no platforms (an
 * index is only marked as one).
 */
export const quay: BulkSource = {
  id: 'quay',
  requests: pagesOf(PAGE_SIZE),
  detect: ({ challenges }) => challenges.some((challenge) => realmPath(challenge) === '/v2/auth'),
  async readPage(listing, next = '1', source) {
    const url = new URL(`/api/v1/repository/${listing.repository}/tag/`, await apiOrigin(listing, source));
    url.search = `limit=${PAGE_SIZE}&page=${next}&onlyActiveTags=true`;
    const { body } = await readApi(listing, url, Page, source, OPTIONS);
    const { items, dropped } = body.tags;
    const tags = items.map(toRecord);
    const rest = body.has_additional ? { next: `${Number(next) + 1}`, remaining: 1 } : { remaining: 0 };
    return { tags, dropped, ...rest };
  },
};

function toRecord({ name, manifest_digest, start_ts }: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name, images: [] };
  if (isDigest(manifest_digest)) record.digest = manifest_digest;
  const pushed = Math.round((start_ts ?? 0) * 1000);
  if (pushed > 0 && pushed <= MAX_DATE_MS) record.pushedAt = pushed;
  return record;
}
