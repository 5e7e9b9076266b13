import {
  attested,
  DOCKER,
  documentOf,
  type Family,
  images,
  indexOf,
  keep,
  keepBytes,
  OCI,
  type Recipe,
  repositoryOf,
  step,
  type TagDetails,
  tagOf,
  tagsOf,
} from '../build.ts';
import type { BoxImage, BoxRepository, BoxTag } from '../model.ts';
import { layerOf } from './layers.ts';

export const REAL = 'real/app';

const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const ZSTD = 'application/vnd.oci.image.layer.v1.tar+zstd';

/** Every field that a config can have. */
const FULL: Recipe = {
  created: '2026-10-02T09:41:07.123456789Z',
  document: { author: 'The Box <box@example.test>' },
  config: {
    User: '101:101',
    ExposedPorts: { '8080/tcp': {}, '53/udp': {} },
    Env: [PATH, 'APP_VERSION=1.2.3', 'QUERY=a=b&c=<d>', 'EMPTY='],
    Entrypoint: ['/docker-entrypoint.sh', '--config', '/etc/app.conf'],
    Cmd: ['serve', 'two words'],
    Volumes: { '/data': {}, '/var/log/app': {} },
    WorkingDir: '/srv/app',
    StopSignal: 'SIGQUIT',
    StopTimeout: 30,
    Shell: ['/bin/bash', '-eo', 'pipefail', '-c'],
    OnBuild: ['COPY . /srv/app', 'RUN make'],
    Healthcheck: {
      Test: ['CMD-SHELL', 'curl -f http://localhost:8080/ || exit 1'],
      Interval: 30_000_000_000,
      Timeout: 5_000_000_000,
      StartPeriod: 10_000_000_000,
      Retries: 4,
    },
    Labels: {
      'org.opencontainers.image.version': '1.2.3',
      'org.opencontainers.image.source': 'https://git.example.test/real/app',
      'org.label-schema.name': 'The real application',
      'org.label-schema.vcs-ref': 'c0ffee',
      maintainer: 'The Box <box@example.test>',
      'test.example.empty': '',
      'test.example.html': '<b>"bold" & more</b>',
    },
  },
  steps: [
    step('ADD rootfs.tar.xz / # buildkit', 100),
    step('ENV APP_VERSION=1.2.3'),
    step('RUN /bin/bash -eo pipefail -c make install # buildkit', 100),
    step('COPY docker-entrypoint.sh / # buildkit', 100),
    step('USER 101:101'),
    step('CMD ["serve" "two words"]'),
  ],
};

/** Docker's old way: label-schema only, a classic history, what Docker adds to the document. */
const CLASSIC: Recipe = {
  created: '2017-03-04T05:06:07.89Z',
  document: { docker_version: '17.03.0-ce', container: 'c0ffee', author: '' },
  config: {
    Hostname: 'c0ffee',
    Env: [PATH],
    Cmd: ['/bin/sh', '-c', 'exec app'],
    Labels: { 'org.label-schema.version': '0.9', 'org.label-schema.build-date': '2017-03-04T05:06:07Z' },
  },
  steps: [step('/bin/sh -c #(nop) ADD file:c0ffee in / ', 100), step('/bin/sh -c make', 100)],
};

/** Nothing recorded: what reproducible builds and small tools leave. */
const BARE: Recipe = { created: '1970-01-01T00:00:00Z', config: {}, steps: [step('', 100)] };

/** Images whose layers there are, so that a real registry takes them. */
function real(
  seed: string,
  platforms: string[],
  recipe: Recipe,
  family: Family = OCI,
  layerType: string = family.layer,
): BoxImage[] {
  const made = (on: string): Recipe => ({
    ...recipe,
    layer: (instruction, at) => layerOf(layerType, `${seed} ${on} ${at} ${instruction}`),
  });
  return images(seed, platforms, made, family);
}

/** A tag of a kept manifest that is no image of a platform. */
function named(name: string, digest: string, details: TagDetails = {}): BoxTag {
  return tagOf(name, [], { digest, registryDigest: digest, contentType: 'unrecognized', ...details });
}

function chart(): BoxTag {
  const config = keep('application/vnd.cncf.helm.config.v1+json', {
    name: 'app',
    version: '1.2.3',
    apiVersion: 'v2',
  });
  const { descriptor } = layerOf('application/vnd.cncf.helm.chart.content.v1.tar+gzip', 'chart');
  const annotations = {
    'org.opencontainers.image.title': 'app',
    'org.opencontainers.image.version': '1.2.3',
  };
  const manifest = keep(OCI.manifest, {
    schemaVersion: 2,
    mediaType: OCI.manifest,
    config,
    layers: [descriptor],
    annotations,
  });
  return named('chart-1.2.3', manifest.digest, { contentType: 'helm', mediaType: config.mediaType });
}

function artifact(): BoxTag {
  const config = keep('application/vnd.oci.empty.v1+json', {});
  const file = keepBytes('text/spdx+json', Buffer.from('{"spdxVersion":"SPDX-2.3"}'));
  const artifactType = 'application/spdx+json';
  const manifest = keep(OCI.manifest, {
    schemaVersion: 2,
    mediaType: OCI.manifest,
    artifactType,
    config,
    layers: [file],
  });
  return named('sbom', manifest.digest, { mediaType: config.mediaType });
}

/** An index that holds nothing but another index. */
function nested(inner: string): BoxTag {
  const size = documentOf(inner)?.body.length ?? 0;
  const manifests = [{ mediaType: OCI.index, digest: inner, size }];
  const outer = keep(OCI.index, { schemaVersion: 2, mediaType: OCI.index, manifests });
  return named('nested', outer.digest, { contentType: 'image', mediaType: OCI.index });
}

/**
 * `real/app`: what the real registry serves under Docker Hub's name, and the API beside it. All of it can be pushed:
 *
 * | tag                    | what it is                                                                   |
 * |------------------------|------------------------------------------------------------------------------|
 * | 1, 1.2, 1.2.3, latest  | OCI index of three platforms with attestations, every field in the config    |
 * | list, list-old         | Docker manifest list, the classic style of config                            |
 * | single, single-docker  | one manifest without index, OCI and Docker                                   |
 * | zstd                   | layers packed with zstd, annotations                                         |
 * | bare                   | nothing recorded in the config                                               |
 * | windows                | two Windows versions and Linux                                               |
 * | nested                 | an index in an index                                                         |
 * | chart-1.2.3, sbom      | a Helm chart, an artifact with an empty config                               |
 */
export function realRepository(): BoxRepository {
  const full = attested(real('app', ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7'], FULL));
  const list = real('list', ['linux/amd64', 'linux/arm64/v8'], CLASSIC, DOCKER);
  const windows = ['windows/amd64@10.0.20348.2113', 'windows/amd64@10.0.17763.5206', 'linux/amd64'];
  const notes = { annotations: { 'org.opencontainers.image.revision': 'c0ffee' } };
  return repositoryOf(REAL, [
    ...tagsOf(['latest', '1', '1.2', '1.2.3'], full),
    ...tagsOf(['list', 'list-old'], list, { family: DOCKER }),
    tagOf('single', real('single', ['linux/amd64'], FULL)),
    tagOf('single-docker', real('single', ['linux/amd64'], CLASSIC, DOCKER), { family: DOCKER }),
    tagOf('zstd', real('zstd', ['linux/amd64', 'linux/arm64'], { ...FULL, ...notes }, OCI, ZSTD)),
    tagOf('bare', real('bare', ['linux/amd64'], BARE)),
    tagOf('windows', real('windows', windows, { ...BARE, created: '2026-09-01T00:00:00Z' })),
    nested(indexOf(full).digest),
    chart(),
    artifact(),
  ]);
}

/** A manifest of Docker's first schema, to be signed; its one layer is among the kept documents. */
export function schema1Manifest(repository: string): { manifest: object; layer: string } {
  const layer = layerOf(DOCKER.layer, 'schema 1').descriptor.digest;
  const history = {
    id: '1'.repeat(64),
    created: '2015-11-14T15:10:27.564718Z',
    os: 'linux',
    architecture: 'amd64',
    container_config: { Cmd: ['/bin/sh', '-c', '#(nop) CMD ["/bin/sh"]'] },
    config: { Env: [PATH], Cmd: ['/bin/sh'], Labels: { old: 'yes' } },
  };
  const manifest = {
    schemaVersion: 1,
    name: repository,
    tag: 'schema1',
    architecture: 'amd64',
    fsLayers: [{ blobSum: layer }],
    history: [{ v1Compatibility: JSON.stringify(history) }],
  };
  return { manifest, layer };
}
