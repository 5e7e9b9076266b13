import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DOCKER_ORIGINS,
  OPTIONAL_ORIGINS,
  OPTIONAL_PERMISSIONS,
  PERMISSIONS,
} from '../../lib/permissions/permissions.ts';
import { LANGUAGES, messagesOf } from './messages.ts';
import { decodePng } from './png.ts';
import { filesIn, ROOT, textOf } from './sources.ts';

/** The part of a document below a heading. */
function partOf(document: string, heading: string): string {
  const [, rest = ''] = document.split(`\n## ${heading}\n`);
  return (rest.split('\n## ')[0] ?? '').trim();
}

const lengthOf = (text: string): number => [...text].length;

describe.each(LANGUAGES)('the store texts in %s', (language) => {
  const document = textOf(`docs/store/${language}.md`);
  const part = (heading: string) => partOf(document, heading);
  const messages = messagesOf(language);

  test('name and short description are those of the manifest', () => {
    expect(part('Name')).toBe(messages.extensionName?.message);
    expect(part('Short description')).toBe(messages.extensionDescription?.message);
  });

  // Edge: name 45, description 250 to 10,000. Chrome: description of the manifest 132, description 16,000. Firefox: summary 250.
  test.each([
    ['Name', 1, 45],
    ['Short description', 20, 132],
    ['Summary for Firefox', 40, 250],
    ['Description', 250, 10_000],
  ])('%s has %i to %i characters', (heading, least, most) => {
    expect(lengthOf(part(heading))).toBeGreaterThanOrEqual(least);
    expect(lengthOf(part(heading))).toBeLessThanOrEqual(most);
  });

  test('search terms: seven of thirty characters, 21 words in all', () => {
    const terms = part('Search terms').split('\n');
    expect(terms.length).toBeLessThanOrEqual(7);
    expect(terms.filter((term) => lengthOf(term) > 30)).toEqual([]);
    expect(terms.join(' ').split(/\s+/).length).toBeLessThanOrEqual(21);
  });

  test('who made it, what is sent and what is kept', () => {
    expect(part('Description')).toMatch(/Docker, Inc\./);
    expect(part('Description')).toMatch(/What is sent|会发送什么|送信するもの/);
    expect(part('Description')).toMatch(/What is kept|保存什么|保存するもの/);
  });
});

test('each language has its texts, and no other', () => {
  const texts = filesIn('docs/store').filter((path) => textOf(path).startsWith('# Store texts:'));
  expect(texts.map((path) => path.replace(/^docs\/store\/|\.md$/g, '')).sort()).toEqual(
    [...LANGUAGES].sort(),
  );
});

test('each permission has one sentence', () => {
  const rows = [...textOf('docs/store/permissions.md').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
  const asked = [...PERMISSIONS, ...OPTIONAL_PERMISSIONS, ...DOCKER_ORIGINS, ...OPTIONAL_ORIGINS];
  expect(rows.map(([, permission]) => permission).sort()).toEqual([...asked].sort());
  expect(rows.filter(([, , why = '']) => !/^[A-Z“].{20,}\.$/.test(why))).toEqual([]);
});

test('the privacy policy names every host that is asked without a question', () => {
  const policy = textOf('PRIVACY.md');
  const hosts = DOCKER_ORIGINS.map((origin) => origin.replace(/^https:\/\/|\/\*$/g, ''));
  expect(hosts.filter((host) => !policy.includes(`\`${host}\``))).toEqual([]);
});

test('what is known of Docker Hub has the rows of the live check', async () => {
  const { HUB_ROWS } = await import('../run/live-check/hub-rows.ts');
  const { REGISTRY_ROWS } = await import('../run/live-check/registry-rows.ts');
  const { createPages } = await import('../run/live-check/page-rows.ts');
  const rows = [...HUB_ROWS, ...REGISTRY_ROWS, ...createPages().rows].map(({ id }) => id);
  const documented = [...textOf('docs/docker-hub.md').matchAll(/^\| `([a-z.-]+)` \|/gm)].map(([, id]) => id);
  expect(documented).toEqual(rows);
});

test('the icon of 128 px leaves 16 px free on each side, as Chrome’s store wants it', () => {
  const { width, height, alphaAt } = decodePng(readFileSync(join(ROOT, 'public/icons/128.png')));
  expect([width, height]).toEqual([128, 128]);
  const drawn = [...Array(128 * 128).keys()].filter((at) => alphaAt(at % 128, Math.floor(at / 128)) > 8);
  const columns = drawn.map((at) => at % 128);
  const rows = drawn.map((at) => Math.floor(at / 128));
  expect([Math.min(...columns), Math.min(...rows)].every((first) => first >= 16)).toBe(true);
  expect([Math.max(...columns), Math.max(...rows)].every((last) => last < 112)).toBe(true);
});

describe('the pictures: without alpha, as Chrome’s store wants them', () => {
  const OPAQUE = 2;
  const sizeOf = (file: string) => {
    const png = readFileSync(join(ROOT, file));
    return [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  };
  const pictures = filesIn('docs/store/pictures');

  test('five of 1280 × 800', () => {
    const shots = pictures.filter((file) => !file.endsWith('/tile.png'));
    expect(shots.map(sizeOf)).toEqual(Array(5).fill([1280, 800, OPAQUE]));
  });

  test('the tile of 440 × 280', () => {
    expect(sizeOf('docs/store/pictures/tile.png')).toEqual([440, 280, OPAQUE]);
  });
});
