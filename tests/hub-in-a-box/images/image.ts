import type { BoxImage } from '../model.ts';
import { chance } from './chance.ts';
import { type Descriptor, keep, sha256 } from './documents.ts';
import { type Family, OCI } from './media-types.ts';
import { platform, platformFields } from './platform.ts';
import { plainSteps, type Recipe } from './recipe.ts';

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * A platform's image with a true manifest and config: the digest is the manifest's own SHA-256, and the registry serves
 * both. The same seed, platform and recipe always make the same image.
 *
 * @param seed makes otherwise equal images differ
 * @param on `linux/arm/v7`, `windows/amd64@10.0.20348.2113`
 */
export function image(seed: string, on: string, recipe: Recipe = {}, family: Family = OCI): BoxImage {
  const target = platform(on);
  const created = recipe.created ?? '2026-11-10T01:22:33.456789012Z';
  const settings = recipe.config ?? { Env: [PATH, `SEED=${seed}`], Cmd: ['/bin/sh'] };
  const baseSize = 20_000_000 + chance(`${seed} ${on}`, 20_000_000);
  const steps = recipe.steps ?? plainSteps(`base of ${seed}`, baseSize, settings);
  const filled = steps.filter(({ size }) => size > 0);
  const made = filled.map(({ instruction, size }, at) => {
    const digest = sha256(`${seed} ${on} layer ${at} ${instruction}`);
    const descriptor: Descriptor = { mediaType: family.layer, digest, size };
    return recipe.layer?.(instruction, at) ?? { descriptor, diffId: sha256(`${seed} ${on} diff ${at}`) };
  });
  const config = keep(family.config, {
    ...platformFields(target),
    config: settings,
    created,
    history: steps.map(({ instruction, size }) => ({
      created,
      created_by: instruction,
      comment: 'buildkit.dockerfile.v0',
      ...(size === 0 && { empty_layer: true }),
    })),
    rootfs: { type: 'layers', diff_ids: made.map(({ diffId }) => diffId) },
    ...recipe.document,
  });
  const layers = made.map(({ descriptor }) => descriptor);
  const manifest = keep(family.manifest, {
    schemaVersion: 2,
    mediaType: family.manifest,
    config,
    layers,
    ...(recipe.annotations && { annotations: recipe.annotations }),
  });
  const size = layers.reduce((sum, layer) => sum + layer.size, 0) + config.size;
  return { ...target, digest: manifest.digest, size };
}
