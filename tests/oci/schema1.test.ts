import { describe, expect, it } from 'vitest';
import { detailsOfSchema1 } from '../../lib/inspect/details.ts';
import { parseDocument } from '../../lib/oci/document.ts';
import { schema1Config } from '../../lib/oci/schema1.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}` as const;
const parse = (value: unknown) => parseDocument(JSON.stringify(value));

describe('a schema 1 manifest', () => {
  const layer = (value: unknown) => ({ v1Compatibility: JSON.stringify(value) });
  const parsed = parse({
    architecture: 'amd64',
    fsLayers: [{ blobSum: DIGEST }, { blobSum: `sha256:${'cd'.repeat(32)}` }],
    history: [
      layer({ config: { Cmd: ['sh'] }, container_config: { Cmd: ['/bin/sh', '-c', 'x'] }, throwaway: true }),
      layer({ container_config: { Cmd: ['/bin/sh -c #(nop) ADD file:1 in /'] } }),
    ],
  });

  it('is turned the way images are today: bottom layer first', () => {
    expect(parsed).toMatchObject({ value: { layers: [`sha256:${'cd'.repeat(32)}`, DIGEST] } });
  });

  it('amounts to a config', () => {
    if (!parsed.ok || parsed.value.kind !== 'schema1') throw new Error('no schema 1');
    expect(schema1Config(parsed.value)).toMatchObject({
      architecture: 'amd64',
      config: { Cmd: ['sh'] },
      history: [
        { created_by: '/bin/sh -c #(nop) ADD file:1 in /', empty_layer: false },
        { created_by: '/bin/sh -c x', empty_layer: true },
      ],
    });
  });
});

it('schema 1: a step whose layer is the empty one made none, also where nothing marks it', () => {
  const EMPTY = 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4';
  const step = (Cmd: string) => ({ v1Compatibility: JSON.stringify({ container_config: { Cmd: [Cmd] } }) });
  const parsed = parse({
    fsLayers: [{ blobSum: EMPTY }, { blobSum: DIGEST }],
    history: [step('/bin/sh -c #(nop) CMD ["sh"]'), step('/bin/sh -c #(nop) ADD file:1 in /')],
  });
  if (!parsed.ok || parsed.value.kind !== 'schema1') throw new Error('no schema 1');
  const { steps, layers, size } = detailsOfSchema1(parsed.value, DIGEST);
  expect(steps.map(({ instruction, layer }) => [instruction, layer?.digest])).toEqual([
    ['ADD', DIGEST],
    ['CMD', undefined],
  ]);
  expect([layers, size]).toEqual([1, 0]);
});

it('schema 1: the command of a container that was committed has its shell, also where that is the entrypoint', () => {
  const container = (container_config: object) => ({ v1Compatibility: JSON.stringify({ container_config }) });
  const parsed = parse({
    fsLayers: [{ blobSum: DIGEST }, { blobSum: DIGEST }],
    history: [
      container({ Entrypoint: ['/bin/sh'], Cmd: ['-c', 'make install'] }),
      container({ Entrypoint: ['/run'], Cmd: ['serve'] }),
    ],
  });
  if (!parsed.ok || parsed.value.kind !== 'schema1') throw new Error('no schema 1');
  const { steps } = detailsOfSchema1(parsed.value, DIGEST);
  expect(steps.map(({ instruction, text }) => [instruction, text])).toEqual([
    ['', 'serve'],
    ['RUN', 'make install'],
  ]);
});
