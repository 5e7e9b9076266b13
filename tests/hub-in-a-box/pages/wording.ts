import type { BoxImage, BoxRepository, BoxTag } from '../model.ts';
import { repositoryTitle } from './paths.ts';

const KINDS = { image: 'Image', helm: 'Helm', unrecognized: 'Artifact', model: 'Model' } as const;

/** Hub's word for a tag's content type. */
export function kindOf(contentType: BoxTag['contentType']): string {
  return KINDS[contentType];
}

/** `linux/arm/v7`; only `amd64` where the os is missing, as in captures of very old tags. */
export function platformText(image: BoxImage): string {
  return [image.os, image.architecture, image.variant].filter(Boolean).join('/');
}

/** The images that Hub lists: attestations (`unknown/unknown`) are in no captured page. */
export function listedImages(tag: BoxTag): BoxImage[] {
  return tag.images.filter(
    (image) => !image.attestation && !(image.os === 'unknown' && image.architecture === 'unknown'),
  );
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

/** Bytes as Hub writes them: `71.7 MB`, `318 B`; at most `digits` decimals. */
export function sizeText(bytes: number, digits = 2): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${Number(value.toFixed(digits))} ${UNITS[unit]}`;
}

/** Counts as Hub writes them: `393`, `1.7K`, then `1M+`, `1B+`. */
export function countText(count: number): string {
  if (count < 1000) return String(count);
  if (count < 1e6) return `${Number((count / 1e3).toFixed(1))}K`;
  if (count < 1e9) return `${10 ** Math.floor(Math.log10(count / 1e6))}M+`;
  return `${10 ** Math.floor(Math.log10(count / 1e9))}B+`;
}

/** The command in a pull box. Helm charts and models have their own, artifacts have `docker pull` (captures of 2025-26). */
export function pullCommand(repository: BoxRepository, tag: BoxTag): string {
  const full = `${repository.namespace}/${repository.name}`;
  if (tag.contentType === 'helm') return `helm pull oci://registry-1.docker.io/${full} --version ${tag.name}`;
  if (tag.contentType === 'model') return `docker model pull ${full}:${tag.name}`;
  return `docker pull ${repositoryTitle(repository)}:${tag.name}`;
}

/** The overview's command: like `pullCommand`, but `latest` goes without saying. */
export function summaryCommand(repository: BoxRepository, tag: BoxTag): string {
  return pullCommand(repository, tag).replace(/:latest$/, '');
}
