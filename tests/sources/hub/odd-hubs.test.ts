import { describe, expect, test } from 'vitest';
import { digestsOf, look } from './capped-hub.ts';
import { fewestRequests, ODD_HUBS, type OddHub, oddHub } from './odd-hubs.ts';
import { madeMap, realMap } from './real-maps.ts';

const TAGS = madeMap(2400);

/** The most requests, as a multiple of the fewest, and HEADs, as a share of all tags; 1.4 and 3 % where not said. */
const LIMITS: Record<string, { requests: number; heads: number }> = {
  // Only names and dates lead anywhere: the two ends of the list by name, and the oldest.
  'name ignored': { requests: 1.4, heads: 1 },
  'names in no order': { requests: 1.6, heads: 0.05 },
  'ordering always ignored': { requests: 1.75, heads: 0.05 },
  'name matched as words': { requests: 1.6, heads: 0.1 },
};

async function map(tags: typeof TAGS, odd: OddHub) {
  const capped = oddHub(tags, odd);
  const first = await look(capped, { mode: 'all' });
  // What was pushed meanwhile is found by the next visit at the latest.
  const listing = odd.isPushedTo ? await look(capped, { from: first }) : first;
  expect(digestsOf(listing)).toEqual(capped.hub.truth());
  return {
    requests: capped.hub.asked.length / fewestRequests(tags, odd),
    heads: capped.hub.heads / tags.length,
  };
}

describe('the whole map of a Hub with', { timeout: 120_000 }, () => {
  test.each(ODD_HUBS)('$id', async (odd) => {
    const { requests, heads } = await map(TAGS, odd);
    const limits = LIMITS[odd.id] ?? { requests: 1.4, heads: 0.03 };
    expect(requests).toBeLessThanOrEqual(limits.requests);
    expect(heads).toBeLessThanOrEqual(limits.heads);
  });

  test.for(['golang', 'python', 'node'])('ordering ignored with a name, of %s', async (name, { skip }) => {
    const tags = realMap(name);
    if (!tags) return skip('the real maps are not beside the project');
    const { requests, heads } = await map(tags, { id: '', traits: { newestFirst: 'filtered' } });
    expect(requests).toBeLessThanOrEqual(1.4);
    expect(heads).toBeLessThanOrEqual(0.03);
  });
});

test('tags read unasked count: the whole map after a page view takes 1.15 × ⌈N/100⌉ requests in all', async () => {
  for (const tags of [madeMap(6000), realMap('golang') ?? madeMap(5000)]) {
    const capped = oddHub(tags, { id: '' });
    const visibleTags = tags.slice(2000, 2025).map(({ name }) => name);
    const listing = await look(capped, { visibleTags });
    expect(capped.hub.asked.length).toBeGreaterThan(10);
    expect(digestsOf(await look(capped, { from: listing, mode: 'all', visibleTags }))).toEqual(
      capped.hub.truth(),
    );
    expect(capped.hub.asked.length).toBeLessThanOrEqual(1.15 * Math.ceil(tags.length / 100));
  }
}, 60_000);
