import type { Reference } from '../../lib/oci/reference.ts';
import type { Provenance } from '../../lib/oci/statements/provenance.ts';
import type { Sbom } from '../../lib/oci/statements/sbom.ts';
import { loadAttested, loadStatement } from '../inspect/attestations.load.ts';
import { loadDigest } from '../inspect/head.load.ts';
import type { Ask } from '../inspect/page.ts';

/** What is attested of one side. */
export interface SideStatements {
  sboms: Sbom[];
  provenance: Provenance[];
  /** Bytes of SBOMs that were not read, for their size. */
  unread: number;
}

const NOTHING: SideStatements = { sboms: [], provenance: [], unread: 0 };

/**
 * SBOMs and provenance of one platform's image, those up to a size (in bytes). At Docker Hub at most two pulls: the index and the
 * attestations; the statements themselves are blobs.
 */
export async function loadStatements(
  ask: Ask,
  reference: Reference,
  manifest: string | null,
  most: number,
): Promise<SideStatements> {
  const index = reference.digest ?? (await loadDigest(ask, reference));
  if (index === manifest) return NOTHING; // a single image: nothing can be attested beside it
  const { statements } = await loadAttested(ask, reference, index, manifest);
  const wanted = statements.filter(({ kind }) => kind === 'sbom' || kind === 'provenance');
  const small = wanted.filter(({ descriptor }) => descriptor.size <= most);
  const read = await Promise.all(small.map((statement) => loadStatement(ask, reference, statement)));
  return {
    sboms: read.filter((each) => each.kind === 'sbom'),
    provenance: read.filter((each) => each.kind === 'provenance'),
    unread: wanted
      .filter((each) => !small.includes(each))
      .reduce((sum, { descriptor }) => sum + descriptor.size, 0),
  };
}
