import * as v from 'valibot';
import { type Descriptor, descriptorSchema } from './descriptor.ts';
import { stringMap } from './values/go-json.ts';

/** The manifest of one image or artifact: a config and layers (image-spec `manifest.md`, Docker schema 2). */
export interface Manifest {
  kind: 'manifest';
  mediaType: string;
  artifactType?: string;
  /** Missing only in the withdrawn OCI artifact manifest. */
  config?: Descriptor;
  /** Bottom layer first. Of an artifact manifest, the blobs. */
  layers: Descriptor[];
  /** The manifest that this one is attached to. */
  subject?: Descriptor;
  annotations: Record<string, string>;
}

/** An index of images for several platforms: an OCI index or a Docker manifest list (image-spec `image-index.md`). */
export interface ImageIndex {
  kind: 'index';
  mediaType: string;
  artifactType?: string;
  manifests: Descriptor[];
  subject?: Descriptor;
  annotations: Record<string, string>;
}

const descriptors = v.nullish(v.array(descriptorSchema), []);

const common = {
  mediaType: v.nullish(v.string(), ''),
  artifactType: v.nullish(v.string()),
  subject: v.nullish(descriptorSchema),
  annotations: stringMap,
};

interface Common {
  mediaType: string | null;
  artifactType?: string | null | undefined;
  subject?: Descriptor | null | undefined;
  annotations: Record<string, string>;
}

function plain({ mediaType, artifactType, subject, annotations }: Common) {
  return {
    mediaType: mediaType ?? '',
    ...(artifactType ? { artifactType } : {}),
    ...(subject ? { subject } : {}),
    annotations,
  };
}

export const manifestSchema = v.pipe(
  v.object({ ...common, config: v.nullish(descriptorSchema), layers: descriptors, blobs: descriptors }),
  v.transform(
    (raw): Manifest => ({
      kind: 'manifest',
      ...plain(raw),
      ...(raw.config ? { config: raw.config } : {}),
      layers: raw.layers?.length ? raw.layers : (raw.blobs ?? []),
    }),
  ),
);

export const indexSchema = v.pipe(
  v.object({ ...common, manifests: descriptors }),
  v.transform((raw): ImageIndex => ({ kind: 'index', ...plain(raw), manifests: raw.manifests ?? [] })),
);
