import { describe, expect, test } from 'vitest';
import { layersFrom, movingTag } from '../../lib/inspect/found-base.ts';
import { baseClaims, hasNoBase, sharedPrefix } from '../../lib/oci/base.ts';
import { dockerfileOf } from '../../lib/oci/dockerfile.ts';
import { matchHistory } from '../../lib/oci/history.ts';
import { readLabels } from '../../lib/oci/values/labels.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const file = (createdBy: string, comment = '') =>
  dockerfileOf(matchHistory([{ createdBy, comment, empty: false }], []));
const BASE = {
  'org.opencontainers.image.base.name': 'docker.io/library/debian:trixie-slim',
  'org.opencontainers.image.base.digest': DIGEST,
};

describe('what an image says of its base, best evidence first', () => {
  test('an annotation with a digest, then the same as a label, which may be the base’s own', () => {
    expect(baseClaims(file('RUN make'), readLabels(BASE), readLabels(BASE))).toEqual([
      {
        name: 'docker.io/library/debian:trixie-slim',
        digest: DIGEST,
        evidence: 'annotation',
        certainty: 'said',
      },
      {
        name: 'docker.io/library/debian:trixie-slim',
        digest: DIGEST,
        evidence: 'label',
        certainty: 'perhaps',
      },
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
    const claims = baseClaims(file(line), [], []);
    expect(claims).toEqual(names.map((name) => ({ name, evidence: 'first-step', certainty: 'looks-like' })));
  });

  test('by buildah', () => {
    expect(baseClaims(file('/bin/sh -c #(nop) CMD ["a"]', 'FROM quay.io/a/b:1'), [], [])).toEqual([
      { name: 'quay.io/a/b:1', evidence: 'builder', certainty: 'said' },
    ]);
  });

  test('nothing is said', () => expect(baseClaims(file('RUN make'), [], [])).toEqual([]));

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
