import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';
import { editTable, emptyTable, type TagTable } from '../../lib/aliases/table.ts';
import { type PackedTable, packTable, unpackTable } from '../../lib/store/packed-table.ts';
import { bytes, columns, count, median, milliseconds } from './bench-text.ts';
import { manyTags, tableOf } from './many-tags.ts';

const TAGS = 100_000;
const RUNS = 7;

/**
 * What a listing of 100,000 tags takes where it is stored, and how long it takes to have it back: by V8's serialisation, which
 * is what Chromium writes into IndexedDB.
 */
export async function benchStore(): Promise<string[]> {
  const tables: [string, TagTable | null][] = [
    ['an image of four platforms for five tags', tableOf(manyTags(TAGS))],
    ["php's real map, seven times over", manyPhps()],
  ];
  const rows = tables.flatMap(([name, table]) => (table ? [measure(name, table)] : []));
  return columns([['', 'tags', 'digests', 'stored', 'as it is in memory', 'read'], ...rows]);
}

function measure(name: string, table: TagTable): string[] {
  const stored = serialize(packTable(table));
  const times = Array.from({ length: RUNS }, () => {
    const began = performance.now();
    unpackTable(deserialize(stored) as PackedTable);
    return performance.now() - began;
  });
  return [
    name,
    count(table.names.length),
    count(table.digests.length),
    bytes(stored.length),
    bytes(serialize(table).length),
    milliseconds(median(times)),
  ];
}

/** 100,000 tags with all that makes a listing large: eight platforms, and nearly every image another. Null without the map. */
function manyPhps(): TagTable | null {
  const path = fileURLToPath(new URL('../../../shared/data/official-tags/php.json', import.meta.url));
  if (!existsSync(path)) return null;
  const { tags, images } = JSON.parse(readFileSync(path, 'utf8')) as {
    tags: [string, number, number][];
    images: Record<string, number>[];
  };
  const digest = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const editor = editTable(emptyTable());
  for (let copy = 0; copy * tags.length < TAGS; copy++)
    for (const [name, image, at] of tags.slice(0, TAGS - copy * tags.length))
      editor.put({
        name: name.replace(/^\d+/, (major) => String(Number(major) + 10 * copy)),
        digest: digest(`${copy} index ${image}`),
        pushedAt: at * 1000,
        images: Object.entries(images[image] ?? {}).map(([platform, manifest]) => ({
          platform,
          digest: digest(`${copy} manifest ${manifest}`),
          size: 60_000_000 + manifest,
        })),
      });
  return editor.done();
}
