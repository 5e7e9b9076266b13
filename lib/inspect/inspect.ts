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
import { findImage } from './find-image.ts';

export interface Inspection {
  /** Its digest takes precedence over its tag; `latest` if it has neither. */
  reference: Reference;
  /** The platform to find; the first in the index by default. */
  platform?: Platform | undefined;
  /** The digest that the tag pointed to when last seen. */
  known?: Digest | undefined;
  /** `known` is current (just read from a listing): the tag is not resolved again. */
  isCurrent?: boolean | undefined;
  /** `platforms`: ends with the first index, or with the manifest of an image without one. `config` by default. */
  until?: 'platforms' | 'config' | undefined;
  signal?: AbortSignal | undefined;
}

/** A manifest or index as the registry stores it. */
interface Raw {
  digest: Digest;
  text: string;
  isVerified: boolean;
  pulls?: Pulls;
}

type InspectedIndex = { index: ImageIndex; contents: IndexContents } & Raw;
/** `platform`: as the index names it. If `artifact` is not an image, there is no config. */
type InspectedManifest = { manifest: Manifest; artifact: Artifact; platform?: Platform } & Raw;
/** Docker's schema 1, which has no separate config. */
type InspectedSchema1 = { schema1: Schema1 } & Raw;

/** A part of the result, reported as soon as it is known, in this order. */
export type InspectStep =
  | { step: 'digest'; digest: Digest; pulls?: Pulls }
  | ({ step: 'index' } & InspectedIndex)
  /** No image of the index runs on the wanted platform. The last step. */
  | { step: 'no-platform' }
  | ({ step: 'manifest' } & InspectedManifest)
  | ({ step: 'schema1' } & InspectedSchema1)
  /** The config as JSON, for `parseConfig`. The last step. */
  | { step: 'config'; digest: Digest; text: string };

/**
 * The result. Without `manifest` and `schema1`, no image runs on the wanted platform, or only platforms were
 * requested.
 */
export interface Inspected {
  digest: Digest;
  /** From the outermost. Empty for an image without an index. */
  indexes: InspectedIndex[];
  manifest?: InspectedManifest;
  schema1?: InspectedSchema1;
  config?: { digest: Digest; text: string };
  /** What is left of the pull limit, from the last answer that has it. */
  pulls?: Pulls;
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/**
 * Inspects an image: digest, index, manifest, config. `onProgress` is called with each as soon as it is known. Throws
 * failures of the closed list; what was reported before remains valid.
 *
 * Requests for a tag of Docker Hub, cold: token, index, manifest, config, and the config's redirect = 5 (a single
 * manifest: 4); with the token cached 4. By digest with everything cached: 0. By tag with everything cached: 1, a
 * HEAD, which costs no pull; 0 if `isCurrent`. The tag is resolved by HEAD only if its last digest is cached:
 * otherwise a HEAD could save nothing, and the GET has the digest too. Elsewhere the first request of a session costs
 * one more if it is challenged.
 */
export async function inspect(
  registry: Registry,
  inspection: Inspection,
  onProgress: (step: InspectStep) => void = () => undefined,
): Promise<Inspected> {
  const { platform, until, signal } = inspection;
  const reference = withDefaultTag(inspection.reference);
  const where = { registry: reference.registry, repository: reference.repository };
  const manifestOf = (digest: Digest) => registry.manifest({ ...where, digest }, { signal });

  const start = await resolve(registry, { ...inspection, reference });
  const inspected: Inspected = { digest: start.digest, indexes: [] };
  const report = (step: InspectStep) => {
    if ('pulls' in step && step.pulls) inspected.pulls = step.pulls;
    onProgress(step);
  };
  report({ step: 'digest', digest: start.digest, ...(start.pulls && { pulls: start.pulls }) });
  const top = start.fetched ?? (await manifestOf(start.digest));

  const addIndex = (fetched: Fetched, index: ImageIndex) => {
    const found = { index, contents: contentsOf(index), ...rawOf(fetched) };
    inspected.indexes.push(found);
    report({ step: 'index', ...found });
  };
  const isIndex = top.document.kind === 'index';
  if (top.document.kind === 'index' && until === 'platforms') {
    addIndex(top, top.document);
    return inspected;
  }
  const image = isIndex ? await findImage(manifestOf, top, platform, addIndex) : { fetched: top };
  if (!image) {
    report({ step: 'no-platform' });
    return inspected;
  }

  const raw = rawOf(image.fetched);
  const { document } = image.fetched;
  if (document.kind === 'index') throw new TagkinError({ kind: 'malformed', host: where.registry });
  if (document.kind === 'schema1') {
    inspected.schema1 = { schema1: document, ...raw };
    report({ step: 'schema1', ...inspected.schema1 });
    return inspected;
  }
  const artifact = whatIs(document);
  const foundPlatform = 'platform' in image && image.platform ? { platform: image.platform } : {};
  inspected.manifest = { manifest: document, artifact, ...foundPlatform, ...raw };
  report({ step: 'manifest', ...inspected.manifest });
  if (until === 'platforms' || artifact.kind !== 'image' || !document.config) return inspected;
  const { digest, size } = document.config;
  inspected.config = { digest, text: textOf(await registry.blob({ ...where, digest }, { size, signal })) };
  report({ step: 'config', ...inspected.config });
  return inspected;
}

/** The digest to start from, and its manifest if it was fetched to resolve the tag. */
async function resolve(
  registry: Registry,
  { reference, known, isCurrent, signal }: Inspection,
): Promise<{ digest: Digest; fetched?: Fetched; pulls?: Pulls | undefined }> {
  const { digest, tag = 'latest' } = reference;
  if (digest) return { digest };
  if (known && isCurrent) return { digest: known };
  const where = { registry: reference.registry, repository: reference.repository, tag };
  if (known && (await registry.isKept(known))) return registry.digestOfTag(where, { signal });
  const fetched = await registry.manifestOfTag(where, { signal });
  return { digest: fetched.digest, fetched, pulls: fetched.pulls };
}

const rawOf = ({ digest, bytes, isVerified, pulls }: Fetched): Raw => ({
  digest,
  text: textOf(bytes),
  isVerified,
  ...(pulls && { pulls }),
});
