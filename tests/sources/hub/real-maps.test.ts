import { expect, test } from 'vitest';
import { PAGE_SIZE } from '../../../lib/hub/api/page-size.ts';
import { cappedHub, digestsOf, look } from './capped-hub.ts';
import { realMap } from './real-maps.ts';

test.for(['golang', 'python', 'php'])(
  '%s: every tag right, within the cost that was promised',
  { timeout: 60_000 },
  async (name, { skip }) => {
    const tags = realMap(name);
    if (!tags) return skip('the real maps are not beside the project');
    const capped = cappedHub(tags);
    const truth = new Map(tags.map((tag) => [tag.name, tag.digest]));
    expect(digestsOf(await look(capped, { mode: 'all' }))).toEqual(truth);
    expect(capped.hub.asked.length).toBeLessThanOrEqual(1.25 * Math.ceil(tags.length / PAGE_SIZE));
    expect(capped.hub.heads).toBeLessThanOrEqual(0.06 * tags.length);
  },
);
