import { describe, expect, test } from 'vitest';
import { compareVersions } from '../../lib/aliases/compare-versions.ts';
import { newerTags } from '../../lib/aliases/newer-tag.ts';
import { realVersion } from '../../lib/aliases/real-version.ts';
import { parseVersion } from '../../lib/aliases/version.ts';
import { hasShared, sharedText } from '../oci/shared.ts';

interface Versions {
  realVersion: { tags: string[]; right: string }[];
  'order (older first)': [string, string][];
}

interface Newer {
  current: string;
  available: string[];
  newer: string | null;
  /** `17.0 (16.10 in the major)` */
  note?: string;
}

const read = (name: string): unknown => JSON.parse(sharedText(`versions/${name}.json`));

describe.skipIf(!hasShared)('collected versions', () => {
  const versions = (
    hasShared ? read('versions') : { realVersion: [], 'order (older first)': [] }
  ) as Versions;
  const newer = (hasShared ? read('newer-tags') : []) as Newer[];

  test.each(versions.realVersion)('$tags are $right', ({ tags, right }) => {
    // The rest of a cell is a remark: `1.12.5.1664 (or none)`.
    expect(realVersion(tags)?.version).toBe(right.split(/[ ;]/)[0]);
  });

  test.each(versions['order (older first)'])('%s comes before %s', (older, later) => {
    const [a, b] = [parseVersion(older), parseVersion(later)];
    if (!a || !b) throw new Error('no version');
    expect(compareVersions(a, b)).toBeLessThan(0);
  });

  test.each(newer)('after $current comes $newer', ({ current, available, newer: right, note = '' }) => {
    const found = newerTags(
      { tag: current },
      available.map((tag) => ({ tag })),
    );
    expect(found.newer ?? null).toBe(right);
    expect(found.baseChanges).toBe(note.endsWith('*'));
    const within = /\(([^\s)]+)/.exec(note)?.[1];
    if (within) expect(found.withinMajor).toBe(within);
  });
});
