import type { TagAliases } from '../aliases/aliases.ts';
import { formatReference, type Reference } from '../oci/reference.ts';
import type { ExactImage } from './exact-image.ts';
import type { ImageDetails } from './image-answer.ts';
import type { PlatformRow } from './tag-view.ts';

/** All that the inspect page shows of an image. */
export interface ShownImage {
  reference: Reference;
  /** Of the index, or of the only manifest. */
  digest: string | null;
  platforms: PlatformRow[];
  /** Of the shown platform. */
  details: ImageDetails | null;
  /** Set once manifest and config were read. */
  exact: ExactImage | null;
  aliases: TagAliases | null;
  /** What the tag was before, with times. */
  move: object | null;
  /** How much of the listing the aliases are from. */
  progress: { known: number; total: number; complete: boolean } | null;
  /** What sections have loaded by themselves, by `data-section`. */
  sections: ReadonlyMap<string, unknown>;
}

/**
 * An image as a JSON file: times in ISO 8601, sizes in bytes. What was not read is absent, not null; a config by build steps has
 * `"exact": false`. Our own words for states and failures are left out.
 */
export function exportImage(shown: ShownImage): string {
  const { reference, details, exact, aliases, move, progress } = shown;
  const file = {
    image: formatReference(reference, 'canonical'),
    digest: shown.digest ?? undefined,
    platform: details?.platform,
    platforms: shown.platforms.map(({ pushedAt, ...row }) => ({ ...row, pushedAt: isoOf(pushedAt) })),
    tags: progress && { known: progress.known, total: progress.total, complete: progress.complete },
    aliases: aliases?.known
      ? {
          version: aliases.version?.version ?? aliases.ownVersion ?? undefined,
          sameIndex: aliases.sameIndex,
          samePlatform: aliases.samePlatform,
          pushedAt: isoOf(aliases.pushed),
        }
      : undefined,
    moved: move ?? undefined,
    config: details && { exact: details.summary.source === 'config', ...details.summary, source: undefined },
    otherFields: exact?.others,
    annotations: exact?.annotations,
    history: details?.steps,
    ...Object.fromEntries(shown.sections),
  };
  return `${JSON.stringify(file, (_, value) => value ?? undefined, 2)}\n`;
}

const isoOf = (at: number | undefined): string | undefined => (at ? new Date(at).toISOString() : undefined);
