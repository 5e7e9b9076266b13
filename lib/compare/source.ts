import type { Provenance } from '../oci/statements/provenance.ts';
import type { Label } from '../oci/values/labels.ts';
import type { Outside } from '../text/outside.ts';

/** Where an image's source is, and at which commit. */
export interface StatedSource {
  repository: Outside;
  revision: Outside;
}

export interface SourceDifference {
  from: StatedSource;
  to: StatedSource;
  /** By the provenance of both; else by the labels of one or both. */
  evidence: 'provenance' | 'labels';
  isSame: boolean;
}

interface Built {
  labels: readonly Label[];
  provenance: readonly Provenance[];
}

/** The source commits of two images, as their builders claim: by provenance, else by labels. Undefined unless both state one. */
export function compareSources(from: Built, to: Built): SourceDifference | undefined {
  const [ours, theirs] = [sourceOf(from), sourceOf(to)];
  if (!ours || !theirs) return undefined;
  const [old, fresh] = [ours.source, theirs.source];
  return {
    from: old,
    to: fresh,
    evidence: ours.isAttested && theirs.isAttested ? 'provenance' : 'labels',
    isSame: old.repository === fresh.repository && old.revision === fresh.revision,
  };
}

function sourceOf({ labels, provenance }: Built): { source: StatedSource; isAttested: boolean } | undefined {
  for (const { source } of provenance)
    if (source?.revision)
      return { source: { repository: source.uri, revision: source.revision }, isAttested: true };
  const meant = (meaning: string) => labels.find((label) => label.meaning === meaning)?.value;
  const [repository, revision] = [meant('source'), meant('revision')];
  return repository && revision ? { source: { repository, revision }, isAttested: false } : undefined;
}
