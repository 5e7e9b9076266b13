import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { realVersion } from '../../lib/aliases/real-version.ts';
import { OFFICIAL_GROUPS } from '../aliases/official-groups.ts';
import { columns, count } from './bench-text.ts';

const FOLDER = fileURLToPath(new URL('../../../shared/data/official-tags/', import.meta.url));

/** The real version of each group of official images, and the newest tags: how many are right. */
export async function benchVersions(): Promise<string[]> {
  const chosen = OFFICIAL_GROUPS.filter(
    ([version, tags]) => (realVersion(tags.split(' '))?.version ?? null) === version,
  );
  const lines = [
    `${count(chosen.length)} of ${count(OFFICIAL_GROUPS.length)} groups that were reviewed one by one have the maintainers' version`,
  ];
  if (!existsSync(FOLDER)) return lines;
  const rows = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => rowOf(file));
  const doubtful = rows.flatMap((row) => row.doubtful);
  return [
    ...lines,
    ...columns([
      ['', 'groups', 'right'],
      ...rows.map(({ name, groups, right }) => [name, count(groups), count(right)]),
    ]),
    'right: as exact as, and a continuation of, every version that leads a name of the group. The others:',
    ...doubtful,
  ];
}

interface Row {
  name: string;
  groups: number;
  right: number;
  doubtful: string[];
}

function rowOf(file: string): Row {
  const map: { tags: [string, number, number][] } = JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8'));
  const groups = new Map<number, string[]>();
  for (const [tag, image] of map.tags) groups.set(image, [...(groups.get(image) ?? []), tag]);
  const name = file.replace('.json', '');
  const wrong = [...groups.values()].filter((tags) => !isRight(tags));
  return {
    name,
    groups: groups.size,
    right: groups.size - wrong.length,
    doubtful: wrong.map(
      (tags) => `${name}: ${realVersion(tags)?.version ?? 'none'} for ${tags.slice(0, 5).join(' ')}`,
    ),
  };
}

/** Numbers at the start of a name, as anyone would read them; not how `realVersion` does. */
const leading = (tag: string): string[] =>
  /^v?(\d+(?:\.\d+)*)(?![\w.])/.exec(tag.replace(/[-_].*/, ''))?.slice(1) ?? [];

function isRight(tags: readonly string[]): boolean {
  const stated = tags.flatMap(leading);
  const version = realVersion(tags)?.version;
  if (version === undefined) return stated.length === 0;
  return stated.every(
    (one) => version === one || new RegExp(`^${one.replaceAll('.', '\\.')}(?!\\d)`).test(version),
  );
}
