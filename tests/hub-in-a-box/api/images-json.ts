import * as v from 'valibot';
import { documentOf } from '../images/documents.ts';
import type { BoxImage, BoxLayer, BoxTag } from '../model.ts';
import { imagePushed, lastPulled } from './dates.ts';

const Manifest = v.object({
  config: v.object({ digest: v.string() }),
  layers: v.array(v.object({ digest: v.string(), size: v.number() })),
});

const Config = v.object({
  history: v.optional(
    v.array(v.object({ created_by: v.optional(v.string(), ''), empty_layer: v.optional(v.boolean()) })),
    [],
  ),
});

function read<T extends v.GenericSchema>(schema: T, digest: string | null): v.InferOutput<T> | undefined {
  const document = digest === null ? undefined : documentOf(digest);
  if (!document) return undefined;
  const parsed = v.safeParse(schema, JSON.parse(document.body.toString()));
  return parsed.success ? parsed.output : undefined;
}

/** The steps of an image, from the history in its own config; a step without layer has no digest. */
function layersOf(image: BoxImage): BoxLayer[] {
  const manifest = read(Manifest, image.digest);
  if (!manifest) return [];
  const layers = [...manifest.layers];
  const history = read(Config, manifest.config.digest)?.history ?? [];
  const steps = history.map(({ created_by, empty_layer }): BoxLayer => {
    const instruction = created_by.replace('/bin/sh -c #(nop) ', '');
    const layer = empty_layer ? undefined : layers.shift();
    return layer ? { digest: layer.digest, size: layer.size, instruction } : { size: 0, instruction };
  });
  return [...steps, ...layers.map(({ digest, size }) => ({ digest, size, instruction: '' }))];
}

/** The answer of `/tags/{tag}/images`: null where the tag list has `""`. */
export function imagesJson(tag: BoxTag) {
  return tag.images.map((image) => ({
    architecture: image.architecture,
    features: null,
    variant: image.variant,
    digest: image.digest,
    layers: tag.layers ?? layersOf(image),
    os: image.os,
    os_features: null,
    os_version: image.osVersion,
    size: image.size,
    status: tag.status,
    last_pulled: lastPulled(image.digest ?? tag.name, tag.status, tag.pushedAt),
    last_pushed: imagePushed(image.digest ?? tag.name, tag.pushedAt),
  }));
}
