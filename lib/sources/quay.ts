import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { isDigest } from '../oci/digest.ts';
import { type Asked, apiOrigin, askJson } from './api.ts';
import type { ReadPage } from './crawl-bulk.ts';

/** Quay gives no more a page, whatever is asked. */
const PAGE_SIZE = 100;

const Tag = v.object({
  name: v.string(),
  manifest_digest: v.nullish(v.string()),
  /** Seconds since 1970. */
  start_ts: v.nullish(v.number()),
});

/** What is not read is not checked; one tag that cannot be read means that this is no such API. */
const Page = v.object({ tags: v.array(Tag), has_additional: v.boolean() });

/**
 * Quay's API believes bearers alone, of OAuth tokens: no password, no robot. The same token logs in at `/v2/` with an account
 * of its own. Source: quay `auth/decorators.py` (`process_oauth`), `auth/credentials.py`, `auth/credential_consts.py`.
 * A browser must say besides that a script asks (400 else). Source: quay `endpoints/decorators.py`
 * (`require_xhr_from_browser`), `config.py` (`BROWSER_API_CALLS_XHR_ONLY`).
 */
const ASKED: Asked = { signing: 'oauth-token', headers: { 'X-Requested-With': 'XMLHttpRequest' } };

/**
 * Quay's own API, for public repositories without sign-in. Source: quay `endpoints/api/tag.py` (`ListRepositoryTags`).
 *
 * Cost: ⌈N/100⌉, one after the other, for Quay does not say how many there are. Coverage: all tags that have not expired,
 * with their dates; no platforms, for an index is only said to be one.
 */
export const readQuay: ReadPage = async (listing, next = '1', source) => {
  const url = new URL(`/api/v1/repository/${listing.repository}/tag/`, await apiOrigin(listing, source));
  url.search = `limit=${PAGE_SIZE}&page=${next}&onlyActiveTags=true`;
  const { body } = await askJson(listing, url, Page, source, ASKED);
  const tags = body.tags.map(toRecord);
  return body.has_additional ? { tags, next: `${Number(next) + 1}`, left: 1 } : { tags, left: 0 };
};

function toRecord({ name, manifest_digest, start_ts }: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name, images: [] };
  if (isDigest(manifest_digest)) record.digest = manifest_digest;
  if (start_ts && start_ts > 0) record.pushedAt = Math.round(start_ts * 1000);
  return record;
}
