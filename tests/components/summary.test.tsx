// @vitest-environment happy-dom

import { expect, test } from 'vitest';
import { Summary } from '../../components/summary.tsx';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { draw } from './draw.ts';
import { aliasesOf, linkTo, progressOf } from './facts.ts';

const heading = async (tag: string, aliases: TagAliases | null, progress: Progress | null) =>
  (await draw(<Summary tag={tag} aliases={aliases} progress={progress} linkTo={linkTo} />)).one('h2')
    .textContent;

test('what a tag really is, as far as it is known', async () => {
  const version = { version: '1.31.4', tag: '1.31.4', source: 'alias' as const };
  const is = aliasesOf({ sameIndex: ['1.31.4'], version });
  expect(await heading('latest', null, null)).toBe('What is latest?');
  expect(await heading('latest', is, progressOf())).toBe('latest is 1.31.4');
  expect(await heading('latest', aliasesOf(), progressOf())).toBe(
    'No version tag is the same image as latest',
  );
  expect(await heading('1.31.4', aliasesOf(), progressOf())).toBe(
    'No version tag is the same image as 1.31.4',
  );
  const nothing = progressOf({ known: 0, complete: false, done: false });
  expect(await heading('latest', aliasesOf({ known: false }), nothing)).toBe('What is latest?');
});
