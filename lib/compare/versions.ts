import type { Outside } from '../text/outside.ts';
import type { FieldDifference } from './fields.ts';

/** A version that an image states, on both sides: `nginx` 1.31.2 → 1.31.3, with the field that states it. */
export interface VersionDifference {
  /** The software; empty for the version of the image itself, by its label. */
  name: Outside;
  field: FieldDifference;
}

const VERSION_VARIABLE = /^(.+)_VERSION$/;
/** Keys of labels. Sources: image-spec `annotations.md`, Label Schema 1.0. */
const VERSION_LABELS = ['org.opencontainers.image.version', 'org.label-schema.version'];

/** The versions that differ: of variables called `…_VERSION`, or else of the label for it. In: the compared fields. */
export function compareVersions(fields: readonly FieldDifference[]): VersionDifference[] {
  const changed = fields.filter(({ diff }) => diff !== 'same');
  const variables = changed.flatMap((field) => {
    const software = field.field === 'env' && VERSION_VARIABLE.exec(field.key ?? '')?.[1];
    return software ? [{ name: software.toLowerCase().replaceAll('_', '-'), field }] : [];
  });
  if (variables.length > 0) return variables;
  const label = changed.find(({ field, key = '' }) => field === 'labels' && VERSION_LABELS.includes(key));
  return label ? [{ name: '', field: label }] : [];
}
