import { expect, test } from 'vitest';
import { versionOfTag } from '../../lib/aliases/tag-version.ts';

/** A tag that has no other names, and the version that it states all the same; null where it may be a series. */
test.each([
  ['v1.2.3', '1.2.3'],
  ['8u502-b07', '8u502-b07'],
  ['8u502-b07-jre', '8u502-b07'],
  ['b3561', 'b3561'],
  ['18beta2', '18beta2'],
  ['6.0-alpha2', '6.0-alpha2'],
  ['3.1-rc1-alpine', '3.1-rc1'],
  ['20240101', '20240101'],
  ['15', null],
  ['15.3', null],
  ['8u502', null],
  ['2024.1', null],
  ['3.14-rc', null],
  ['bookworm', null],
])('%s alone: %s', (tag, version) => {
  expect(versionOfTag(tag, { version: null, sameIndex: [] })?.version ?? null).toBe(version);
});
