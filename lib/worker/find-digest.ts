import { tagsOfDigest } from '../aliases/tags-of-digest.ts';
import { parseReference } from '../hosts/parse-reference.ts';
import { type DigestPlace, type DigestRole, type FoundDigest, holdersOf } from '../inspect/found-digest.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import { storedContents } from '../store/content.ts';
import { loadListing, storedListings } from '../store/listings.ts';
import { storedTagDigests } from '../store/tag-digests.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { accountOf } from './identities.ts';

/** The places by repository and role, each with its tags once. */
function collect() {
  const places = new Map<string, DigestPlace>();
  return {
    places,
    add({ registry, repository }: Repository, role: DigestRole, tags: readonly string[]) {
      if (tags.length === 0) return;
      const key = `${registry}/${repository} ${role}`;
      const before = places.get(key)?.tags ?? [];
      places.set(key, { registry, repository, role, tags: [...new Set([...before, ...tags])] });
    },
  };
}

/** Looks for a digest in everything that is stored: listings, manifests, and tags that were looked up. No request. */
export async function findDigest(
  { digest }: RequestOf<'digest.find'>,
  from: WindowKind,
): Promise<FoundDigest> {
  const documents = await storedContents(from);
  const holders = holdersOf(documents, digest);
  const wanted = new Map<Digest, DigestRole>([[digest as Digest, 'index'], ...holders]);
  const { places, add } = collect();
  let [repositories, tags] = [0, 0];
  for (const named of await storedListings(from)) {
    const account = await accountOf(named.registry, from);
    const listing = await loadListing(named, { account, from });
    if (!listing) continue;
    repositories += 1;
    tags += listing.table.names.length;
    for (const [each, role] of wanted) {
      const found = tagsOfDigest(listing.table, each);
      add(named, role, found.index);
      add(named, role === 'index' ? 'platform' : role, found.platform);
    }
  }
  for (const [image, now] of await storedTagDigests(from)) {
    const role = wanted.get(now);
    const parsed = parseReference(image);
    if (role && parsed.ok && parsed.value.tag) add(parsed.value, role, [parsed.value.tag]);
  }
  return { places: [...places.values()], repositories, tags, documents: documents.length };
}
