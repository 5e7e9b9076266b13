import { beforeAll, describe, expect, it } from 'vitest';
import type { PageOptions } from '../model.ts';
import { digest, image, OPTIONS, repository, tag } from './fixtures.ts';
import { createPages, type Pages } from './index.ts';

let pages: Pages;
beforeAll(async () => {
  pages = await createPages();
});

type Repositories = ReturnType<typeof repository>;

function get(path: string, repositories: Repositories, options: Partial<PageOptions> = {}) {
  const answer = pages.handle(new URL(path, 'https://hub.docker.com'), repositories, {
    ...OPTIONS,
    ...options,
  });
  return { ...answer, body: String(answer?.body) };
}

const six = ['amd64', 'arm', 'arm64', '386', 'ppc64le', 's390x'].map((name, seed) => image(name, seed + 1));
const attestation = image('unknown', 99, { os: 'unknown', attestation: true });
const nginx = repository('library/nginx', [tag('latest', { images: [...six, attestation] }), tag('1.31.4')]);
const layers = `/layers/library/nginx/1.31.4/images/${digest(1).replace(':', '-')}`;

describe('tags page', () => {
  const found = [
    'data-testid="repotagsTagList"',
    'data-testid="repotagsTagListItem"',
    'data-testid="repotagsImageList-1.31.4"',
    'data-testid="navToImage"',
    'data-testid="repoName"',
    'class="osArchItem"',
  ];

  it.each(found)('has %s, and not when everything is renamed', (text) => {
    expect(get('/_/nginx/tags', nginx).body).toContain(text);
    expect(get('/_/nginx/tags', nginx, { variant: 'bare' }).body).not.toContain(text);
  });

  it('has no test id at all when everything is renamed', () => {
    for (const path of ['/', '/search?q=nginx', '/_/nginx', '/_/nginx/tags', layers]) {
      expect(get(path, nginx, { variant: 'bare' }).body).not.toContain('data-testid');
    }
  });

  it('names official images `library` in layers links and not at all in commands', () => {
    const { body } = get('/_/nginx/tags', nginx);
    expect(body).toContain(`href="${layers}"`);
    expect(body).toContain('<code>docker pull nginx:1.31.4</code>');
  });

  it.each([
    [1, 1, null],
    [4, 4, null],
    [5, 3, '+2 more...'],
    [6, 3, '+3 more...'],
  ])('of %i images shows %i', (listed, shown, more) => {
    const images = [...six.slice(0, listed), attestation];
    const { body } = get('/r/a/b/tags', repository('a/b', [tag('1', { images })]));
    expect(body.match(/class="osArchItem"/g)).toHaveLength(shown);
    expect(/\+\d+ more\.\.\./.exec(body)?.[0] ?? null).toBe(more);
  });

  it('shows an unknown digest as plain text, and no link on the name', () => {
    const images = [image('amd64', 1, { os: '', digest: null, size: 0 })];
    const { body } = get('/r/a/b/tags', repository('a/b', [tag('0.0.6', { images })]));
    expect(body).toContain('<p class="name">0.0.6</p>');
    expect(body).toContain(
      '<td>Unknown</td><td class="osArchItem"><p>amd64</p></td><td class="size">0 B</td>',
    );
  });

  it('has no "Last pushed" line where the time is not known', () => {
    expect(get('/r/a/b/tags', repository('a/b', [tag('1')])).body).toContain('Last pushed <strong>');
    const { body } = get('/r/a/b/tags', repository('a/b', [tag('1', { pushedAt: null })]));
    expect(body).not.toContain('Last pushed');
  });

  it.each([
    ['helm', 'helm pull oci://registry-1.docker.io/a/b --version 1'],
    ['model', 'docker model pull a/b:1'],
    ['unrecognized', 'docker pull a/b:1'],
  ] as const)('of a %s has the command and no table', (contentType, command) => {
    const { body } = get('/r/a/b/tags', repository('a/b', [tag('1', { contentType })]));
    expect(body).toContain(`<code>${command}</code>`);
    expect(body).not.toContain('<table');
  });

  it('pages, filters and sorts by the address', () => {
    const many = repository(
      'a/b',
      ['c', 'a', 'b', 'aa'].map((name) => tag(name)),
    );
    const names = (query: string) =>
      JSON.parse(get(`/r/a/b/tags.data?${query}`, many, { pageSize: 2 }).body).tags.map(
        (row: { name: string }) => row.name,
      );
    expect(names('')).toEqual(['c', 'a']);
    expect(names('page=2')).toEqual(['b', 'aa']);
    expect(names('name=a&ordering=-name')).toEqual(['a', 'aa']);
    expect(names('ordering=name&page=2')).toEqual(['aa', 'a']);
  });
});

describe('overview page', () => {
  it.each([
    ['/_/nginx', 'docker pull nginx'],
    ['/_/nginx?tag=1.31.4', 'docker pull nginx:1.31.4'],
  ])('%s summarises its tag', (path, command) => {
    const { body } = get(path, nginx);
    expect(body).toContain(`<code data-testid="copyPullCommandPullCommand">${command}</code>`);
    expect(body).toContain('<dd>sha256:aaaaaaaa0…</dd>');
  });

  it('without `latest` shows the newest tag, with an empty digest if unknown', () => {
    const tags = [tag('old', { pushedAt: '2020-01-01T00:00:00Z' }), tag('new', { digest: null })];
    const { body } = get('/r/a/b', repository('a/b', tags));
    expect(body).toContain('docker pull a/b:new');
    expect(body).toContain('<dt>Digest</dt><dd></dd>');
  });
});

describe('layers page', () => {
  it('names the index and the image', () => {
    const { body } = get(layers.replace('1.31.4', 'latest'), nginx);
    expect(body).toContain('<h1 class="MuiTypography-root MuiTypography-h3">library/nginx:latest</h1>');
    expect(body).toContain(`<dt>Index digest</dt><dd><code>${digest(900)}</code></dd>`);
    expect(body).toContain(`<dt>Manifest digest</dt><dd><code>${digest(1)}</code></dd>`);
  });

  it('without steps shows a note', () => {
    const path = `/layers/a/b/1/images/${digest(1).replace(':', '-')}`;
    const { body } = get(path, repository('a/b', [tag('1', { layers: [] })]));
    expect(body).toContain('Layer details are not available for this image.');
  });
});

describe('every page', () => {
  const hostile = '</script><script>alert("x")</script><img src=x onerror=alert(1)>';
  const bad = repository('a/b', [tag(hostile, { pusher: hostile })], {
    description: hostile,
    fullDescription: hostile,
  });

  it.each(['/', '/search?q=<script>alert("x")', '/r/a/b', '/r/a/b/tags', '/u/a'])(
    '%s escapes text',
    (path) => {
      const { body } = get(path, bad);
      expect(body).not.toContain('<script>alert');
      expect(body).not.toContain('<img');
    },
  );

  it.each(['/nothing', '/r/a/none/tags', '/r/a/b/tags/x', '/%', `${layers}0`])('%s is not found', (path) => {
    expect(get(path, nginx).status).toBe(404);
  });

  it('of a private repository is not found', () => {
    expect(get('/r/a/b/tags', repository('a/b', [], { isPrivate: true })).status).toBe(404);
  });

  it.each(['/v2/namespaces/library/repositories', '/api/search', '/assets/other.js'])(
    '%s is not a page',
    (path) => {
      expect(pages.handle(new URL(path, 'https://hub.docker.com'), nginx, OPTIONS)).toBeNull();
    },
  );

  it('takes its theme from the options and serves what it refers to', () => {
    const { body, headers } = get('/_/nginx', nginx, { theme: 'light' });
    expect(body).toMatch(/^<!DOCTYPE html><html lang="en" class="light">/);
    expect(headers?.['content-security-policy']).toContain("script-src 'self'");
    const script = /\/assets\/client-\w+\.js/.exec(body)?.[0] ?? '';
    expect(get(script, nginx).status).toBe(200);
    expect(get('/assets/style.css', nginx).status).toBe(200);
  });
});
