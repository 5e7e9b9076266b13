import { TagkinError } from '../failure.ts';
import type { HubImage } from '../hub/api/images.ts';
import { parseConfig, readConfig } from '../oci/config.ts';
import { configRows } from '../oci/config-rows.ts';
import type { Digest } from '../oci/digest.ts';
import { matchHistory } from '../oci/history.ts';
import { summaryOfInstructions } from '../oci/instructions.ts';
import type { Manifest } from '../oci/manifest.ts';
import { platformKey } from '../oci/platform.ts';
import { type Schema1, schema1Config, schema1Layers } from '../oci/schema1.ts';
import type { ImageDetails } from './image-answer.ts';

/** The contents of an image, from its manifest and its config blob. Errors: `malformed`. */
export function detailsOfConfig(manifest: Manifest, digest: string, config: string): ImageDetails {
  const parsed = parseConfig(config);
  if (!parsed.ok) throw new TagkinError({ kind: 'malformed' });
  const { summary, history } = parsed.value;
  return {
    summary,
    rows: configRows(summary),
    digest,
    platform: platformKey(summary.platform),
    size: manifest.layers.reduce((sum, layer) => sum + layer.size, 0),
    steps: matchHistory(history, manifest.layers),
    layers: manifest.layers.length,
  };
}

/** The same for schema 1, which has the config in the manifest, and no sizes. Errors: `malformed`. */
export function detailsOfSchema1(schema1: Schema1, digest: string): ImageDetails {
  const layers = schema1Layers(schema1);
  const parsed = readConfig(schema1Config(schema1));
  if (!parsed.ok) throw new TagkinError({ kind: 'malformed' });
  const { summary, history } = parsed.value;
  return {
    summary,
    rows: configRows(summary),
    digest,
    platform: platformKey(summary.platform),
    size: 0,
    steps: matchHistory(
      history,
      layers.map((layer) => ({ mediaType: '', digest: layer, size: 0, annotations: {}, urls: [] })),
    ),
    layers: layers.length,
  };
}

/** The same from the build steps that Docker Hub shows: without a pull, and not exact. */
export function detailsOfHub({ platform, digest, size, instructions }: HubImage): ImageDetails {
  const history = instructions.map(({ instruction, digest: layer }) => ({
    createdBy: instruction,
    comment: '',
    empty: !layer,
  }));
  const layers = instructions.flatMap(({ digest: layer, size: bytes }) =>
    layer ? [{ mediaType: '', digest: layer as Digest, size: bytes, annotations: {}, urls: [] }] : [],
  );
  const summary = summaryOfInstructions(instructions, platform);
  return {
    summary,
    rows: configRows(summary),
    digest,
    platform: platformKey(platform),
    size,
    steps: matchHistory(history, layers),
    layers: layers.length,
  };
}
