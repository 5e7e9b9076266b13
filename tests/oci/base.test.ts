import { describe, expect, test } from 'vitest';
import { layersFrom, movingTag } from '../../lib/inspect/found-base.ts';
import { type BuildImage, baseClaims, hasNoBase, sharedPrefix } from '../../lib/oci/base.ts';
import { type Dockerfile, dockerfileOf } from '../../lib/oci/dockerfile.ts';
import { matchHistory } from '../../lib/oci/history.ts';
import { type Label, readLabels } from '../../lib/oci/values/labels.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const file = (createdBy: string, comment = '') =>
  dockerfileOf(matchHistory([{ createdBy, comment, empty: false }], []));
const BASE = {
  'org.opencontainers.image.base.name': 'docker.io/library/debian:trixie-slim',
  'org.opencontainers.image.base.digest': DIGEST,
};

const stated = (dockerfile: Dockerfile, more: { labels?: Label[]; annotations?: Label[] } = {}) =>
  baseClaims({ dockerfile, labels: [], annotations: [], layers: [], ...more });

describe('what an image says of its base, best evidence first', () => {
  test('an annotation; a label, which may be the base’s own; both are one statement', () => {
    const name = 'docker.io/library/debian:trixie-slim';
    const labels = readLabels(BASE);
    const said = { name, digest: DIGEST, evidence: ['annotation'], certainty: 'said' };
    expect(stated(file('RUN make'), { annotations: labels })).toEqual([said]);
    expect(stated(file('RUN make'), { labels })).toEqual([
      { ...said, evidence: ['label'], certainty: 'perhaps' },
    ]);
    expect(stated(file('RUN make', 'FROM debian:trixie-slim'), { labels, annotations: labels })).toEqual([
      { ...said, evidence: ['annotation', 'builder', 'label'] },
    ]);
  });

  test.each([
    [
      "# debian.sh --arch 'amd64' out/ 'trixie' '@1783900800'",
      ['debian:trixie-20260713-slim', 'debian:trixie-20260713'],
    ],
    ['ADD alpine-minirootfs-3.22.4-x86_64.tar.gz / # buildkit', ['alpine:3.22.4']],
    ['ADD file:5eb2 in / ', []],
  ])('by its first step: %s', (line, names) => {
    expect(stated(file(line))).toEqual(
      names.map((name) => ({ name, evidence: ['first-step'], certainty: 'looks-like' })),
    );
  });

  test('by buildah', () => {
    expect(stated(file('/bin/sh -c #(nop) CMD ["a"]', 'FROM quay.io/a/b:1'))).toEqual([
      { name: 'quay.io/a/b:1', evidence: ['builder'], certainty: 'said' },
    ]);
  });

  test('nothing is said', () => expect(stated(file('RUN make'))).toEqual([]));

  describe('by provenance', () => {
    const LAYERS = ['a', 'b', 'c'];
    const by = (images: BuildImage[], annotations: Label[] = []) =>
      baseClaims({ dockerfile: file('RUN make'), labels: [], annotations, images, layers: LAYERS }).map(
        ({ name, certainty, layers, evidence }) => [name, certainty, layers, evidence.join(' ')],
      );
    const image = (name: string, ...layers: string[][]): BuildImage => ({
      name,
      ...(layers.length > 0 && { layers }),
    });

    test('mode=max: the image whose layers are the lowest ones, of several the largest; another is no base', () => {
      const images = [
        image('golang:1', ['x', 'y']),
        image('debian:1', ['a']),
        image('node:1', ['z'], ['a', 'b']),
      ];
      expect(by(images)).toEqual([['node:1', 'exact', 2, 'provenance']]);
      expect(by([image('golang:1', ['x'])])).toEqual([]);
    });

    test('mode=min: the only image is likely, several are one of them', () => {
      expect(by([image('debian:1')])).toEqual([['debian:1', 'likely', undefined, 'provenance']]);
      expect(by([image('debian:1'), image('golang:1')]).map(([, certainty]) => certainty)).toEqual([
        'one-of',
        'one-of',
      ]);
    });

    test('what the builder says settles it', () => {
      const said = readLabels({ 'org.opencontainers.image.base.name': 'docker.io/library/debian:1' });
      expect(by([image('golang:1'), image('debian:1')], said)).toEqual([
        ['debian:1', 'said', undefined, 'provenance annotation'],
      ]);
    });
  });

  test.each(['apko', 'nix', 'ko', 'jib', 'bazel'] as const)('%s stacks on no base', (id) =>
    expect(hasNoBase(id)).toBe(true),
  );
  test('others do', () => expect([hasNoBase('buildkit'), hasNoBase(undefined)]).toEqual([false, false]));
});

test.each([
  [['a', 'b', 'c'], ['a', 'b'], 2],
  [['a', 'b'], ['a', 'b'], 2],
  [['a'], ['a', 'b'], 0],
  [['b', 'a'], ['a'], 0],
  [['a'], [], 0],
])('layers %j on %j: %d', (layers, base, count) => expect(sharedPrefix(layers, base)).toBe(count));

test('only the image of the same platform counts', () => {
  const image = (architecture: string, digest: string) => ({
    platform: { os: 'linux', architecture },
    digest: null,
    size: 1,
    instructions: [
      { digest, size: 1, instruction: '' },
      { size: 0, instruction: 'CMD' },
    ],
  });
  expect(layersFrom([image('amd64', 'a'), image('arm64', 'b')], 'linux/amd64', ['a', 'c'])).toBe(1);
  expect(layersFrom([image('amd64', 'a'), image('arm64', 'b')], 'linux/arm64', ['a', 'c'])).toBe(0);
});

test.each([
  ['trixie-20260713-slim', 'trixie-slim'],
  ['trixie-20260713', 'trixie'],
  ['3.22.4', undefined],
])('the moving tag of %s is %s', (tag, moving) => expect(movingTag(tag)).toBe(moving));
