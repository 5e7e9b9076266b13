// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { Layers } from '../../../components/compare/layers.tsx';
import { Steps } from '../../../components/compare/steps.tsx';
import { FieldValue } from '../../../components/inspect/field-value.tsx';
import { History } from '../../../components/inspect/history.tsx';
import { LayerTable } from '../../../components/inspect/layer-table.tsx';
import type { InspectPage } from '../../../components/inspect/page.ts';
import { ProvenanceView } from '../../../components/inspect/provenance-view.tsx';
import { compareImages } from '../../../lib/compare/comparison.ts';
import { detailsOfHub } from '../../../lib/inspect/details.ts';
import type { ImageDetails } from '../../../lib/inspect/image-answer.ts';
import { draw, drawSlices } from '../draw.ts';

/** As many as a config of 8 MiB holds. */
const MANY = 150_000;
const FEW = 3000;

const details = (count: number, name = 'a'): ImageDetails =>
  detailsOfHub({
    platform: { os: 'linux', architecture: 'amd64' },
    digest: `sha256:${'2'.repeat(64)}`,
    size: 1,
    instructions: Array.from({ length: count }, (_, at) => ({
      instruction: `RUN ${name}${at}`,
      size: 1,
      digest: `sha256:${name.charCodeAt(0)}${String(at).padStart(62, '0')}`,
    })),
  });
const page = (of: ImageDetails) =>
  ({
    facts: { state: 'complete' },
    details: of,
    exact: { value: null },
    readLayer: () => () => {},
    linkTo: () => '#',
  }) as unknown as InspectPage;
const comparison = compareImages(details(FEW), details(FEW, 'b'));
const values = Array.from({ length: MANY }, (_, at) => `${at}`);

test.each([
  ['a history', <History key="1" {...page(details(MANY))} />, '[data-step]'],
  [
    'layers',
    <LayerTable
      key="2"
      page={page(details(1))}
      details={details(MANY)}
      base={null}
      mediaTypes={{}}
      onListed={() => {}}
    />,
    '[data-layer]',
  ],
  [
    'parameters of a build',
    <ProvenanceView
      key="3"
      page={page(details(1))}
      provenance={{
        kind: 'provenance',
        version: '1',
        materials: [],
        images: [],
        parameters: values.map((name) => ({ name, value: '' })),
      }}
    />,
    '[data-key]',
  ],
  [
    'variables with a credential among them',
    <FieldValue
      key="6"
      row={{
        field: 'env',
        label: 'fieldEnv',
        as: 'variables',
        value: [{ name: 'NPM_TOKEN', value: 'abcdefgh' }, ...values.map((value) => ({ name: 'A', value }))],
      }}
    />,
    '[data-key]',
  ],
  ['steps that differ', <Steps key="4" steps={comparison.steps} />, '[data-step]'],
  ['layers that differ', <Layers key="5" layers={comparison.layers} names={['a', 'b']} />, '[data-layer]'],
])('%s without end: the first are drawn, more on request', async (_, content, row) => {
  const { root, all, click } = await draw(content);
  // One task draws no more: with what is around it that takes far less than 50 ms.
  expect(all(row).length).toBeLessThanOrEqual(100);
  await drawSlices();
  const first = all(row).length;
  expect(first).toBeGreaterThan(99);
  expect(root.querySelectorAll('*').length).toBeLessThan(5000);
  await click('[data-action="show-more"]');
  await drawSlices();
  expect(all(row).length).toBe(first + 400);
});

test('a layer of many steps is not said to be made by the last one; one without a size cannot be read', async () => {
  const steps = ['COPY file:1 in /', 'ENV X=1', 'CMD ["sh"]'].map((instruction, at) => ({
    instruction: `/bin/sh -c #(nop) ${instruction}`,
    size: at === 2 ? 7 : 0,
    ...(at === 2 && { digest: `sha256:${'3'.repeat(64)}` }),
  }));
  const of = detailsOfHub({
    platform: { os: 'linux', architecture: 'amd64' },
    digest: `sha256:${'2'.repeat(64)}`,
    size: 7,
    instructions: steps,
  });
  const table = (shown: ImageDetails) => (
    <LayerTable page={page(shown)} details={shown} base={null} mediaTypes={{}} onListed={() => {}} />
  );
  const { one, all, redraw } = await draw(table(of));
  expect(one('[data-layer] th').textContent).toMatch(/^These 3 steps made one layer/);
  const unsized = of.steps.map((step) => ({
    ...step,
    ...(step.layer && { layer: { ...step.layer, size: 0 } }),
  }));
  await redraw(table({ ...of, steps: unsized }));
  expect(one('[data-layer] .num').textContent).toBe('not recorded');
  expect(all('[data-action="contents"]')).toEqual([]);
});
