// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import type { Change } from '../../lib/paste/pin/edits.ts';
import { type Rewritten, rewrite } from '../../lib/paste/pin/rewrite.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

const D = `sha256:${'deadb33f'.repeat(8)}`;
const OLD = `sha256:${'a'.repeat(64)}`;

type Image = Found<TextPlace> & { kind: 'image' };

/** The text with each image changed as `change` says. */
function changed(text: string, change: (image: Image) => Change | undefined): Rewritten {
  const { found } = readPasted(text);
  const changes = new Map<Found<TextPlace>, Change>();
  for (const one of found) {
    const wanted = one.kind === 'image' ? change(one) : undefined;
    if (wanted) changes.set(one, wanted);
  }
  return rewrite(text, found, changes);
}

const pinned = (text: string) => changed(text, () => ({ digest: D }));
const updated = (text: string, tag: string) => changed(text, () => ({ tag, digest: D }));

describe('pinned', () => {
  it.each([
    ['image: nginx:1\r\nx: y\r\n', `image: nginx:1@${D}\r\nx: y\r\n`],
    ['\uFEFFFROM redis:7\u200b\r\n', `\uFEFFFROM redis:7@${D}\u200b\r\n`],
    [
      'images:\r\n- name: a/b\r\n  newTag: "2"\r\n',
      `images:\r\n- name: a/b\r\n  newTag: "2"\r\n  digest: ${D}\r\n`,
    ],
    ['ARG V=1\nFROM nginx:$V\nRUN x\nFROM nginx:$V\n', `ARG V=1@${D}\nFROM nginx:$V\nRUN x\nFROM nginx:$V\n`],
    [
      'kind: Task\napiVersion: tekton.dev/v1\nmetadata:\n  name: x\nspec:\n  params:\n    - name: image\n      default: a/b:1\n  steps:\n    - name: y\n      image: $(params.image)\n',
      `kind: Task\napiVersion: tekton.dev/v1\nmetadata:\n  name: x\nspec:\n  params:\n    - name: image\n      default: a/b:1@${D}\n  steps:\n    - name: y\n      image: $(params.image)\n`,
    ],
  ])('%j is written at the value, at the end of a line before its CR', (text, expected) => {
    expect(pinned(text)).toMatchObject({ text: expected, left: [] });
  });

  it.each([
    [
      'image: nginx:1\nx:\n  repository: prom/y\n  tag: ""\n  pullPolicy: Always\n',
      'a chart adds its own tag',
    ],
    [
      'image: nginx:1\ncommand: skopeo copy docker://a/b:1 dir:x\n',
      'a tool that takes no digest beside a tag',
    ],
  ])('%j: what nothing can be written at is left, and said (%s)', (text) => {
    const { text: out, left } = pinned(text);
    expect(out).toBe(text.replace('nginx:1', `nginx:1@${D}`));
    expect(left.map(({ reason }) => reason)).toEqual(['no-place']);
  });

  it('a literal in two images is left: each is pinned behind its own name, or not at all', () => {
    const text = 'ARG V=1\nFROM nginx:${V}\nFROM nginx:${V}-alpine\n';
    const { text: out, left } = pinned(text);
    expect(out).toMatch(/-alpine@sha256/);
    expect(
      readPasted(out).found.every((one) => one.kind === 'image' && one.reference.tag?.startsWith('1')),
    ).toBe(true);
    expect(left.every(({ reason }) => reason === 'shared')).toBe(true);
  });
});

describe('updated', () => {
  it.each([
    ['image: "nginx:1.29-alpine" # web', '1.31-alpine', `image: "nginx:1.31-alpine@${D}" # web`],
    [
      'x {\n. . .\n  image = "nginx:1"  # web: "nginx:1"\n',
      '2',
      `x {\n. . .\n  image = "nginx:2@${D}"  # web: "nginx:1"\n`,
    ],
    ['FROM nginx:1.29 AS x', '1.31', `FROM nginx:1.31@${D} AS x`],
    [`FROM nginx:1.29@${OLD} AS x`, '1.31', `FROM nginx:1.31@${D} AS x`],
    ['ARG V=1.29\nFROM nginx:$V-alpine', '1.31-alpine', `ARG V=1.31\nFROM nginx:$V-alpine@${D}`],
    ['image:\n  repository: a/b\n  tag: "1"\n', '2', `image:\n  repository: a/b\n  tag: "2@${D}"\n`],
    [
      `image:\n  repository: a/b\n  tag: "1"\n  digest: ${OLD}\n`,
      '2',
      `image:\n  repository: a/b\n  tag: "2"\n  digest: ${D}\n`,
    ],
    ['images:\n- name: a/b\n  newTag: "2"\n', '3', `images:\n- name: a/b\n  newTag: "3"\n  digest: ${D}\n`],
    [
      `image:\n  repository: a/b\n  tag: "1"\n  sha: ${OLD.slice(7)}\n`,
      '2',
      `image:\n  repository: a/b\n  tag: "2"\n  sha: ${D.slice(7)}\n`,
    ],
    ['x: &i nginx:1\nimage: *i\n', '2', `x: &i nginx:2@${D}\nimage: *i\n`],
    ['image: nginx:${TAG:-1}\n', '2', `image: nginx:\${TAG:-2@${D}}\n`],
  ])('%j to %s', (text, tag, expected) => {
    expect(updated(text, tag)).toMatchObject({ text: expected, left: [] });
  });

  it('a tag that no single place holds is left', () => {
    const text = 'ARG A=1\nARG B=2\nFROM nginx:$A.$B';
    expect(updated(text, '3.4')).toMatchObject({ text, left: [{ reason: 'no-place' }] });
  });

  it('a tag beside a digest is never changed without the digest', () => {
    const text = `FROM nginx:1@${OLD}`;
    expect(changed(text, () => ({ tag: '2' }))).toMatchObject({ text, left: [{ reason: 'no-place' }] });
  });

  it('one value for two images that get different tags is left as it is', () => {
    const text = 'ARG V=1\nFROM nginx:$V\nFROM redis:$V\n';
    const { text: out, left } = changed(text, ({ reference }) => ({
      tag: reference.repository === 'library/nginx' ? '2' : '3',
    }));
    expect(out).toBe(text);
    expect(left.map(({ reason }) => reason)).toEqual(['shared', 'shared']);
  });

  it('one value for two images is left as it is if only one of them is updated', () => {
    const text = 'ARG V=1\nFROM nginx:$V\nFROM redis:$V\n';
    const { text: out, left } = changed(text, ({ reference }) =>
      reference.repository === 'library/nginx' ? { tag: '2' } : undefined,
    );
    expect(out).toBe(text);
    expect(left.map(({ reason }) => reason)).toEqual(['shared']);
  });
});

it('whatever is pasted, taking the digests out again gives the text back, and every image reads as pinned', () => {
  const pieces = fc.constantFrom(
    '\r\n',
    '\n',
    '\uFEFF',
    '\u200b',
    ' ',
    '# ü\n',
    'image: nginx:1\n',
    'image: nginx:1\r\n',
    'FROM redis:7\r\n',
    'ARG V=1\r\nFROM a/b:$V\r\n',
    'docker pull a/b:1\n',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (list) => {
      const text = list.join('');
      const { text: out, left } = pinned(text);
      expect(out.replaceAll(`@${D}`, '')).toBe(text);
      const after = readPasted(out).found;
      const unpinned = after.filter((one) => one.kind === 'image' && one.reference.digest === undefined);
      expect(unpinned.flatMap(({ from }) => from)).toHaveLength(left.length);
    }),
    { numRuns: 200 },
  );
});

it.each([
  'steps:\n- name: a\n  image: plugins/docker\n',
  '{"family":"f","containerDefinitions":[{"name":"x","image":"amazon/x-ray","essential":true}]}',
])('%j: an image without a tag is pinned where nothing beside it is one', (text) => {
  expect(pinned(text)).toMatchObject({ left: [], edits: [{ text: `@${D}` }] });
});

it('an image of a value that is named so is pinned, and read again', () => {
  const job = 'jobs:\n  a:\n    strategy:\n      matrix:\n        k: ["a/b:v1"]\n    steps: [{run: x}]\n';
  expect(pinned(job)).toMatchObject({ text: job.replace('b:v1', `b:v1@${D}`), left: [] });
  expect(pinned('[runners.docker]\n  helper_image = "a/b:1"\n').text).toContain(`"a/b:1@${D}"`);
});
