// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are those of the pasted texts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatReference } from '../../lib/oci/reference.ts';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

const DIGEST = `sha256:${'deadb33f'.repeat(8)}`;
const D = DIGEST;

const placesIn = (text: string): TextPlace[] => readPasted(text).found.flatMap(({ from }) => from);

/** The text with every pin written, from the end on. */
function pinned(text: string): string {
  const pins = new Map(placesIn(text).flatMap(({ pin }) => (pin ? [[pin.start, pin] as const] : [])));
  return [...pins.values()]
    .toSorted((one, other) => other.start - one.start)
    .reduce(
      (rest, { start, end, before, after }) =>
        rest.slice(0, start) + before + DIGEST + after + rest.slice(end),
      text,
    );
}

describe('the place of a find', () => {
  it.each([
    ['nginx:1.31', 'nginx:1.31'],
    ['  nginx\n', 'nginx'],
    ['docker run -p 80:80 nginx:1 sh', 'nginx:1'],
    ['docker run "nginx:1"', 'nginx:1'],
    ['image: "nginx:1" # web', 'nginx:1'],
    ['\uFEFFimage: nginx:1\r\n', 'nginx:1'],
    ['a: x\r\nimage: nginx:1\r\nb: y', 'nginx:1'],
    ['FROM --platform=linux/amd64 nginx:1 AS x', 'nginx:1'],
    ['See `ghcr.io/a/b:1`, please', 'ghcr.io/a/b:1'],
    ['{"image":"a\\/b:1"}', 'a\\/b:1'],
    ['uses: docker://alpine:3\nname: x', 'alpine:3'],
    ['```yaml\nimage: nginx:1\n```\n', 'nginx:1'],
    ['image: ng\u200binx:1', 'ng\u200binx:1'],
    ['services:\n  web:\n    image: nginx:${TAG:-1}', 'nginx:${TAG:-1}'],
  ])('in %j holds the reference', (text, written) => {
    expect(placesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([written]);
  });

  it('has the tag and the digest alone', () => {
    const text = `FROM nginx:1.31@${DIGEST}\nFROM redis:7`;
    const pieces = placesIn(text).map(({ tag, digest }) =>
      [tag, digest].map((span) => span && text.slice(span.start, span.end)),
    );
    expect(pieces).toEqual([
      ['1.31', DIGEST],
      ['7', undefined],
    ]);
  });

  it('is one, however many readers find it', () => {
    const text = 'services:\n  web:\n    image: ghcr.io/a/b:1\n    command: docker run ghcr.io/a/b:1\n';
    expect(placesIn(text).map(({ line }) => line)).toEqual([3, 4]);
  });

  it('is in both sides of a diff, and in neither for what did not change', () => {
    const text =
      '--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n services:\n   db:\n     image: redis:7\n   web:\n-    image: nginx:1\n+    image: nginx:2\n';
    const { found } = readPasted(text);
    expect(found.map((one) => [label(one), one.from[0]?.side])).toEqual([
      ['redis:7', 'old'],
      ['nginx:1', 'old'],
      ['nginx:2', 'new'],
    ]);
  });
});

const label = (found: Found): string =>
  found.kind === 'image' ? formatReference(found.reference) : found.kind;

describe('a pin', () => {
  it.each([
    ['nginx:1.31', `nginx:1.31@${D}`],
    [`nginx:1@sha256:${'a'.repeat(64)}`, `nginx:1@sha256:${'a'.repeat(64)}`],
    ['FROM nginx:1 AS x\r\nCOPY --from=x /a /b\r\n', `FROM nginx:1@${D} AS x\r\nCOPY --from=x /a /b\r\n`],
    ['ARG V=1.31\nFROM nginx:${V}', `ARG V=1.31@${D}\nFROM nginx:\${V}`],
    ['ARG V=1\nFROM nginx:${V}\nFROM redis:${V}', `ARG V=1\nFROM nginx:\${V}@${D}\nFROM redis:\${V}@${D}`],
    ['ARG V=1\nFROM nginx:${V}-alpine', `ARG V=1\nFROM nginx:\${V}-alpine@${D}`],
    ['image: "nginx:1" # web', `image: "nginx:1@${D}" # web`],
    ['image: nginx:${TAG:-1}', `image: nginx:\${TAG:-1@${D}}`],
    ['x: &i nginx:1\nimage: *i', `x: &i nginx:1@${D}\nimage: *i`],
    ['image:\n  repository: a/b\n  tag: "1"\n', `image:\n  repository: a/b\n  tag: "1@${D}"\n`],
    [
      'image:\n  repository: a/b\n  tag: 1\n  digest: ""\n',
      `image:\n  repository: a/b\n  tag: 1\n  digest: "${D}"\n`,
    ],
    [
      'image:\n  repository: a/b\n  tag: 1\n  digest:\n',
      `image:\n  repository: a/b\n  tag: 1\n  digest: ${D}\n`,
    ],
    ['images:\n- name: a/b\n  newTag: "2"\n', `images:\n- name: a/b\n  newTag: "2"\n  digest: ${D}\n`],
    ['docker run --rm nginx:1 sh', `docker run --rm nginx:1@${D} sh`],
    ['Image=quay.io/a/b:1', `Image=quay.io/a/b:1@${D}`],
  ])('of %j is written at the value', (text, expected) => {
    const { pin } = placesIn(text)[0] ?? {};
    expect(pinned(text)).toBe(/@sha256:a/.test(text) ? text.replace(/sha256:a+/, D) : expected);
    expect(pin).toBeTruthy();
  });

  it.each([
    'FROM scratch',
    'skopeo copy docker://a/b:1 dir:x',
    'services:\n  web:\n    build: .\n    image: acme/web:1',
    'FROM nginx AS web\nFROM web',
    'docker build -t mine .\ndocker run mine',
    'image: localhost/mine:1',
    'localhost/mine:1',
    'image: nginx:${TAG:-}',
    'image: ${IMAGE}',
    'IMAGE        TAG   IMAGE ID\nnginx        1     abc',
  ])('is not written in %j, beyond its images', (text) => {
    expect(pinned(text)).toBe(
      text === 'FROM nginx AS web\nFROM web' ? `FROM nginx@${D} AS web\nFROM web` : text,
    );
  });

  it('leaves every other byte, whatever the line ends and invisible characters', () => {
    const pieces = fc.constantFrom(
      '\r\n',
      '\n',
      '\uFEFF',
      '\u200b',
      ' ',
      '# ü\n',
      'image: nginx:1\n',
      'FROM redis:7\n',
      'docker pull a/b:1\n',
      'x',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (list) => {
        const text = list.join('');
        for (const { start, end, pin } of placesIn(text)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toMatch(/^\S.*\S$|^\S$/s);
          if (pin) expect(pin.start).toBeLessThanOrEqual(pin.end);
        }
        expect(pinned(text).replaceAll(`@${DIGEST}`, '')).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});
