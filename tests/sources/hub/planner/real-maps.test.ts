import { describe, expect, it } from 'vitest';
import { complete } from './complete.ts';
import { hasRealMaps, realTags } from './real-maps.ts';
import { type HubTraits, simulateHub } from './simulated-hub.ts';

const REPOSITORIES = ['php', 'node', 'openjdk', 'golang', 'python'];
const CASES: { repository: string; order: HubTraits['order'] }[] = [
  ...REPOSITORIES.flatMap((repository) => [
    { repository, order: 'bytes' as const },
    { repository, order: 'letters' as const },
  ]),
  { repository: 'php', order: 'locale' },
  { repository: 'php', order: 'caseless' },
];

describe.skipIf(!hasRealMaps)('completing a real repository', { timeout: 120_000 }, () => {
  it.for(CASES)('of $repository, names ordered by $order', async ({ repository, order }, { annotate }) => {
    const tags = realTags(repository);
    const hub = simulateHub({ tags, cap: 1000, pageSize: 100, order, filter: 'caseless' });
    const { known } = complete(hub, 100);
    expect(known).toEqual(hub.truth());

    const least = Math.ceil(tags.length / 100);
    const ratio = hub.asked.length / least;
    const heads = hub.heads / tags.length;
    await annotate(
      `${tags.length} tags: ${hub.asked.length} requests to Hub (${ratio.toFixed(3)}), ${hub.heads} HEADs`,
    );
    expect(ratio).toBeLessThanOrEqual(1.25);
    expect(heads).toBeLessThanOrEqual(0.06);
  });
});
