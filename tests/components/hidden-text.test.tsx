// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { Layers } from '../../components/compare/layers.tsx';
import { markdownOf } from '../../components/compare/markdown.ts';
import { Sentence } from '../../components/compare/sentence.tsx';
import { Steps } from '../../components/compare/steps.tsx';
import { FileView } from '../../components/inspect/file-view.tsx';
import { JsonTree } from '../../components/inspect/json-tree.tsx';
import { LayerPackages } from '../../components/inspect/layer-packages.tsx';
import type { ReadLayer } from '../../components/inspect/layer-progress.ts';
import { LayerTable } from '../../components/inspect/layer-table.tsx';
import type { InspectPage } from '../../components/inspect/page.ts';
import { ProvenanceView } from '../../components/inspect/provenance-view.tsx';
import { StepText } from '../../components/inspect/step-text.tsx';
import { ExactText } from '../../components/pasted/exact-text.tsx';
import { Origins } from '../../components/pasted/origins.tsx';
import { compareImages } from '../../lib/compare/comparison.ts';
import { detailsOfHub } from '../../lib/inspect/details.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { draw } from './draw.ts';

/** What has no shape of its own: one of each kind that Unicode has, none of which an own text of ours has. */
const HIDDEN = [
  ...[
    '\u202e',
    '\u200b',
    '\u2066',
    '\u061c',
    '\ufeff',
    '\u00ad',
    '\u034f',
    '\u3164',
    '\uffa0',
    '\u115f',
    '\u17b4',
  ],
  ...['\u2028', '\u2800', '\u{e0041}', '\u{e0101}', '\u2065', '\u0007', '\u001b', '\u0085', '\ud800'],
];
const odd = (name: string) => `${name}${HIDDEN.join('')}`;

/** Where hidden characters are left on a surface: in its texts, and in the attributes that browsers show. */
function leaks(root: ParentNode): string[] {
  const found: string[] = [];
  const see = (where: string, text: string) => {
    for (const each of HIDDEN)
      if (text.includes(each)) found.push(`${where} U+${each.codePointAt(0)?.toString(16)}`);
  };
  for (const element of root.querySelectorAll('*')) {
    for (const name of ['title', 'aria-label', 'alt', 'placeholder'])
      see(name, element.getAttribute(name) ?? '');
    if (!element.matches('.hidden-character'))
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) see(element.localName, node.textContent ?? '');
  }
  return found;
}

const details = (version: string): ImageDetails =>
  detailsOfHub({
    platform: { os: 'linux', architecture: 'amd64' },
    digest: `sha256:${'2'.repeat(64)}`,
    size: 1,
    instructions: [
      { instruction: odd(`RUN make ${version}`), size: 7, digest: `sha256:${version.repeat(64)}` },
      { instruction: odd(`${odd('RUNE')} ${version}`), size: 0 },
      { instruction: `ENV A_VERSION=${odd(version)}`, size: 0 },
      { instruction: `RUN |1 NPM_TOKEN=${odd('abcdefgh')} /bin/sh -c ${odd('x')}`, size: 0 },
    ],
  });
const comparison = compareImages(...([details('1'), details('2')] as const));
const page = { linkTo: () => '#', readLayer: () => () => {} } as unknown as InspectPage;
const bytes = new TextEncoder().encode(`a\n${odd('text').replace('\ud800', '')}`);
const readFile = ((_, tell) => {
  tell({ kind: 'file', bytes, failure: null } as never);
  return () => {};
}) as ReadLayer;

beforeEach(() => document.body.replaceChildren());

test.each([
  ['a step', <StepText key="1" instruction={odd('RUNE')} text={odd('make')} />],
  ['a step of many lines', <StepText key="2" instruction="RUN" text={`${odd('a')}\n`.repeat(9)} />],
  [
    'a step with a credential',
    <StepText key="3" instruction="ENV" text={`${odd('A')} TOKEN=ghp_${'a'.repeat(36)}${odd('')}`} />,
  ],
  ['steps compared', <Steps key="4" steps={comparison.steps} />],
  ['layers compared', <Layers key="5" layers={comparison.layers} names={[odd('a'), odd('b')]} />],
  ['the sentence of a comparison', <Sentence key="6" comparison={comparison} />],
  [
    'JSON',
    <JsonTree
      key="7"
      value={{ [odd('key')]: odd('value'), [odd('list')]: { [odd('inner')]: [] } }}
      open={2}
    />,
  ],
  [
    'layers and their types',
    <LayerTable
      key="8"
      page={page}
      details={details('1')}
      base={null}
      mediaTypes={{ a: odd('type') }}
      onListed={() => {}}
    />,
  ],
  [
    'a file',
    <FileView
      key="9"
      entry={{ path: odd('etc/x'), kind: 'file', size: 1, mode: 0o644, uid: 0, gid: 0, modified: 0 }}
      request={{ digest: '', file: '' }}
      read={readFile}
      close={() => {}}
    />,
  ],
  [
    'packages',
    <LayerPackages
      key="10"
      path={odd('var/lib')}
      kind="deb"
      packages={[{ name: odd('n'), version: odd('1'), architecture: odd('all') }]}
    />,
  ],
  [
    'provenance with its Dockerfile',
    <ProvenanceView
      key="11"
      page={page}
      provenance={{
        kind: 'provenance',
        version: '1',
        builder: odd('b'),
        buildType: odd('t'),
        source: { uri: odd('u'), revision: odd('r'), path: odd('p') },
        materials: [{ uri: odd('pkg:docker/x@1'), digest: '' }],
        images: [],
        parameters: [{ name: odd('token'), value: odd('ghp_aaaa') }],
        dockerfile: odd('FROM x\n'),
      }}
    />,
  ],
  [
    'where an image stands in a text',
    <p key="12">
      <Origins
        from={[{ form: 'compose', line: 1, where: odd('services.a'), start: 0, end: 1, pin: null } as never]}
      />
    </p>,
  ],
  [
    'a text character by character',
    <pre key="13">
      <ExactText text={odd('image: x')} />
    </pre>,
  ],
])('%s: nothing hidden is left', async (_, content) => {
  const { root } = await draw(content);
  for (const button of root.querySelectorAll<HTMLElement>('[data-action="reveal"], .fold-step'))
    button.click();
  expect(root.textContent?.length).toBeGreaterThan(3);
  expect(leaks(root)).toEqual([]);
});

test('nor in a comparison that is copied, where a version is no Markdown either', () => {
  const stating = (value: string) => {
    const of = details('1');
    return { ...of, summary: { ...of.summary, env: [{ name: 'A_VERSION', value }] } };
  };
  const text = markdownOf(
    compareImages(stating('[1](https://evil.example)'), stating(odd('@all'))),
    [odd('a'), 'b'],
    { isExact: true },
  );
  for (const each of HIDDEN) expect(text).not.toContain(each);
  expect(text).toContain('`` [1](https://evil.example) `` → `` @all');
});
