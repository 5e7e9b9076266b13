import type { TagTable } from './table.ts';

/** A tag of a repository, with what is known of it. */
export interface TagFacts {
  tag: string;
  /** Last push, in ms since 1970. */
  pushedAt?: number;
  /** Platform keys (`linux/amd64`) of its images. */
  platforms?: readonly string[];
}

/** Every tag of a table. Tags without a known image or push time have no such field. */
export function factsOf(table: TagTable): TagFacts[] {
  const platforms = table.sets.map((pairs) =>
    pairs.filter((_, at) => at % 2 === 0).map((platform) => table.platforms[platform] ?? ''),
  );
  return table.names.map((tag, row) => {
    const facts: TagFacts = { tag };
    const known = platforms[table.set[row] ?? -1];
    if (known?.length) facts.platforms = known;
    if (table.pushed[row]) facts.pushedAt = table.pushed[row];
    return facts;
  });
}
