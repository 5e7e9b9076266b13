import { describe, expect, test } from 'vitest';
import { filesIn, linesOf, SOURCES, textOf } from './sources.ts';

const MAX_LINES = 200;

/** Longer files, still to be split. None is added; a file that is short again leaves the list. */
const STILL_LONG = [
  'tests/aliases/newer-tag.test.ts',
  'tests/client/listing-client.test.ts',
  'tests/client/merge.test.ts',
  'tests/components/controls.test.tsx',
  'tests/components/options.test.tsx',
  'tests/components/pasted.test.tsx',
  'tests/components/tag-aliases.test.tsx',
  'tests/e2e/aliases.e2e.ts',
  'tests/e2e/credentials.e2e.ts',
  'tests/e2e/failures.e2e.ts',
  'tests/e2e/listing.e2e.ts',
  'tests/e2e/map.e2e.ts',
  'tests/e2e/navigation.e2e.ts',
  'tests/e2e/options.e2e.ts',
  'tests/e2e/popup-input.e2e.ts',
  'tests/e2e/popup.e2e.ts',
  'tests/e2e/private.e2e.ts',
  'tests/http/send.test.ts',
  'tests/hub-in-a-box/real/images.ts',
  'tests/hub/api/api.test.ts',
  'tests/hub/api/tag-schema.test.ts',
  'tests/hub/urls.test.ts',
  'tests/inspect/inspect.test.ts',
  'tests/oci/config.test.ts',
  'tests/oci/dockerfile.test.ts',
  'tests/oci/reference.test.ts',
  'tests/paste/paste.test.ts',
  'tests/real-registry/quirks.test.ts',
  'tests/registry/manifests.test.ts',
  'tests/registry/transport.test.ts',
  'tests/sources/crawl-bulk.test.ts',
  'tests/sources/distribution.test.ts',
  'tests/sources/hub/advance.test.ts',
  'tests/updates/hub.test.ts',
  'tests/worker/accounts.test.ts',
  'tests/worker/listings.test.ts',
  'tests/worker/theft.test.ts',
];

const FILES = ['lib', 'components', 'entrypoints', 'tests', 'public']
  .flatMap(filesIn)
  .filter((path) => /\.(?:tsx?|js|css|html)$/.test(path));

describe('files are short', () => {
  test('half of the product’s under 70 lines, nineteen of twenty under 150', () => {
    const sorted = SOURCES.map(({ lines }) => lines).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)];
    expect(at(0.5)).toBeLessThan(70);
    expect(at(0.95)).toBeLessThan(150);
  });

  test('none of sources, styles and tests over 200', () => {
    const long = FILES.filter((path) => linesOf(textOf(path)) > MAX_LINES);
    expect(long.sort()).toEqual(STILL_LONG);
  });

  test('a last line without a line feed counts', () => {
    expect([linesOf('a\nb'), linesOf('a\nb\n'), linesOf('a\nb\n\n')]).toEqual([2, 2, 3]);
  });
});
