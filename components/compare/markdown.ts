import type { Comparison } from '../../lib/compare/comparison.ts';
import type { ComparedFiles } from '../../lib/compare/files.ts';
import type { PackageDifference } from '../../lib/compare/packages.ts';
import { formatSize, t } from '../../lib/i18n.ts';
import type { Entry } from '../../lib/layers/format/entry.ts';
import { visible } from '../../lib/oci/visible.ts';
import { sentences } from './sentence.tsx';

/** Longest value in a cell, in characters. */
const MAX_CELL = 200;

/** A value as code in a cell: no line break, nothing invisible, no pipe or backtick that would end it. */
const cell = (text: string | undefined): string => {
  if (text === undefined) return '–';
  const line = visible(text.replace(/[\t\n\r]+/g, ' '), MAX_CELL);
  return `\`\` ${line.replaceAll('`', "'").replaceAll('|', '\\|')} \`\``;
};

interface MarkdownOptions {
  isExact: boolean;
  packages?: readonly PackageDifference[];
  files?: ComparedFiles | null;
}

/** Files that are named: a pull request takes 65,536 characters. */
const MAX_FILES = 200;

/** A comparison as Markdown for a pull request: the sentence, then the fields, packages and layers that differ. */
export function markdownOf(
  comparison: Comparison,
  [from, to]: [string, string],
  { isExact, packages = [], files = null }: MarkdownOptions,
): string {
  const fields = comparison.fields.filter(({ diff }) => diff !== 'same');
  const layers = comparison.layers.filter(({ diff }) => diff !== 'same');
  const head = [
    `### ${cell(from)} → ${cell(to)}`,
    '',
    ...sentences(comparison, cell),
    ...(isExact ? [] : ['', `*${t('compareDerived')}*`]),
  ];
  const table = (title: string, rows: string[][]) =>
    rows.length === 0
      ? []
      : [
          '',
          `| ${title} | ${cell(from)} | ${cell(to)} |`,
          '| --- | --- | --- |',
          ...rows.map((row) => `| ${row.join(' | ')} |`),
        ];
  return [
    ...head,
    ...table(
      t('compareField'),
      fields.map(({ field, key, from: one, to: other }) => [
        cell(key === undefined ? field : `${field} ${key}`),
        cell(one),
        cell(other),
      ]),
    ),
    ...table(
      t('comparePackages'),
      packages
        .filter(({ diff }) => diff !== 'same')
        .map(({ name, from: one, to: other }) => [cell(name), cell(one), cell(other)]),
    ),
    ...table(
      t('fieldLayers'),
      layers.map(({ diff, from: one, to: other }) => [
        `${diff} ${cell((other ?? one)?.instruction || (other ?? one)?.digest)}`,
        one ? formatSize(one.size) : '–',
        other ? formatSize(other.size) : '–',
      ]),
    ),
    ...table(t('compareFiles'), fileRows(files?.files ?? [])),
    ...(files && !files.isWhole && files.files.length > 0 ? ['', `*${t('compareFilesShared')}*`] : []),
    '',
  ].join('\n');
}

/** Those that differ for certain; how many more there are stands in the last row. */
function fileRows(files: ComparedFiles['files']): string[][] {
  const all = files.filter(({ diff }) => diff !== 'same');
  const size = (entry: Entry | undefined) => (entry?.kind === 'file' ? formatSize(entry.size) : '–');
  const rows = all
    .slice(0, MAX_FILES)
    .map(({ path, diff, from, to }) => [`${diff} ${cell(path)}`, size(from), size(to)]);
  return all.length > MAX_FILES ? [...rows, [t('more', all.length - MAX_FILES), '', '']] : rows;
}
