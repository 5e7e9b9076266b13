import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { repositoryOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';
import { readDirectory, readLayout, unpackedSizeOf } from './layout.ts';

const SCRIPT = fileURLToPath(new URL('build.sh', import.meta.url));
const BUILDS = fileURLToPath(new URL('../../../.output/built-images', import.meta.url));

/** Images of real builders, as a repository of the box. */
export interface BuiltImages {
  /** `real/built`: a tag a way to build. */
  repository: BoxRepository;
  /** What `skopeo inspect --config` writes of a tag's image. */
  configOf(tag: string): string;
  /** Bytes of all layers, uncompressed. */
  unpackedSize(tag: string): number;
}

/**
 * Builds images by buildah, umoci and skopeo, once for all that runs at the same time and until the script changes. Throws what a
 * program complained of.
 */
export function builtImages(): BuiltImages {
  const version = createHash('sha256').update(readFileSync(SCRIPT)).digest('hex').slice(0, 12);
  const directory = `${BUILDS}-${version}`;
  const line = [`${directory}.lock`, 'sh', SCRIPT, directory];
  const { status, stderr } = spawnSync('flock', line, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`build.sh failed:\n${stderr}`);
  const tags = [
    ...['oci', 'zstd', 'umoci'].flatMap((layout) => readLayout(`${directory}/${layout}`)),
    readDirectory('docker', `${directory}/docker`),
  ];
  return {
    repository: repositoryOf('real/built', tags),
    unpackedSize: (tag) => unpackedSizeOf(tags.find(({ name }) => name === tag)?.digest ?? ''),
    configOf: (tag) => readFileSync(`${directory}/${tag}.json`, 'utf8'),
  };
}
