// @vitest-environment happy-dom

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateOf, TagAliasesView } from '../../components/tag-aliases.tsx';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { draw } from './draw.ts';
import { aliasesOf, HOSTILE, linkTo, progressOf } from './facts.ts';

const show = (aliases: TagAliases | null, progress: Progress | null, more: object = {}) =>
  draw(<TagAliasesView tag="latest" aliases={aliases} progress={progress} linkTo={linkTo} {...more} />);

const partial = progressOf({ known: 100, total: 950, done: false, complete: false });

describe('the state of a listing', () => {
  test.each([
    ['nothing has come yet', null, 'loading'],
    ['nothing is known yet', progressOf({ known: 0, total: 0, done: false, complete: false }), 'loading'],
    ['some is known', partial, 'partial'],
    [
      'some is known, and it is not going on',
      { ...partial, failure: { kind: 'network' as const } },
      'partial',
    ],
    ['Hub shows no more', progressOf({ known: 1000, total: 1200, complete: false, capped: true }), 'partial'],
    ['all was known once, and cannot be checked', progressOf({ done: false, complete: false }), 'partial'],
    ['all is known', progressOf(), 'complete'],
    ['there is no tag at all', progressOf({ known: 0, total: 0, images: 0 }), 'complete'],
    [
      'nothing could be learned',
      progressOf({ known: 0, total: 0, done: false, complete: false, failure: { kind: 'not-found' } }),
      'error',
    ],
  ])('%s', (_, progress, state) => expect(stateOf(progress)).toBe(state));
});

describe('the text for a tag without aliases', () => {
  const unknown = aliasesOf({ known: false, multiPlatform: false, indexKnown: false, platform: null });
  test.each([
    ['nothing has come yet', null, null, ['Loading…', 'Loading…']],
    ['the first answer has no tags', null, partial, ['Loading…', 'Loading…']],
    ['all is known', aliasesOf(), progressOf(), ['no other tags', 'no other tags']],
    [
      'all is known, of two the digest alone',
      aliasesOf(),
      progressOf({ bare: 2 }),
      ['no other tags', 'none found yet (28 of 30 tags read)'],
    ],
    [
      'some is known',
      aliasesOf(),
      partial,
      ['none found yet (100 of 950 tags read)', 'none found yet (100 of 950 tags read)'],
    ],
    [
      'the tag is not among them',
      unknown,
      partial,
      ['not read yet (100 of 950 tags)', 'not read yet (100 of 950 tags)'],
    ],
    [
      'the tag is not in a list that is whole',
      unknown,
      progressOf(),
      ['Docker Hub doesn’t list this tag', 'Docker Hub doesn’t list this tag'],
    ],
    [
      'its index was not recorded',
      aliasesOf({ indexKnown: false }),
      progressOf(),
      ['no digest known', 'no other tags'],
    ],
    [
      'its platforms were not recorded',
      aliasesOf({ platform: null }),
      progressOf(),
      ['no other tags', 'no platform listed'],
    ],
  ])('%s', async (_, aliases, progress, text) => {
    const drawn = await show(aliases, progress);
    expect(drawn.all('.note').map((note) => note.textContent)).toEqual(text);
    expect(drawn.all('[data-alias]')).toEqual([]);
  });

  test('never claims that there is no other tag while one may be unknown', async () => {
    const progress = fc.record({
      known: fc.nat({ max: 2000 }),
      total: fc.nat({ max: 2000 }),
      done: fc.boolean(),
      capped: fc.boolean(),
      failure: fc.constantFrom(
        null,
        { kind: 'network' as const },
        { kind: 'rate-limited' as const, until: 1 },
      ),
    });
    const aliases = fc.record({
      known: fc.boolean(),
      multiPlatform: fc.boolean(),
      indexKnown: fc.boolean(),
      platform: fc.constantFrom(null, 'linux/amd64'),
    });
    await fc.assert(
      fc.asyncProperty(fc.option(progress), fc.option(aliases), async (some, tag) => {
        const listing = some && progressOf({ ...some, complete: false });
        const drawn = await show(tag && aliasesOf(tag), listing);
        expect(drawn.text()).not.toMatch(/no other tag|not in Docker Hub's list|all known/);
      }),
    );
  });
});

describe('two rows', () => {
  const golang = aliasesOf({
    sameIndex: ['1', '1.26', '1.26.1'],
    samePlatform: ['bookworm', '1.26.1-bookworm'],
    version: { version: '1.26.1', tag: '1.26.1', source: 'alias' },
  });

  test('each has a label, and its aliases carry the level', async () => {
    const drawn = await show(golang, progressOf());
    expect(drawn.all('.label').map((label) => label.textContent)).toEqual([
      'Same on all platforms',
      'Same on linux/amd64 only',
    ]);
    const chips = drawn.all('[data-alias]').map((chip) => ({ ...chip.dataset }));
    expect(chips).toEqual([
      { alias: '1.26.1', level: 'index', version: '1.26.1', versionSource: 'alias' },
      { alias: '1', level: 'index' },
      { alias: '1.26', level: 'index' },
      { alias: 'bookworm', level: 'platform', platform: 'linux/amd64' },
      { alias: '1.26.1-bookworm', level: 'platform', platform: 'linux/amd64' },
    ]);
  });

  test('an image of one platform has no index', async () => {
    const drawn = await show(aliasesOf({ multiPlatform: false, sameIndex: ['1'] }), progressOf());
    expect(drawn.all('.label')[0]?.textContent).toBe('Same image');
  });

  test('known aliases are shown before the listing is complete, and stay after a failure', async () => {
    const stuck: Progress = { ...partial, failure: { kind: 'network' } };
    const drawn = await show(golang, stuck, { ownFailure: true });
    expect(drawn.all('[data-alias]')).toHaveLength(5);
  });

  test('a failure is shown only if nothing is known, and no panel shows it', async () => {
    const nothing = progressOf({ known: 0, complete: false, done: false, failure: { kind: 'unauthorized' } });
    expect((await show(null, nothing, { ownFailure: true })).one('[role="alert"]').dataset.error).toBe(
      'unauthorized',
    );
    const quiet = await show(aliasesOf({ known: false }), nothing);
    expect(quiet.all('[role="alert"]')).toEqual([]);
    expect(quiet.text()).toContain('unavailable (see above)');
  });

  test('every alias is a real link with a name', async () => {
    const drawn = await show(golang, progressOf());
    for (const chip of drawn.all('[data-alias]')) {
      expect(chip.tagName).toBe('A');
      expect(chip.getAttribute('href')).toBe(linkTo(chip.dataset.alias ?? ''));
      expect(chip.textContent).toBe(chip.dataset.alias);
      expect(chip.title).toBe(`Open ${chip.dataset.alias}`);
    }
  });
});

describe('many aliases', () => {
  const many = aliasesOf({ sameIndex: Array.from({ length: 9 }, (_, at) => `v${at}`) });
  const visible = (all: HTMLElement[]) => all.filter((item) => !item.hidden).length;

  test('fold, and unfold by a labelled button', async () => {
    const drawn = await show(many, progressOf());
    expect(visible(drawn.all('.chips li'))).toBe(6);
    const button = drawn.one('button');
    expect([button.textContent, button.title, button.getAttribute('aria-expanded')]).toEqual([
      '+3',
      'Show 3 more tags',
      'false',
    ]);
    await drawn.click('button');
    expect(visible(drawn.all('.chips li'))).toBe(9);
    expect(drawn.one('button').getAttribute('aria-expanded')).toBe('true');
    await drawn.click('button');
    expect(visible(drawn.all('.chips li'))).toBe(6);
  });

  test('the real version comes first, so it is never folded away', async () => {
    const version = { version: '8', tag: 'v8', source: 'alias' as const };
    const drawn = await show({ ...many, version }, progressOf(), { shown: 2 });
    expect(drawn.all('[data-alias]')[0]?.dataset).toMatchObject({ alias: 'v8', version: '8' });
    expect(drawn.one('button').title).toBe('Show 7 more tags');
  });
});

test.each(HOSTILE)('hostile text stays text: %j', async (text) => {
  const aliases = aliasesOf({
    tag: text,
    sameIndex: [text],
    samePlatform: [text],
    platform: text,
    version: { version: text, tag: text, source: 'alias' },
  });
  const drawn = await draw(
    <TagAliasesView tag={text} aliases={aliases} progress={progressOf({ platform: text })} linkTo={linkTo} />,
  );
  expect(drawn.all('img, script, svg, b')).toEqual([]);
  const chips = drawn.all('[data-alias]');
  expect(chips.map((chip) => chip.textContent)).toEqual([text, text]);
  for (const chip of chips) {
    expect(chip.dataset.alias).toBe(text);
    expect(chip.getAttribute('href')).toMatch(/^\/_\//);
    expect(chip.dir).toBe('auto');
  }
});
