import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { isDigest } from '../oci/digest.ts';
import { type ApiOptions, apiOrigin, readApi } from './api.ts';
import { type BulkSource, pagesOf } from './bulk-source.ts';
import { realmPath } from './ping.ts';

/** Quay's largest page. */
const PAGE_SIZE = 100;

const Tag = v.object({
  name: v.string(),
  manifest_digest: v.nullish(v.string()),
  /** Seconds since 1970. */
  start_ts: v.nullish(v.number()),
});

/** Only the fields that are used are checked. One unreadable tag makes the whole answer malformed. */
const Page = v.object({ tags: v.array(Tag), has_additional: v.boolean() });

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
    const tags = body.tags.map(toRecord);
    return body.has_additional ? { tags, next: `${Number(next) + 1}`, remaining: 1 } : { tags, remaining: 0 };
  },
};

function toRecord({ name, manifest_digest, start_ts }: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name, images: [] };
  if (isDigest(manifest_digest)) record.digest = manifest_digest;
  if (start_ts && start_ts > 0) record.pushedAt = Math.round(start_ts * 1000);
  return record;
}
