import type { Page } from 'puppeteer-core';
import { beforeAll, expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { findAnchors, loadAnchors } from './support/anchors.ts';
import { layersPathOf } from './support/layers.ts';

/** Attributes that a layer of anchors rests on; without them the next layer must do. */
const LAYERS: Record<string, string[]> = {
  'test ids': [],
  'the test id of the tables': ['[data-testid="repotagsTagList"]', '[data-testid="repotagsTagListItem"]'],
  'the test id of the blocks': ['[data-testid="repotagsTagList"]', '[data-testid^="repotagsImageList-"]'],
  'structure alone': ['[data-testid]'],
  'pull commands alone': ['[data-testid]', '[href^="/layers/"]'],
};

describeBrowser('places on Hub’s pages', (world) => {
  let page: Page;
  beforeAll(async () => {
    page = await world.open('/');
    await loadAnchors(page);
  });
  const find = (path: string, layer: keyof typeof LAYERS, repository: string) =>
    page.evaluate(findAnchors, path, LAYERS[layer] ?? [], repository);

  test.each(Object.keys(LAYERS))('tag blocks are found by %s', async (layer) => {
    const { tags } = world.hub.repositories.get('library/nginx') ?? { tags: [] };
    const first = tags.slice(0, 25).map(({ name }) => name);
    expect(await find('/_/nginx/tags', layer, 'library/nginx')).toEqual({
      tags: first,
      inside: 25,
      list: true,
      summary: null,
      layers: false,
    });
    const one = await find('/_/nginx/tags?name=1.29.0', layer, 'library/nginx');
    expect(one).toMatchObject({ tags: ['1.29.0'], inside: 1, list: true });
  });

  test.each(Object.keys(LAYERS))('blocks that have no table are found by %s', async (layer) => {
    const found = await find('/r/odd/answers/tags', layer, 'odd/answers');
    const all = world.hub.repositories.get('odd/answers')?.tags.map(({ name }) => name) ?? [];
    const tables = ['chart-1.2.3', 'model', 'artifact', 'no-images'];
    const isByTables = layer === 'the test id of the tables';
    expect(found.tags.toSorted()).toEqual(
      all.filter((tag) => !isByTables || !(tables.includes(tag) || tag.startsWith('sha256-'))).toSorted(),
    );
    expect(found.inside).toBe(found.tags.length);
    const alone = await find('/r/odd/answers/tags?name=chart', layer, 'odd/answers');
    if (!isByTables) expect(alone).toMatchObject({ tags: ['chart-1.2.3'], inside: 1, list: true });
  });

  test.each(Object.keys(LAYERS))('the summary is found by %s, and nothing else', async (layer) => {
    const nothing = { tags: [], inside: 0, list: false, layers: false };
    expect(await find('/_/nginx', layer, 'library/nginx')).toEqual({ ...nothing, summary: 'latest' });
    expect(await find('/_/nginx?tag=stable', layer, 'library/nginx')).toEqual({
      ...nothing,
      summary: 'stable',
    });
    expect(await find('/_/golang', layer, 'library/nginx')).toEqual({ ...nothing, summary: null });
  });

  test.each(Object.keys(LAYERS))('the head of a layers page is found by %s', async (layer) => {
    const path = layersPathOf(world, 'library/nginx', '1.32.0-rc1', 'linux/amd64');
    const nothing = { tags: [], inside: 0, list: false, summary: null };
    expect(await find(path, layer, 'library/nginx')).toEqual({ ...nothing, layers: true });
    const gone = path.replace('1.32.0-rc1', 'nope');
    expect(await find(gone, layer, 'library/nginx')).toEqual({ ...nothing, layers: false });
  });

  test('pages without an insertion point are recognized', async () => {
    world.hub.page.variant = 'unknown';
    for (const path of ['/_/nginx/tags', '/_/nginx'])
      expect(await find(path, 'test ids', 'library/nginx')).toMatchObject({ tags: [], summary: null });
    world.hub.page.variant = 'testids';
  });
});
