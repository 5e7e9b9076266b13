import { PAGE_SIZE } from '../../lib/hub/api/page-size.ts';
import { cappedHub, digestsOf, look } from '../sources/hub/capped-hub.ts';
import type { Tag } from '../sources/hub/planner/simulated-hub.ts';
import { BIG_IMAGES, madeMap, realMap } from '../sources/hub/real-maps.ts';
import { columns, count } from './bench-text.ts';

const HEAD = [
  'repository',
  'tags',
  'requests',
  '÷ ⌈N/100⌉',
  'HEADs',
  'share',
  'coverage',
  'wrong',
  'revisits 0/30/500',
];

/** What the whole map of the biggest images costs an anonymous reader, and what later visits do. */
export async function benchMap(): Promise<string[]> {
  const rows: string[][] = [HEAD];
  for (const [name, size] of Object.entries(BIG_IMAGES)) {
    const real = realMap(name);
    rows.push([real ? name : `${name} (made up)`, ...(await measure(real ?? madeMap(size)))]);
  }
  return columns(rows);
}

async function measure(tags: Tag[]): Promise<string[]> {
  const capped = cappedHub(tags);
  const listing = await look(capped, { mode: 'all' });
  const { hub } = capped;
  const known = digestsOf(listing);
  const wrong = tags.filter(({ name, digest }) => known.get(name) !== digest).length;
  const pages = hub.asked.length;
  const revisits: number[] = [];
  for (const changed of [0, 30, 500]) {
    const later = cappedHub(tags, { changes: movesOf(tags, changed) });
    await look(later, { from: { ...listing, checkedAt: -1 } });
    revisits.push(later.hub.asked.length);
  }
  return [
    count(tags.length),
    count(pages),
    (pages / Math.ceil(tags.length / PAGE_SIZE)).toFixed(2),
    count(hub.heads),
    `${((100 * hub.heads) / tags.length).toFixed(1)} %`,
    `${((100 * known.size) / tags.length).toFixed(0)} %`,
    count(wrong),
    revisits.join(' / '),
  ];
}

/** So many of the older tags move to another image before the visit. */
const movesOf = (tags: Tag[], changed: number) =>
  tags.slice(2000, 2000 + changed).map(({ name }, at) => ({
    at: 0,
    change: { kind: 'push' as const, name, digest: `sha256:${String(at).padStart(64, 'f')}` },
  }));
