import { exportImage } from '../../lib/inspect/export-image.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { fileNameOf, saveFile } from '../save-file.ts';
import type { InspectPage } from './page.ts';

/** Saves all that the page shows as one JSON file. */
export function savePage({ reference, digest, facts, details, exact, listing, shown }: InspectPage): void {
  const { aliases, move, progress } = listing;
  const file = exportImage({
    reference,
    digest: digest.value,
    platforms: facts.value?.platforms ?? [],
    details,
    exact: exact.value,
    aliases,
    move,
    progress,
    sections: shown,
  });
  saveFile(`${fileNameOf(formatReference(reference))}.json`, file);
}
