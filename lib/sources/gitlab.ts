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

const PAGE_SIZE = 1000;

const text = v.fallback(v.nullish(v.string()), null);

const Tag = v.object({
  name,
  digest: text,
  created_at: text,
  updated_at: text,
  published_at: text,
});

const Page = itemsOf(Tag);

/**
 * The API of GitLab's registry beside `/v2/`, on the same host and with the same tokens. Source: gitlab-org
 * container-registry `docs/spec/gitlab/api.md` ("List Repository Tags"); it exists where the registry keeps its metadata
 * in a database, as gitlab.com does. GitLab's REST API (`/api/v4`) is on another host and has no digests.
 *
 * Coverage: all tags with their dates; no platforms.
 */
export const gitlab: BulkSource = {
  id: 'gitlab',
  requests: pagesOf(PAGE_SIZE),
  detect: ({ headers, challenges }) =>
    headers.has('gitlab-container-registry-version') || challenges.some(isGitlab),
  isAvailable: (_, { signedIn }) => signedIn !== undefined,
  async readPage(listing, last, { signedIn, signal }) {
    if (!signedIn) throw new TagkinError({ kind: 'unsupported', host: listing.registry });
    const after = last === undefined ? '' : `&last=${encodeURIComponent(last)}`;
    const path = `/gitlab/v1/repositories/${listing.repository}/tags/list/?n=${PAGE_SIZE}${after}`;
    const answer = await signedIn(listing, path, { limit: API_LIMIT, signal });
    const { items, dropped } = readJson(answer, Page, listing.registry);
    const tags = items.map(toRecord);
    // The URL in Link is not followed: the next page begins after the last name.
    const next = answer.next === undefined ? undefined : tags.at(-1)?.name;
    return { tags, dropped, ...(next === undefined ? { remaining: 0 } : { next, remaining: 1 }) };
  },
};

/** Gitea has the same service with another realm. */
const isGitlab = (challenge: Challenge): boolean =>
  realmPath(challenge) === '/jwt/auth' && challenge.parameters.service === 'container_registry';

function toRecord(tag: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name: tag.name, images: [] };
  if (isDigest(tag.digest)) record.digest = tag.digest;
  const pushed = Date.parse(tag.published_at ?? tag.updated_at ?? tag.created_at ?? '');
  if (pushed > 0) record.pushedAt = pushed;
  return record;
}
