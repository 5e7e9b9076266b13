import { expect, test } from 'vitest';
import { literal, type Node, SOURCES } from './sources.ts';

test('one request alone carries cookies: the page of Hub that asks whose session it is', () => {
  const carries = SOURCES.filter(({ nodes }) =>
    nodes.some(
      ({ type, key, value }) =>
        type === 'Property' &&
        (key as { name?: string }).name === 'credentials' &&
        ['include', 'same-origin'].includes(literal(value as Node) ?? ''),
    ),
  ).map(({ path }) => path);
  expect(carries).toEqual(['lib/http/page-session.ts']);
  const users = SOURCES.filter(({ imports }) => imports.some(({ from }) => from === carries[0]));
  expect(users.map(({ path }) => path)).toEqual(['entrypoints/hub.content/offer-session.ts']);
});
