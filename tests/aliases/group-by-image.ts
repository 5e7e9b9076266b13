import { type AliasGroup, describeGroup, groupTags } from '../../lib/aliases/groups.ts';
import type { TagTable } from '../../lib/aliases/table.ts';

/** Every group with its rows. */
export function groupByImage(table: TagTable): AliasGroup[] {
  const { groupOf, count } = groupTags(table);
  const rows: number[][] = Array.from({ length: count }, () => []);
  groupOf.forEach((group, row) => {
    rows[group]?.push(row);
  });
  return rows.map((some) => describeGroup(table, some));
}
