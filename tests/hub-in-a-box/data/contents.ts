import { gzipSync, zstdCompressSync } from 'node:zlib';
import {
  image,
  keepBytes,
  keepForged,
  OCI,
  repositoryOf,
  sha256,
  step,
  type TrueLayer,
  tagOf,
} from '../build.ts';
import type { BoxRepository } from '../model.ts';
import { tarOf } from '../real/tar.ts';

const STATUS = 'Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nVersion: 2.41-12\n';

const BASE_FILES: [string, string][] = [
  ['etc/', ''],
  ['etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nID=debian\n'],
  ['var/lib/dpkg/status', STATUS],
  ['usr/bin/env', 'x'.repeat(5000)],
];
const BASE = tarOf(BASE_FILES);
const MANY = tarOf(Array.from({ length: 3000 }, (_, at): [string, string] => [`srv/${at}.txt`, `${at}`]));
const WHITEOUT = tarOf([...BASE_FILES, ['etc/.wh.os-release', ''], ['usr/bin/link', '', 'usr/bin/env']]);

const layerOf = (mediaType: string, tar: Buffer, packed: Buffer): TrueLayer => ({
  descriptor: keepBytes(mediaType, packed),
  diffId: sha256(tar),
});

/** Gzip of two members, as eStargz has them, which the browsers' own decoder refuses. */
const members = (tar: Buffer) =>
  Buffer.concat([gzipSync(tar.subarray(0, 1500)), gzipSync(tar.subarray(1500))]);

/** `lab/files`: layers that there really are, by gzip, by zstd and of several members, one that ends too early, and one with other bytes. */
export function contents(): BoxRepository {
  const layers = [
    layerOf(OCI.layer, BASE, gzipSync(BASE)),
    layerOf('application/vnd.oci.image.layer.v1.tar+zstd', MANY, zstdCompressSync(MANY)),
    layerOf(OCI.layer, WHITEOUT, members(WHITEOUT)),
    layerOf(OCI.layer, BASE, gzipSync(BASE.subarray(0, 2100))),
    { descriptor: keepForged(OCI.layer, gzipSync(MANY), Buffer.from('honest')), diffId: sha256(MANY) },
  ];
  const built = image('files', 'linux/amd64', {
    steps: layers.map(({ descriptor }, at) => step(`COPY layer-${at} / # buildkit`, descriptor.size)),
    layer: (_, at) => layers[at],
  });
  return repositoryOf('lab/files', [tagOf('1', [built])]);
}

/** `lab/pair`: two images on the same base, whose layers there really are. */
export function pair(): BoxRepository {
  const base = layerOf(OCI.layer, BASE, gzipSync(BASE));
  const above = (files: [string, string][]) => {
    const tar = tarOf(files);
    return layerOf(OCI.layer, tar, gzipSync(tar));
  };
  const status = (version: string) => STATUS.replace('2.41-12', version);
  const second: Record<string, TrueLayer> = {
    '1': above([
      ['app/config', 'a=1'],
      ['app/old', 'old'],
      ['app/same', 'same'],
    ]),
    '2': above([
      ['app/config', 'a=2'],
      ['app/new', 'new and longer'],
      ['app/same', 'same'],
      ['etc/.wh.os-release', ''],
      ['var/lib/dpkg/status', status('2.41-13')],
    ]),
  };
  const tags = Object.entries(second).map(([name, layer]) => {
    const layers = [base, layer];
    const built = image(`pair ${name}`, 'linux/amd64', {
      steps: layers.map(({ descriptor }, at) => step(`COPY layer-${at} / # buildkit`, descriptor.size)),
      layer: (_, at) => layers[at],
    });
    return tagOf(name, [built]);
  });
  return repositoryOf('lab/pair', tags);
}
