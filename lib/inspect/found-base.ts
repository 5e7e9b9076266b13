import type { HubImage } from '../hub/api/images.ts';
import { sharedPrefix } from '../oci/base.ts';
import { platformKey } from '../oci/platform.ts';

/** A base whose layers are the image's lowest ones: by a tag of Docker Hub, or by the image's provenance. */
export interface FoundBase {
  /** `debian:trixie-20260713-slim` */
  name: string;
  /** How many of the image's layers are its. */
  layers: number;
  /** The tag that moves on (`debian:trixie-slim`), if its image is another by now. */
  moved?: string;
}

/** How many layers of an image are those of a tag's image for the same platform. */
export function layersFrom(images: HubImage[], platform: string, layers: readonly string[]): number {
  const same = images.filter((image) => platformKey(image.platform) === platform);
  return Math.max(
    0,
    ...same.map(({ instructions }) =>
      sharedPrefix(
        layers,
        instructions.flatMap(({ digest }) => digest ?? []),
      ),
    ),
  );
}

/** The tag that follows new builds of a dated one: `trixie-slim` of `trixie-20260713-slim`. Undefined for other tags. */
export const movingTag = (tag: string): string | undefined =>
  /-\d{8}(?=-|$)/.test(tag) ? tag.replace(/-\d{8}(?=-|$)/, '') : undefined;
