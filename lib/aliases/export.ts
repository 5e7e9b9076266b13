import type { ExportFormat } from './export-format.ts';
import { describeGroup } from './groups.ts';
import { orderAliases } from './order.ts';
import { sortGroups } from './sorted-groups.ts';
import type { TagTable } from './table.ts';

/**
 * The alias groups as a file: JSON `[{ "sha256:…": ["11", "11-buster"] }]`, CSV `tag,digest`, or one tag a line. What is not whole
 * states that where its form has room: a column `complete` of CSV, a first line of text.
 *
 * @param total tags of a repository whose tags are not all in the table
 */
export function exportGroups(table: TagTable, format: ExportFormat, total?: number): string {
  const groups = sortGroups(table).map(({ rows }) => ({
    digest: describeGroup(table, rows).digest,
    tags: orderAliases(rows.map((row) => table.names[row] ?? '')),
  }));
  if (format === 'json')
    return `${JSON.stringify(
      groups.map(({ digest, tags }) => ({ [digest ?? '']: tags })),
      null,
      2,
    )}\n`;
  const isWhole = total === undefined;
  if (format === 'text')
    return lines([
      ...(isWhole ? [] : [`# partial: ${table.names.length} of ${total} tags`]),
      ...groups.flatMap(({ tags }) => tags.map(oneLine)),
    ]);
  const end = isWhole ? '' : ',false';
  return lines([
    isWhole ? 'tag,digest' : 'tag,digest,complete',
    ...groups.flatMap(({ digest, tags }) => tags.map((tag) => `${textCell(tag)},${digest ?? ''}${end}`)),
  ]);
}

const lines = (all: string[]) => all.map((line) => `${line}\n`).join('');

/** A name that no tag can have (the sources drop them) is still one line, without control characters. */
const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);

/**
 * RFC 4180; a cell that a spreadsheet would run as a formula is made plain text: also after spaces, and with the
 * full-width forms of its signs, which some take for the same.
 */
export function textCell(name: string): string {
  const text = oneLine(name);
  const plain = /^\s*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
