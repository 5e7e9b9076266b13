import { DOCKER, EIGHT, image, images, keep, OCI, repositoryOf, SCHEMA_1, sha256, tagOf } from '../build.ts';
import type { BoxImage, BoxRepository, BoxTag } from '../model.ts';

/** An entry that is not an image, or one with few known values. */
function entry(digest: string | null, size: number, os = 'unknown', architecture = 'unknown'): BoxImage {
  return { os, architecture, variant: null, osVersion: null, digest, size };
}

function schema1(): BoxTag {
  const { digest, size } = keep(SCHEMA_1, {
    schemaVersion: 1,
    name: 'odd/answers',
    tag: 'schema1',
    architecture: 'amd64',
    fsLayers: [{ blobSum: sha256('schema 1') }],
    history: [{ v1Compatibility: '{"os":"linux","config":{"Cmd":["/bin/sh"]}}' }],
  });
  const listed = [entry(digest, 47_924_855 + size, '', 'amd64')];
  return tagOf('schema1', listed, { mediaType: SCHEMA_1, pushedAt: '2015-11-14T15:10:27.564718Z' });
}

/** A tag of a manifest whose config is of another type: a chart, a signature, a model. */
function artifact(name: string, contentType: BoxTag['contentType'], configType: string): BoxTag {
  const config = keep(configType, { name, version: '1.2.3' });
  const layers = [{ mediaType: 'application/octet-stream', digest: sha256(name), size: 4321 }];
  const { digest } = keep(OCI.manifest, { schemaVersion: 2, mediaType: OCI.manifest, config, layers });
  const listed = contentType === 'model' ? [] : [entry(digest, 4321)];
  return tagOf(name, listed, { digest, contentType, mediaType: configType, fullSize: 4321 });
}

/** A signature of the image that `v1` is, as cosign names it. */
export const SIGNATURE = `sha256-${'5'.repeat(64)}.sig`;

/**
 * `odd/answers`: odd answers of the API, one per tag.
 *
 * | tag                   | oddity                                                                            |
 * |-----------------------|-----------------------------------------------------------------------------------|
 * | v1, v1-amd64, v1-arm64 | the latter two are single platforms of the first                                 |
 * | eight                 | more than four platforms                                                          |
 * | twin-a, twin-b        | lists without `digest` key whose platforms are equal, in another order            |
 * | no-digest             | single platform, no `digest` key, `media_type` of the config                      |
 * | unknown-digest        | `digest: null` and size 0 for its one platform                                    |
 * | windows               | one Windows image with `os_version`                                               |
 * | inactive, null-dates  | `tag_status: inactive`; every date null                                           |
 * | no-images             | `images: []`, a digest that the registry does not have                            |
 * | schema1               | schema 1, `os: ""`                                                                |
 * | chart-1.2.3, model, artifact, `SIGNATURE` | no images                                                     |
 */
export function odd(): BoxRepository {
  const [amd64, arm64] = [image('odd v1', 'linux/amd64'), image('odd v1', 'linux/arm64/v8')];
  const twins = images('odd twins', ['linux/amd64', 'linux/arm/v7', 'linux/arm64/v8'], undefined, DOCKER);
  const old = { pushedAt: '2020-06-09T20:45:50.400981Z', family: DOCKER, digest: null };
  const lone = [image('odd lone', 'linux/amd64', {}, DOCKER)];
  const tags = [
    tagOf('v1', [amd64, arm64]),
    tagOf('v1-amd64', [amd64]),
    tagOf('v1-arm64', [arm64]),
    tagOf('eight', images('odd eight', EIGHT)),
    tagOf('twin-a', twins, { ...old, fullSize: 0 }),
    tagOf('twin-b', twins, { ...old, fullSize: 0 }),
    tagOf('no-digest', lone, { ...old, pushedAt: '2017-11-02T07:47:35.374523Z' }),
    tagOf('unknown-digest', [entry(null, 0, 'linux', 'amd64')], { ...old, fullSize: 0 }),
    tagOf('windows', [image('odd windows', 'windows/amd64@10.0.14393.2551')]),
    tagOf('inactive', lone, { ...old, status: 'inactive', pushedAt: '2021-05-25T22:27:21.712654Z' }),
    tagOf('null-dates', images('odd dates', ['linux/amd64']), { pushedAt: null }),
    tagOf('no-images', [], { digest: sha256('no images'), pushedAt: '2018-01-01T00:00:00Z' }),
    schema1(),
    artifact('chart-1.2.3', 'helm', 'application/vnd.cncf.helm.config.v1+json'),
    artifact('model', 'model', 'application/vnd.docker.ai.model.config.v0.1+json'),
    artifact('artifact', 'unrecognized', 'application/vnd.unknown.config.v1+json'),
    artifact(SIGNATURE, 'unrecognized', 'application/vnd.dev.cosign.simplesigning.v1+json'),
  ];
  return repositoryOf('odd/answers', tags, { description: 'Whatever else the API may say.' });
}
