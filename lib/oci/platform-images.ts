import { attestedDigest, isAttestation } from './attestation.ts';
import type { Descriptor } from './descriptor.ts';
import type { ImageIndex } from './manifest.ts';
import { isIndex } from './media-types.ts';
import {
  comparePlatformKeys,
  formatPlatform,
  isAttestationPlatform,
  type Platform,
  platformKey,
} from './platform.ts';

/** The image for one platform, with the attestations about it. */
interface PlatformEntry {
  descriptor: Descriptor;
  platform: Platform;
  attestations: Descriptor[];
}

/** The entries of an index by kind: only `images` are platforms to count and to choose from. */
export interface IndexContents {
  /** In display order (`comparePlatformKeys`); versions of Windows in the order of the index, as clients try them. */
  images: PlatformEntry[];
  /** Indexes inside the index. */
  indexes: Descriptor[];
  /** Entries without a platform, artifacts, and attestations about nothing in this index. */
  others: Descriptor[];
}

const isImage = ({ platform, artifactType }: Descriptor): boolean =>
  artifactType === undefined && platform !== undefined && !isAttestationPlatform(platform);

/**
 * Sorts the entries of an index. An attestation goes to the image that it names by digest; it is never a platform
 * (BuildKit gives it `unknown/unknown`).
 */
export function contentsOf(index: ImageIndex): IndexContents {
  const attestations = index.manifests.filter(isAttestation);
  const rest = index.manifests.filter((entry) => !isAttestation(entry));
  const plain = rest.filter((entry) => !isIndex(entry.mediaType));
  const images = plain.flatMap((descriptor) => {
    if (!isImage(descriptor) || descriptor.platform === undefined) return [];
    const about = attestations.filter((entry) => attestedDigest(entry) === descriptor.digest);
    return [{ descriptor, platform: descriptor.platform, attestations: about }];
  });
  images.sort((a, b) => comparePlatformKeys(formatPlatform(a.platform), formatPlatform(b.platform)));
  const attached = new Set(images.flatMap((image) => image.attestations));
  return {
    images,
    indexes: rest.filter((entry) => isIndex(entry.mediaType)),
    others: [
      ...plain.filter((entry) => !isImage(entry)),
      ...attestations.filter((entry) => !attached.has(entry)),
    ],
  };
}

/**
 * The image that runs on a platform: an exact match, else one with another `os.version`, else (arm) the highest lower
 * variant. Without `wanted`, the first image. `undefined` if none fits. Rule: containerd `platforms.Only`.
 */
export function choosePlatform<Image extends { platform: Platform }>(
  images: Image[],
  wanted?: Platform,
): Image | undefined {
  if (wanted === undefined) return images[0];
  const { os, architecture, variant = '' } = wanted;
  const fits = images.filter(({ platform }) => platform.os === os && platform.architecture === architecture);
  return (
    fits.find(({ platform }) => platformKey(platform) === platformKey(wanted)) ??
    fits.find(({ platform }) => formatPlatform(platform) === formatPlatform(wanted)) ??
    fits
      .filter(({ platform }) => (platform.variant ?? '') < variant)
      .sort((a, b) => ((a.platform.variant ?? '') < (b.platform.variant ?? '') ? 1 : -1))[0]
  );
}
