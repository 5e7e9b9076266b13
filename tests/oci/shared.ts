import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Collected real-world data that lies beside the repository on some machines; tests use it where it is. */
const ROOT = join(import.meta.dirname, '../../../shared/data');

export const hasShared = existsSync(ROOT);

/** The text of one file of the collection. */
export const sharedText = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A tab-separated table with a header line, as one object for each row. */
export function sharedTable(path: string): Record<string, string>[] {
  const [header = '', ...rows] = sharedText(path).trimEnd().split('\n');
  const names = header.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** Every file below a folder of the collection whose name ends like this. */
export function sharedFiles(folder: string, ending = '.json'): string[] {
  if (!hasShared) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}
