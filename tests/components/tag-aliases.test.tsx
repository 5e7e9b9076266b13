// @vitest-environment happy-dom

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitting } from '../../components/fitting.ts';
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
    ['nothing has come yet', null, null, ['Loading…']],
    ['the first answer has no tags', null, partial, ['Loading…']],
    ['all is known', aliasesOf(), progressOf(), ['no other tags']],
    ['all is known, of two the digest alone', aliasesOf(), progressOf({ bare: 2 }), ['no other tags']],
    ['some is known', aliasesOf(), partial, ['none found yet (100 of 950 tags read)']],
    ['the tag is not among them', unknown, partial, ['not read yet (100 of 950 tags)']],
    ['the tag is not in a list that is whole', unknown, progressOf(), ['Docker Hub doesn’t list this tag']],
    ['its index was not recorded', aliasesOf({ indexKnown: false }), progressOf(), ['no digest known']],
    [
      'its platforms were not recorded',
      aliasesOf({ platform: null }),
      progressOf(),
      ['no other tags · no platform listed'],
    ],
  ])('%s', async (_, aliases, progress, text) => {
    const drawn = await show(aliases, progress);
    expect(drawn.all('dd').map((note) => note.textContent)).toEqual(text);
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
    expect(drawn.all('dt').map((label) => label.textContent)).toEqual([
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
    expect(drawn.all('dt')[0]?.textContent).toBe('Same image');
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

describe('the answer line', () => {
  const day = 86_400_000;

  test('the version, then when it was pushed and what it was, then what can be done', async () => {
    const version = { version: '1.31.4', tag: '1.31.4-alpine', source: 'alias' as const };
    const aliases = aliasesOf({
      sameIndex: ['alpine', '1.31.4-alpine'],
      version,
      pushed: Date.now() - 3 * day,
    });
    const moved = { tag: 'latest', was: '1.31.3', until: Date.now() - 3 * day };
    const config = <p class="config">config</p>;
    const drawn = await show(aliases, progressOf(), { moved, config, pinned: 'nginx:latest@sha256:0' });
    const line = drawn.one('.answer-line');
    expect([...line.children].map((part) => part.textContent)).toEqual([
      '1.31.4-alpine',
      'pushed 3 days ago',
      'was 1.31.3 until 3 days ago',
    ]);
    expect(line.querySelector<HTMLElement>('[data-was="1.31.3"]')?.title).toMatch(/\d{4}/);
    expect(drawn.one('[data-form="pinned"]').title).toBe('nginx:latest@sha256:0');
    await drawn.click('[data-action="config"]');
    expect(drawn.text()).toContain('config');
    // it is not said twice
    expect(drawn.all('dd [data-alias]').map((chip) => chip.dataset.alias)).toEqual(['alpine']);
  });

  test('the version of one platform says so', async () => {
    const version = { version: '1.26.1', tag: '1.26.1', source: 'alias' as const };
    const drawn = await show(aliasesOf({ samePlatform: ['1.26.1'], version }), progressOf());
    expect(drawn.one('.version').dataset).toMatchObject({ level: 'platform', platform: 'linux/amd64' });
    expect(drawn.one('.answer-line').textContent).toContain('Same on linux/amd64 only');
  });

  test('that no tag has a version is said where all is known', async () => {
    expect((await show(aliasesOf(), progressOf())).one('.version').textContent).toBe('No version tag');
    expect((await show(aliasesOf(), partial)).one('.version').textContent).toBe('No version tag found yet');
    const bare = await show(aliasesOf(), progressOf({ bare: 2 }));
    expect(bare.one('.version').textContent).toBe('No version tag found yet');
    const own = await show(aliasesOf({ ownVersion: '1.29.0' }), progressOf());
    expect([own.one('.version').textContent, own.all('[data-alias]')]).toEqual(['1.29.0', []]);
  });
});

describe('many aliases', () => {
  const many = aliasesOf({ sameIndex: Array.from({ length: 9 }, (_, at) => `version-${at}`) });
  const visible = (all: HTMLElement[]) => all.filter((item) => !item.hidden).length;

  test('fold to the width that there is, and unfold by a labelled button', async () => {
    const drawn = await show(many, progressOf(), { width: 700 });
    const [button] = drawn.all('.more');
    const folded = Number(button?.textContent?.slice(1));
    expect(folded).toBeGreaterThan(1);
    expect(visible(drawn.all('.aliases li:has(a)'))).toBe(9 - folded);
    expect([button?.title, button?.getAttribute('aria-expanded')]).toEqual([
      `Show ${folded} more tags`,
      'false',
    ]);
    await drawn.click('.more');
    expect(visible(drawn.all('.aliases li:has(a)'))).toBe(9);
    expect(drawn.one('.more').getAttribute('aria-expanded')).toBe('true');
    await drawn.click('.more');
    expect(visible(drawn.all('.aliases li:has(a)'))).toBe(9 - folded);
  });

  test('never one alone is hidden, nor all', () => {
    const some = fc.array(fc.string({ maxLength: 40 }), { maxLength: 30 });
    const lines = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(some, fc.nat({ max: 1500 }), lines, (tags, width, most) => {
        const shown = fitting(tags, width, most);
        expect(shown).toBeGreaterThanOrEqual(Math.min(tags.length, 1));
        expect(tags.length - shown).not.toBe(1);
      }),
    );
  });
});

test.each(HOSTILE)('hostile text stays text: %j', async (text) => {
  const aliases = aliasesOf({
    tag: text,
    sameIndex: [text],
    samePlatform: [`${text}2`],
    platform: text,
    version: { version: text, tag: text, source: 'alias' },
  });
  const drawn = await draw(
    <TagAliasesView tag={text} aliases={aliases} progress={progressOf({ platform: text })} linkTo={linkTo} />,
  );
  expect(drawn.all('img, script, svg:not([aria-hidden]), b')).toEqual([]);
  expect(drawn.all('svg *:not(path)')).toEqual([]);
  const chips = drawn.all('[data-alias]');
  expect(chips.map((chip) => chip.textContent)).toEqual([text, `${text}2`]);
  for (const chip of chips) {
    expect(chip.dataset.alias).toBe(chip.textContent);
    expect(chip.getAttribute('href')).toMatch(/^\/_\//);
    expect(chip.dir).toBe('auto');
  }
});
