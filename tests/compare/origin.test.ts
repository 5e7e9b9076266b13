import { describe, expect, test } from 'vitest';
import { compareBases, systemField } from '../../lib/compare/base.ts';
import { compareSources } from '../../lib/compare/source.ts';
import { matchHistory } from '../../lib/oci/history.ts';
import { readProvenance } from '../../lib/oci/statements/provenance.ts';
import { readLabels } from '../../lib/oci/values/labels.ts';

const built = (createdBy: string, labels: Record<string, string> = {}) => ({
  steps: matchHistory([{ createdBy, comment: '', empty: false }], []),
  summary: { labels: readLabels(labels) },
});
const debian = (suite: string, seconds = 1783900800) =>
  built(`# debian.sh --arch 'amd64' out/ '${suite}' '@${seconds}'`);
const alpine = (version: string) => built(`ADD alpine-minirootfs-${version}-x86_64.tar.gz / # buildkit`);

describe('the bases of two images', () => {
  test('the same, by the first step', () => {
    expect(compareBases(debian('trixie'), debian('trixie'))).toMatchObject({
      diff: 'same',
      to: { name: 'debian:trixie-20260713-slim', system: 'Debian trixie', at: 1783900800_000 },
    });
  });

  test('another day of one distribution breaks nothing', () => {
    const base = compareBases(debian('trixie'), debian('trixie', 1784505600));
    expect(base?.diff).toBe('changed');
    expect(base && systemField(base)).toMatchObject([{ diff: 'same', isBreaking: true }]);
  });

  test.each([
    [debian('bookworm'), debian('trixie'), 'Debian bookworm', 'Debian trixie'],
    [debian('trixie'), alpine('3.22.4'), 'Debian trixie', 'Alpine 3.22'],
    [alpine('3.22.4'), alpine('3.23.0'), 'Alpine 3.22', 'Alpine 3.23'],
  ])('another distribution, or its major version, may break: %#', (one, other, from, to) => {
    const base = compareBases(one, other);
    expect(base && systemField(base)).toMatchObject([
      { field: 'base', diff: 'changed', from, to, isBreaking: true },
    ]);
  });

  test('a patch of Alpine breaks nothing; what is not known is not claimed', () => {
    const patch = compareBases(alpine('3.22.4'), alpine('3.22.5'));
    expect(patch && systemField(patch)).toMatchObject([{ diff: 'same' }]);
    const half = compareBases(debian('trixie'), built('COPY a /'));
    expect([half?.diff, half && systemField(half)]).toEqual(['removed', []]);
    expect(compareBases(built('COPY a /'), built('RUN b'))).toBeUndefined();
  });

  test('by labels', () => {
    const said = (name: string) => built('COPY a /', { 'org.opencontainers.image.base.name': name });
    expect(compareBases(said('docker.io/library/node:22'), said('docker.io/library/node:24'))).toMatchObject({
      diff: 'changed',
      from: { name: 'docker.io/library/node:22' },
      to: { name: 'docker.io/library/node:24' },
    });
  });
});

const provenanceOf = (uri: string, sha1: string) => {
  const read = readProvenance({ invocation: { configSource: { uri, digest: { sha1 } } } });
  if (!read) throw new Error('no provenance');
  return read;
};
const labelled = (source: string, revision: string) =>
  readLabels({ 'org.opencontainers.image.source': source, 'org.opencontainers.image.revision': revision });

describe('the sources of two images', () => {
  const source = 'https://github.com/a/b';

  test('by provenance before labels', () => {
    const side = (sha1: string) => ({
      labels: labelled(source, 'fff'),
      provenance: [provenanceOf(source, sha1)],
    });
    expect(compareSources(side('aaa'), side('bbb'))).toEqual({
      from: { repository: source, revision: 'aaa' },
      to: { repository: source, revision: 'bbb' },
      evidence: 'provenance',
      isSame: false,
    });
  });

  test('by labels where one has no provenance', () => {
    const one = { labels: [], provenance: [provenanceOf(source, 'aaa')] };
    const other = { labels: labelled(source, 'aaa'), provenance: [] };
    expect(compareSources(one, other)).toMatchObject({ evidence: 'labels', isSame: true });
  });

  test('none unless both state a commit', () => {
    const none = { labels: labelled(source, ''), provenance: [] };
    expect(compareSources(none, { labels: labelled(source, 'a'), provenance: [] })).toBeUndefined();
  });
});
