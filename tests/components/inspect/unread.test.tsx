// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { InspectPage } from '../../../components/inspect/page.ts';
import { SECTIONS } from '../../../components/inspect/sections.ts';
import type { Failure } from '../../../lib/failure.ts';
import { draw } from '../draw.ts';
import { aliasesOf } from '../facts.ts';
import { details, done, INDEX, idle, page } from './page.ts';

const failed = (failure: Failure) => ({ state: 'error', value: null, failure, load: () => {} }) as const;
const none = { known: 0, total: 0, images: 0, done: true, complete: false };

/** The page about an image that could not be read, with every section drawn. */
const drawAll = (failure: Failure, more: object = {}) => {
  const given = {
    ...page(details()),
    details: null,
    platform: null,
    facts: failed(failure),
    digest: failed(failure),
    compare: null,
    ...more,
  } as unknown as InspectPage;
  return draw(
    <main>
      {SECTIONS.map(({ id, View }) => (
        <View key={id} {...given} />
      ))}
    </main>,
  );
};
const listing = (of: object) => ({ ...page(details()).listing, ...of });

test('a private image: one offer to sign in, nothing to retry, and no section claims anything', async () => {
  const progress = { ...none, failure: { kind: 'not-found' } };
  const drawn = await drawAll({ kind: 'unauthorized' }, { listing: listing({ progress }) });
  expect(drawn.all('[data-error]').map(({ dataset }) => dataset.error)).toEqual(['unauthorized']);
  expect(drawn.all('[data-action]').map(({ dataset }) => dataset.action)).toEqual(['sign-in']);
  for (const section of drawn.all('[data-section]:not([data-section="head"], [data-section="raw"])'))
    expect(section.textContent, section.dataset.section).toContain('could not be read');
  expect(drawn.one('[data-section="raw"]').textContent).toBe(
    'RawIndexNot readManifestNot readConfigNot read',
  );
});

test('a registry that is not permitted yet: asked for once, and the page is not said to close', async () => {
  const failure: Failure = { kind: 'permission-needed', hosts: ['quay.io'] };
  const drawn = await drawAll(failure, { listing: listing({ progress: { ...none, failure } }) });
  expect(drawn.all('[data-error]').map(({ dataset }) => dataset.error)).toEqual(['permission-needed']);
  expect(drawn.one('.permission').textContent).toContain('asks once more.');
  expect(drawn.text()).not.toContain('window closes');
});

test('while the image and the list of tags are read, no section claims anything of them', async () => {
  const loading = { state: 'loading', value: null, failure: null, load: () => {} } as const;
  const failure: Failure = { kind: 'not-found' };
  for (const progress of [
    { ...none, done: false },
    { ...none, failure },
  ]) {
    const more = { facts: loading, digest: loading, listing: listing({ progress }) };
    const drawn = await drawAll(failure, more);
    for (const id of ['flavours', 'aliases']) {
      expect(drawn.one(`[data-section="${id}"]`).dataset.state).toBe('loading');
      expect(drawn.all(`[data-section="${id}"] :is(dl, p:not(.skeleton))`)).toEqual([]);
    }
  }
});

test('a tag that does not exist: told once, and nothing is offered that costs a pull', async () => {
  const drawn = await drawAll({ kind: 'not-found' }, { listing: listing({ progress: none }) });
  expect(drawn.all('[data-error]').map(({ dataset }) => dataset.error)).toEqual(['not-found']);
  expect(drawn.all('[data-action]').map(({ dataset }) => dataset.action)).toEqual(['retry']);
});

test('what is no image could be read: sections of images are empty, its manifest is not called an index', async () => {
  const drawn = await drawAll(
    { kind: 'not-found' },
    { listing: listing({ progress: none, aliases: aliasesOf({ tag: 'latest' }) }), digest: done(INDEX) },
  );
  expect(drawn.all('[data-error]')).toEqual([]);
  expect(drawn.text()).not.toContain('could not be read');
  expect(drawn.one('[data-section="raw"]').textContent).toBe('RawIndexNot readManifest1 pullConfigNot read');
});

test('a digest that could not be asked for is no reason to show nothing about signatures', async () => {
  const digest = failed({ kind: 'network' });
  const drawn = await drawAll(
    { kind: 'network' },
    { ...page(details()), digest, index: idle, compare: null },
  );
  expect(drawn.one('[data-section="referrers"] [data-error]').dataset.error).toBe('network');
});
