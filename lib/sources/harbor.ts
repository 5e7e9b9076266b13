import * as v from 'valibot';
import type { PlatformImage, TagRecord } from '../aliases/table.ts';
import { anyListOf, itemsOf } from '../http/items.ts';
import { isDigest } from '../oci/digest.ts';
import { LIMITS } from '../oci/limits.ts';
import { isAttestationPlatform, normalizePlatform, platformKey } from '../oci/platform.ts';
import type { Challenge } from '../registry/auth/challenge.ts';
import { apiOrigin, readApi } from './api.ts';
import { type BulkSource, pagesOf } from './bulk-source.ts';
import type { Listing } from './listing.ts';
import { name } from './name.ts';
import { ownerAndName } from './owner-and-name.ts';
import type { RegistrySource } from './source.ts';

/** Harbor's largest page. */
const PAGE_SIZE = 100;

const text = v.fallback(v.nullish(v.string()), null);

const part = v.fallback(v.nullish(v.pipe(v.string(), v.maxLength(128))), null);

const Platform = v.object({
  os: part,
  architecture: part,
  variant: part,
  'os.version': part,
});

const Artifact = v.object({
  digest: v.custom<string>(isDigest),
  /** From the config of a single image; null for an index. */
  extra_attrs: v.fallback(v.nullish(Platform), null),
  references: anyListOf(v.object({ child_digest: v.string(), platform: v.nullish(Platform) })),
  tags: v.fallback(itemsOf(v.object({ name, push_time: text })), { items: [], dropped: 0 }),
});

/** Only the fields that are used are checked. */
const Page = itemsOf(Artifact);

/**
 * Harbor's own API. Source: harbor `api/v2.0/swagger.yaml` (`listArtifacts`), `dao.go` (`tags=*` skips untagged artifacts).
 * Without sign-in for public projects; otherwise HTTP Basic of a user or robot account, since tokens for `/v2/` are valid
 * only there (harbor `src/server/middleware/security`: `v2_token.go`, `robot.go`, `basic_auth.go`).
 *
 * Pages count artifacts, not tags. Coverage: all tags, their dates and platforms; of a proxy cache project only what is
 * cached.
 */
export const harbor: BulkSource = {
  id: 'harbor',
  requests: pagesOf(PAGE_SIZE),
  detect: ({ challenges }) => challenges.some(isHarbor),
  async readPage(listing, next = '1', source) {
    const url = await addressOf(listing, source);
    url.search = `with_tag=true&q=tags%3D*&page=${next}&page_size=${PAGE_SIZE}`;
    const { body, headers } = await readApi(listing, url, Page, source, { signing: 'basic' });
    const page = Number(next);
    const total = parseCount(headers.get('x-total-count'));
    const isMore =
      total === undefined ? body.items.length + body.dropped >= PAGE_SIZE : total > page * PAGE_SIZE;
    const tags = body.items.flatMap(toRecords);
    const dropped = body.items.reduce((sum, each) => sum + each.tags.dropped, body.dropped);
    if (!isMore) return { tags, dropped, remaining: 0 };
    return {
      tags,
      dropped,
      next: `${page + 1}`,
      remaining: total === undefined ? 1 : total - page * PAGE_SIZE,
    };
  },
};

const isHarbor = ({ scheme, parameters: { realm, service } }: Challenge): boolean =>
  service === 'harbor-registry' || (scheme === 'basic' && realm === 'harbor');

/** The first part of the name is the project; the rest is one path segment, its slashes encoded twice. */
async function addressOf(listing: Listing, source: RegistrySource): Promise<URL> {
  const origin = await apiOrigin(listing, source);
  const { owner, name } = ownerAndName(listing.repository, origin.host);
  const encoded = encodeURIComponent(encodeURIComponent(name));
  return new URL(`/api/v2.0/projects/${owner}/repositories/${encoded}/artifacts`, origin);
}

const parseCount = (header: string | null): number | undefined =>
  /^\d{1,9}$/.test(header ?? '') ? Number(header) : undefined;

function toRecords(artifact: v.InferOutput<typeof Artifact>): TagRecord[] {
  const images = imagesOf(artifact);
  return artifact.tags.items.map(({ name, push_time }) => {
    const record: TagRecord = { name, digest: artifact.digest, images };
    const pushed = Date.parse(push_time ?? '');
    if (pushed > 0) record.pushedAt = pushed;
    return record;
  });
}

function imagesOf({ digest, extra_attrs, references }: v.InferOutput<typeof Artifact>): PlatformImage[] {
  if (references.length === 0) return imageOf(digest, extra_attrs);
  return references
    .slice(0, LIMITS.platforms)
    .flatMap(({ child_digest, platform }) => imageOf(child_digest, platform));
}

function imageOf(digest: string, raw: v.InferOutput<typeof Platform> | null | undefined): PlatformImage[] {
  if (!raw?.os || !raw.architecture || isAttestationPlatform(raw) || !isDigest(digest)) return [];
  return [{ platform: platformKey(normalizePlatform({ ...raw, osVersion: raw['os.version'] })), digest }];
}
