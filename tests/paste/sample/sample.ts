import { readdirSync, readFileSync } from 'node:fs';
import { formatReference } from '../../../lib/oci/reference.ts';
import { readPasted } from '../../../lib/paste/read-pasted.ts';

/** A file of a public repository that a person read, and every image that it names; the file itself is not kept here. */
interface LabelledFile {
  repository: string;
  path: string;
  /** Of the file's bytes, in hex. */
  sha256: string;
  /** In the familiar form, each once: what Docker, or the tool in question, would pull. */
  images: string[];
}

export interface Sample {
  kind: string;
  files: LabelledFile[];
}

/** The labelled sample, one JSON file a kind. */
export const SAMPLES: Sample[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => JSON.parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')));

interface Verdict {
  shown: number;
  missed: string[];
  wrong: string[];
}

/** What the readers find in a labelled file's text, beside its labels. */
export function judge(text: string, { images }: LabelledFile): Verdict {
  const { found } = readPasted(text);
  const shown = new Set(
    found.flatMap((one) => (one.kind === 'image' ? [formatReference(one.reference)] : [])),
  );
  return {
    shown: shown.size,
    missed: images.filter((image) => !shown.has(image)),
    wrong: [...shown].filter((image) => !images.includes(image)),
  };
}
