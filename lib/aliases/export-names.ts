import { textCell } from './export.ts';
import type { ExportFormat } from './export-format.ts';

/** The tags of one repository, by name alone. */
export interface NamedTags {
  /** With its registry: `docker.io/library/nginx`. */
  name: string;
  tags: readonly string[];
  /** Whether these are all. */
  isWhole: boolean;
}

/**
 * The tags of several repositories as one file: JSON `[{ "image": …, "complete": true, "tags": […] }]`, CSV `image,tag,complete`,
 * or one reference a line. A list that is not complete states that.
 */
export function exportNames(all: readonly NamedTags[], format: ExportFormat): string {
  if (format === 'json')
    return `${JSON.stringify(
      all.map(({ name, tags, isWhole }) => ({ image: name, complete: isWhole, tags })),
      null,
      2,
    )}\n`;
  const lines =
    format === 'csv'
      ? ['image,tag,complete', ...all.flatMap((one) => one.tags.map((tag) => rowOf(one, tag)))]
      : all.flatMap(({ name, tags, isWhole }) => [
          ...(isWhole ? [] : [`# ${name}: not all tags`]),
          ...tags.map((tag) => `${name}:${tag}`),
        ]);
  return lines.map((line) => `${line}\n`).join('');
}

const rowOf = ({ name, isWhole }: NamedTags, tag: string): string =>
  `${textCell(name)},${textCell(tag)},${isWhole}`;
