import { attested, image, OCI, repositoryOf, sha256, step, type TrueLayer, tagOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';

const STARTED = "# debian.sh --arch 'amd64' out/ 'trixie' '@1763337600'";

/** The root file system of Debian as of a day: the lowest layer of all that is built on it. */
const debianLayer = (day: string): TrueLayer => ({
  descriptor: { mediaType: OCI.layer, digest: sha256(`debian ${day}`), size: 29_777_000 },
  diffId: sha256(`debian ${day} unpacked`),
});

const upon = (day: string) => (_: string, at: number) => (at === 0 ? debianLayer(day) : undefined);

const debianOf = (day: string) =>
  image(`debian ${day}`, 'linux/amd64', {
    steps: [step(STARTED, 29_777_000), step('CMD ["bash"]')],
    config: { Cmd: ['bash'] },
    layer: upon(day),
  });

export const TOKEN = `npm_${'k'.repeat(36)}`;

/**
 * `acme/shop`, an image for linux/amd64 and linux/arm64 on Debian of 17 November 2025, with credentials in its environment and in
 * a build argument; and `library/debian`, whose moving tag has another image by now.
 */
export function shop(): BoxRepository[] {
  const built = ['linux/amd64', 'linux/arm64'].map((on) =>
    image('shop 2.4.0', on, {
      created: '2021-03-01T00:00:00Z',
      config: {
        Env: ['PATH=/usr/bin', 'NODE_ENV=production', 'DATABASE_URL=postgres://shop:hunter2@db/shop'],
        Cmd: ['node', 'shop.js'],
        User: '1000:1000',
        Labels: {
          'org.opencontainers.image.source': 'https://github.com/acme/shop',
          'org.opencontainers.image.revision': '3b1f6c29d4f3a1e0b6c5d8e7f90a1b2c3d4e5f60',
        },
      },
      steps: [
        step(STARTED, 29_777_000),
        step('ENV DATABASE_URL=postgres://shop:hunter2@db/shop'),
        step(`RUN |1 NPM_TOKEN=${TOKEN} /bin/sh -c npm ci # buildkit`, 48_000_000),
        step('CMD ["node" "shop.js"]'),
      ],
      layer: on === 'linux/amd64' ? upon('20251117') : undefined,
      document: { docker_version: '1.9.1' },
    }),
  );
  return [
    repositoryOf('acme/shop', [tagOf('2.4.0', attested(built), { pushedAt: '2026-11-12T00:00:00Z' })]),
    repositoryOf('library/debian', [
      tagOf('trixie-20251117-slim', [debianOf('20251117')]),
      tagOf('trixie-slim', [debianOf('20261103')]),
    ]),
  ];
}
