import { TagkinError } from '../failure.ts';
import type { Pulls } from '../http/pulls.ts';
import { type Artifact, whatIs } from '../oci/artifact.ts';
import type { Digest } from '../oci/digest.ts';
import type { ImageIndex, Manifest } from '../oci/manifest.ts';
import type { Platform } from '../oci/platform.ts';
import { contentsOf, type IndexContents } from '../oci/platform-images.ts';
import { type Reference, withDefaultTag } from '../oci/reference.ts';
import type { Schema1 } from '../oci/schema1.ts';
import type { Registry } from '../registry/client.ts';
import type { Fetched } from '../registry/receive.ts';
import { findImage, type IndexSeen } from './find-image.ts';

/** What is to be found out. */
export interface Inspection {
  /** A digest in it counts, a tag beside it does not; `latest` where there is neither. */
  reference: Reference;
  /** The platform wanted; the first on offer unless told. */
  platform?: Platform | undefined;
  /** What the tag pointed to when last seen. */
  known?: Digest | undefined;
  /** `known` was learned just now (a listing): the tag is not looked up again. */
  isCurrent?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

interface Raw {
  digest: Digest;
  /** As the registry keeps it. */
  text: string;
  isVerified: boolean;
  pulls?: Pulls;
}

/** One thing found out, in the order in which it is. */
export type InspectStep =
  | { step: 'digest'; digest: Digest; pulls?: Pulls }
  | ({ step: 'index'; index: ImageIndex; contents: IndexContents } & Raw)
  /** No image of the index runs on the wanted platform. The end. */
  | { step: 'no-platform' }
  /** The end, where it is no image: `artifact` says what it is. */
  | ({ step: 'manifest'; manifest: Manifest; artifact: Artifact; platform?: Platform } & Raw)
  /** Docker's first schema has no config beside it. The end. */
  | ({ step: 'schema1'; schema1: Schema1 } & Raw)
  /** The config as JSON, for `parseConfig`. The end. */
  | { step: 'config'; digest: Digest; text: string };

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Finds out what an image is, and yields each thing as soon as it is known: digest, index, manifest, config. Throws
 * failures of the closed list; what was yielded before stays true.
 *
 * Requests for a tag of Docker Hub, cold: token, index, manifest, config, and where the config's answer leads = 5 (a single
 * manifest: 4); with the token kept 4. By digest with everything kept: 0. By tag with everything kept: 1, a HEAD, which
 * costs no pull; 0 if `isCurrent`. The tag is asked by HEAD only if what it last pointed to is kept: otherwise there is
 * nothing that a HEAD could save, and the GET says the digest too. Elsewhere the first request of a session costs one
 * more where it meets a challenge.
 */
export async function* inspect(registry: Registry, inspection: Inspection): AsyncGenerator<InspectStep> {
  const { platform, signal } = inspection;
  const reference = withDefaultTag(inspection.reference);
  const where = { registry: reference.registry, repository: reference.repository };

  const start = await resolve(registry, { ...inspection, reference });
  yield { step: 'digest', digest: start.digest, ...(start.pulls && { pulls: start.pulls }) };
  const top = start.fetched ?? (await registry.manifest({ ...where, digest: start.digest }, { signal }));

  let found: Fetched = top;
  let foundPlatform: Platform | undefined;
  if (top.document.kind === 'index') {
    const fetch = (digest: Digest) => registry.manifest({ ...where, digest }, { signal });
    for await (const seen of findImage(fetch, top, platform)) {
      if (seen.kind === 'index') yield indexStep(seen);
      else ({ fetched: found, platform: foundPlatform } = seen);
    }
    if (found === top) return yield { step: 'no-platform' };
  }

  const { document } = found;
  if (document.kind === 'index') throw new TagkinError({ kind: 'malformed', host: where.registry });
  if (document.kind === 'schema1') return yield { step: 'schema1', schema1: document, ...rawOf(found) };
  const artifact = whatIs(document);
  yield {
    step: 'manifest',
    manifest: document,
    artifact,
    ...(foundPlatform && { platform: foundPlatform }),
    ...rawOf(found),
  };
  if (artifact.kind !== 'image' || !document.config) return;
  const { digest, size } = document.config;
  const config = await registry.blob({ ...where, digest }, { size, signal });
  yield { step: 'config', digest, text: textOf(config) };
}

/** The digest to start from, with its manifest where that came along. */
async function resolve(
  registry: Registry,
  { reference, known, isCurrent, signal }: Inspection,
): Promise<{ digest: Digest; fetched?: Fetched; pulls?: Pulls | undefined }> {
  const { digest, tag = 'latest' } = reference;
  if (digest) return { digest };
  if (known && isCurrent) return { digest: known };
  const where = { registry: reference.registry, repository: reference.repository, tag };
  if (known && (await registry.isKept(known))) return registry.head(where, { signal });
  const fetched = await registry.manifestOfTag(where, { signal });
  return { digest: fetched.digest, fetched, pulls: fetched.pulls };
}

const indexStep = ({ fetched, index }: IndexSeen): InspectStep => ({
  step: 'index',
  index,
  contents: contentsOf(index),
  ...rawOf(fetched),
});

const rawOf = ({ digest, bytes, isVerified, pulls }: Fetched): Raw => ({
  digest,
  text: textOf(bytes),
  isVerified,
  ...(pulls && { pulls }),
});
