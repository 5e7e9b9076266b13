import type { GroupsQuery } from '../../components/group-list.tsx';
import type { ShownGroup } from '../../lib/aliases/sorted-groups.ts';
import type { GroupsAnswer } from '../../lib/messages/listing-answers.ts';

export const groupOf = (tags: string[], more: Partial<ShownGroup> = {}): ShownGroup => ({
  digest: `sha256:${'0'.repeat(64)}`,
  tags,
  version: null,
  platforms: ['linux/amd64', 'linux/arm64'],
  pushed: Date.parse('2026-11-10T12:00:00Z'),
  size: 63_000_000,
  noise: false,
  ...more,
});

/** A worker with so many groups, `g0` first, then some of noise; `asked` has its queries. */
export function groupsOf(found: number, noise = 0) {
  const asked: GroupsQuery[] = [];
  const groups = (of: string, count: number) =>
    Array.from({ length: count }, (_, at) =>
      groupOf([`${of}${at}`], { digest: `sha256:${String(at).padStart(64, of === 'g' ? '0' : 'f')}` }),
    );
  const load = async (query: GroupsQuery): Promise<GroupsAnswer> => {
    asked.push(query);
    const matching = (of: string, count: number) =>
      groups(of, count).filter(({ tags }) => tags.some((tag) => tag.includes(query.filter)));
    const [some, others] = [matching('g', found), matching('n', noise)];
    const from = query.noise ? others : some;
    return {
      known: found + noise,
      found: some.length,
      noise: others.length,
      groups: from.slice(query.from, query.from + query.count),
    };
  };
  return { load, asked };
}
