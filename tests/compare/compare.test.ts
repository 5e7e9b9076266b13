import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareImages } from '../../lib/compare/comparison.ts';
import { compareLayers, newBytes } from '../../lib/compare/layers.ts';
import { compareWords } from '../../lib/compare/steps.ts';
import { readConfig } from '../../lib/oci/config.ts';
import type { HistoryStep } from '../../lib/oci/history.ts';

const summary = (config: object) => {
  const read = readConfig({ os: 'linux', architecture: 'amd64', config });
  if (!read.ok) throw new Error('config');
  return read.value.summary;
};
const step = (instruction: string, text: string, digest?: string, size = 10): HistoryStep => ({
  instruction,
  text,
  buildArguments: [],
  comment: '',
  empty: digest === undefined,
  ...(digest !== undefined && {
    layer: { mediaType: '', digest: `sha256:${digest}`, size, annotations: {}, urls: [] } as never,
  }),
});

describe('two images', () => {
  const nginx = (version: string, env: string[] = [], more: object = {}) => ({
    summary: summary({
      Entrypoint: ['/docker-entrypoint.sh'],
      Cmd: ['nginx', '-g', 'daemon off;'],
      Env: [`NGINX_VERSION=${version}`, ...env],
      ExposedPorts: { '80/tcp': {} },
      Labels: { maintainer: 'x', 'org.opencontainers.image.created': version },
      ...more,
    }),
    steps: [
      step('ADD', 'base', 'base', 1000),
      step('ENV', `NGINX_VERSION=${version}`),
      step('RUN', `install ${version}`, `run-${version}`, 300),
      step('COPY', 'entrypoint /', `copy-${version}`, 5),
    ],
  });

  test('a new version on the same base', () => {
    const got = compareImages(nginx('1.31.2', ['NJS_VERSION=0.9.9']), nginx('1.31.3', ['NJS_VERSION=1.0.0']));
    expect(got).toMatchObject({
      versions: [
        { name: 'nginx', field: { from: '1.31.2', to: '1.31.3' } },
        { name: 'njs', field: { from: '0.9.9', to: '1.0.0' } },
      ],
      shared: { layers: 1, bytes: 1000 },
      fresh: 305,
      total: 1305,
      startsTheSame: true,
      isSame: false,
    });
    expect(got.layers.map(({ diff }) => diff)).toEqual(['same', 'changed', 'rebuilt']);
    expect(got.fields.filter(({ diff }) => diff !== 'same')).toMatchObject([
      { field: 'env', key: 'NGINX_VERSION', diff: 'changed', isBreaking: false },
      { field: 'env', key: 'NJS_VERSION', diff: 'changed', from: '0.9.9', to: '1.0.0' },
      { field: 'labels', key: 'org.opencontainers.image.created', isExpected: true },
    ]);
  });

  test('what may break something', () => {
    const got = compareImages(
      nginx('1', [], { User: 'root' }),
      nginx('1', [], { User: '101', ExposedPorts: { '8080/tcp': {} }, WorkingDir: '/srv' }),
    );
    expect(got.startsTheSame).toBe(false);
    expect(got.fields.filter(({ diff, isBreaking }) => diff !== 'same' && isBreaking)).toMatchObject([
      { field: 'user', diff: 'changed', from: 'root', to: '101' },
      { field: 'workdir', diff: 'changed', from: '/', to: '/srv' },
      { field: 'ports', key: '80/tcp', diff: 'removed' },
      { field: 'ports', key: '8080/tcp', diff: 'added' },
    ]);
  });

  test('an image and itself', () => {
    const got = compareImages(nginx('1'), nginx('1'));
    expect(got).toMatchObject({ isSame: true, fresh: 0, versions: [], startsTheSame: true });
  });
});

describe('layers', () => {
  const layer = (digest: string, instruction: string) => ({ digest, instruction, size: 1 });
  test.each([
    ['one more', ['a RUN x'], ['a RUN x', 'b RUN y'], ['same', 'added']],
    ['one less', ['a RUN x', 'b RUN y'], ['b RUN y'], ['removed', 'same']],
    ['another instruction of its kind', ['a RUN x'], ['b RUN y'], ['changed']],
    ['another kind of instruction', ['a RUN x'], ['b COPY y'], ['removed', 'added']],
    ['the same bytes by other words', ['a RUN x'], ['a RUN y'], ['same']],
    ['none recorded', ['a', 'b'], ['a', 'c'], ['same', 'removed', 'added']],
  ])('%s', (_, from, to, expected) => {
    const read = (lines: string[]) => lines.map((line) => layer(line.slice(0, 1), line.slice(2)));
    expect(compareLayers(read(from), read(to)).map(({ diff }) => diff)).toEqual(expected);
  });

  const layers = fc.array(
    fc.record({
      digest: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      instruction: fc.constantFrom('', 'RUN x', 'RUN y', 'COPY x'),
      size: fc.constant(1),
    }),
    { maxLength: 12 },
  );
  test('each is told of once, in its order, and the same both ways', () => {
    fc.assert(
      fc.property(layers, layers, (from, to) => {
        const all = compareLayers(from, to);
        expect(all.flatMap((one) => one.from ?? []).length).toBe(from.length);
        expect(all.flatMap((one) => one.from ?? [])).toEqual(from);
        expect(all.flatMap((one) => one.to ?? []).toSorted(order)).toEqual(to.toSorted(order));
        for (const { diff, from: one, to: other } of all)
          expect(diff === 'same').toBe(
            one !== undefined && other !== undefined && one.digest === other.digest,
          );
        expect(compareLayers(from, from).every(({ diff }) => diff === 'same')).toBe(true);
        expect(newBytes(from, to).fresh).toBeLessThanOrEqual(newBytes(from, to).total);
      }),
    );
  });
  const order = (one: object, other: object) => JSON.stringify(one).localeCompare(JSON.stringify(other));
});

test('words of a step', () => {
  expect(compareWords('curl -O nginx-1.2.tgz', 'curl -O nginx-1.3.tgz')).toEqual([
    { diff: 'same', text: 'curl -O nginx-1.' },
    { diff: 'removed', text: '2' },
    { diff: 'added', text: '3' },
    { diff: 'same', text: '.tgz' },
  ]);
  expect(compareWords('', '')).toEqual([]);
});
