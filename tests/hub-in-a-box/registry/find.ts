import * as v from 'valibot';
import { documentOf, type StoredDocument } from '../images/documents.ts';
import type { BoxRepository, BoxTag } from '../model.ts';

const Parts = v.object({
  config: v.optional(v.object({ digest: v.string() })),
  layers: v.optional(v.array(v.object({ digest: v.string() })), []),
});

/** The digest that the registry has for a tag: the API's, or the true one where the API has none. */
export function digestOf(tag: BoxTag): string | null {
  return tag.digest ?? tag.registryDigest ?? null;
}

/** The manifest that a tag or a digest names in this repository; undefined if it has none such. */
export function manifestOf(repository: BoxRepository, reference: string): StoredDocument | undefined {
  const named = repository.tags.find(({ name }) => name === reference);
  if (named) return documentOf(digestOf(named) ?? '');
  const isHere = repository.tags.some(
    (tag) => digestOf(tag) === reference || tag.images.some(({ digest }) => digest === reference),
  );
  return isHere ? documentOf(reference) : undefined;
}

/** The blob of that digest, if a manifest of this repository has it: a config or a statement. */
export function blobOf(repository: BoxRepository, digest: string): StoredDocument | undefined {
  const blob = documentOf(digest);
  if (!blob) return undefined;
  const manifests = new Set(repository.tags.flatMap((tag) => tag.images.map((image) => image.digest)));
  for (const tag of repository.tags) manifests.add(digestOf(tag));
  for (const manifest of manifests) {
    const document = manifest === null ? undefined : documentOf(manifest);
    // The digest stands in the manifest as text; reading only those that hold it keeps big repositories quick.
    if (!document?.body.includes(digest)) continue;
    const { config, layers } = v.parse(Parts, JSON.parse(document.body.toString()));
    if ([config, ...layers].some((part) => part?.digest === digest)) return blob;
  }
  return undefined;
}
