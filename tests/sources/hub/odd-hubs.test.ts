import { describe, expect, test } from 'vitest';
import { digestsOf, look } from './capped-hub.ts';
import { fewestRequests, ODD_HUBS, type OddHub, oddHub, outOfReach } from './odd-hubs.ts';
import { madeMap, realMap } from './real-maps.ts';

const TAGS = madeMap(2400);

/** The most requests to Hub, as a multiple of the fewest. */
const MOST_REQUESTS = 1.4;

/** The most HEADs, as a share of all tags, beside those that no list can spare. */
const MOST_HEADS = 0.03;

async function map(tags: typeof TAGS, odd: OddHub) {
  const capped = oddHub(tags, odd);
  const first = await look(capped, { mode: 'all' });
  // What was pushed meanwhile is found by the next visit at the latest.
  const listing = odd.isPushedTo ? await look(capped, { from: first }) : first;
  expect(digestsOf(listing)).toEqual(capped.hub.truth());
  return {
    requests: capped.hub.asked.length / fewestRequests(tags, odd),
    heads: (capped.hub.heads - outOfReach(tags, odd)) / tags.length,
  };
}

/** Those where a real repository takes more than a made one. */
const HARD = [
  'ordering ignored with a name',
  'ordering always ignored',
  'name matched as words',
  'name ignored',
];

describe('the whole map of a Hub with', { timeout: 120_000 }, () => {
  test.each(ODD_HUBS)('$id', async (odd) => {
    const { requests, heads } = await map(TAGS, odd);
    expect(heads).toBeLessThanOrEqual(MOST_HEADS);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
  });

  test.for(ODD_HUBS.filter(({ id }) => HARD.includes(id)))('$id, of golang', async (odd, { skip }) => {
    const tags = realMap('golang');
    if (!tags) return skip('the real maps are not beside the project');
    const { requests, heads } = await map(tags, odd);
    expect(heads).toBeLessThanOrEqual(MOST_HEADS);
    expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
  });

  test.for(['python', 'node', 'php', 'openjdk'])(
    'ordering ignored with a name, of %s',
    async (name, { skip }) => {
      const tags = realMap(name);
      if (!tags) return skip('the real maps are not beside the project');
      const { requests, heads } = await map(tags, { id: '', traits: { newestFirst: 'filtered' } });
      expect(requests).toBeLessThanOrEqual(MOST_REQUESTS);
      expect(heads).toBeLessThanOrEqual(MOST_HEADS);
    },
  );
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
