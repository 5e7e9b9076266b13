import type { Outside } from '../../text/outside.ts';
/** A label or an annotation. `meaning` is set if image-spec or Label Schema defines the key. */
export interface Label {
  key: Outside;
  value: Outside;
  meaning?: LabelMeaning;
}

const MEANINGS = [
  'created',
  'authors',
  'url',
  'documentation',
  'source',
  'version',
  'revision',
  'vendor',
  'licenses',
  'title',
  'description',
  'ref.name',
  'base.digest',
  'base.name',
] as const;

export type LabelMeaning = (typeof MEANINGS)[number];

const OCI = 'org.opencontainers.image.';
const LABEL_SCHEMA = 'org.label-schema.';

/** Source: image-spec `annotations.md`, "Back-compatibility with Label Schema". */
const FROM_LABEL_SCHEMA: Record<string, LabelMeaning> = {
  'build-date': 'created',
  url: 'url',
  'vcs-url': 'source',
  'vcs-ref': 'revision',
  version: 'version',
  vendor: 'vendor',
  name: 'title',
  description: 'description',
  usage: 'documentation',
};

function meaningOf(key: string): LabelMeaning | undefined {
  if (key.startsWith(OCI)) return MEANINGS.find((meaning) => key === OCI + meaning);
  if (!key.startsWith(LABEL_SCHEMA)) return key === 'maintainer' ? 'authors' : undefined;
  const rest = key.slice(LABEL_SCHEMA.length);
  return Object.hasOwn(FROM_LABEL_SCHEMA, rest) ? FROM_LABEL_SCHEMA[rest] : undefined;
}

/** Labels or annotations, sorted by key, with the meaning of known keys. */
export function readLabels(map: Record<string, string>): Label[] {
  return Object.entries(map)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      const meaning = meaningOf(key);
      return meaning === undefined ? { key, value } : { key, value, meaning };
    });
}

/** The value of the label with a meaning (`version`). An OCI key wins over an older one; empty values are skipped. */
export const labelOf = (labels: Label[], meaning: LabelMeaning): string | undefined => {
  const all = labels.filter((label) => label.meaning === meaning && label.value !== '');
  return (all.find(({ key }) => key.startsWith(OCI)) ?? all[0])?.value;
};
