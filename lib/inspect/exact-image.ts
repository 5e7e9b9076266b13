import type { OtherField } from '../oci/other-fields.ts';
import { otherFields } from '../oci/other-fields.ts';
import { type Label, readLabels } from '../oci/values/labels.ts';
import type { Outside } from '../text/outside.ts';
import type { ImageAnswer } from './image-answer.ts';
import type { Inspected } from './inspect.ts';

/** An image as its registry stores it: read by digest, and verified. */
export interface ExactImage extends ImageAnswer {
  /** Fields of the config that the config table does not know. */
  others: OtherField[];
  /** Annotations: of the manifest, and of the index if it was read. */
  annotations: Label[];
  /** Media type of each layer by its digest; layers of one image may differ. */
  mediaTypes: Record<string, Outside>;
}

/** Adds to an answer what only the inspect page shows. */
export function exactImageOf(answer: ImageAnswer, { indexes, manifest, config }: Inspected): ExactImage {
  const annotations = {
    ...indexes[0]?.index.annotations,
    ...manifest?.manifest.annotations,
  };
  const layers = manifest?.manifest.layers ?? [];
  return {
    ...answer,
    others: config ? otherFields(config.text) : [],
    annotations: readLabels(annotations),
    mediaTypes: Object.fromEntries(layers.map(({ digest, mediaType }) => [digest, mediaType])),
  };
}
