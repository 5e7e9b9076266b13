import * as v from 'valibot';
import { digestSchema } from './descriptor.ts';
import type { Digest } from './digest.ts';
import { isPlainObject, parseJson } from './json.ts';

/** Docker's first manifest format (distribution `manifest-v2-1.md`): no config, no sizes. Signatures are ignored. */
export interface Schema1 {
  kind: 'schema1';
  name: string;
  tag: string;
  architecture: string;
  /** Bottom layer first, one for each entry of `history` (empty ones included). */
  layers: Digest[];
  /** The `v1Compatibility` JSON of each layer, bottom layer first. The last one holds the image's config. */
  history: Record<string, unknown>[];
}

/** The layer of a step that made none: an empty tar. Old images have it for each. Source: docker `layer.EmptyLayer`. */
const EMPTY_LAYER = 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4';

const madeLayer = ({ layers, history }: Schema1, at: number): boolean =>
  history[at]?.throwaway !== true && layers[at] !== EMPTY_LAYER;

/** The layers that have files, the lowest first. Their sizes are in no document. */
export const schema1Layers = (manifest: Schema1): Digest[] =>
  manifest.layers.filter((_, at) => madeLayer(manifest, at));

const text = v.nullish(v.string(), '');

const v1Compatibility = v.pipe(
  v.object({ v1Compatibility: v.string() }),
  v.transform(({ v1Compatibility }) => {
    const parsed = parseJson(v1Compatibility);
    return isPlainObject(parsed) ? parsed : {};
  }),
);

export const schema1Schema = v.pipe(
  v.object({
    name: text,
    tag: text,
    architecture: text,
    fsLayers: v.nullish(v.array(v.object({ blobSum: digestSchema })), []),
    history: v.nullish(v.array(v1Compatibility), []),
  }),
  v.transform(
    ({ name, tag, architecture, fsLayers, history }): Schema1 => ({
      kind: 'schema1',
      name: name ?? '',
      tag: tag ?? '',
      architecture: architecture ?? '',
      layers: (fsLayers ?? []).map(({ blobSum }) => blobSum).reverse(),
      history: (history ?? []).reverse(),
    }),
  ),
);

const wordsOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((word) => typeof word === 'string') : [];

/**
 * The image config of a schema 1 manifest, as parsed JSON for `readConfig`: the top entry, with a history made from all
 * entries. `rootfs` is unknown, so there are no diff IDs. Source: docker `distribution/pull_v2.go`.
 */
export function schema1Config(manifest: Schema1): Record<string, unknown> {
  const entry = (layer: Record<string, unknown>, at: number) => {
    const container = isPlainObject(layer.container_config) ? layer.container_config : {};
    const { created, author, comment } = layer;
    const command = wordsOf(container.Cmd);
    // Its entrypoint is no part of a command, but where that is the shell, `-c make` means nothing without it.
    const words = command[0]?.startsWith('-') ? [...wordsOf(container.Entrypoint), ...command] : command;
    return { created, author, comment, created_by: words.join(' '), empty_layer: !madeLayer(manifest, at) };
  };
  return {
    os: 'linux',
    ...manifest.history.at(-1),
    architecture: manifest.architecture,
    history: manifest.history.map(entry),
  };
}
