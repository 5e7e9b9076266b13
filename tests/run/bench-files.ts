import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { formatReference } from '../../lib/oci/reference.ts';
import { MAX_PASTED } from '../../lib/paste/limits.ts';
import type { Found, TextPlace } from '../../lib/paste/pasted.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { benchSample } from './bench-sample.ts';
import { columns, count } from './bench-text.ts';

/** What a file is called to be counted with others of its kind. */
function kindOf(path: string): string {
  const name = basename(path);
  if (/dockerfile|containerfile/i.test(name)) return 'Dockerfile';
  if (/compose[^/]*\.ya?ml$/i.test(name)) return 'compose';
  if (/values[^/]*\.ya?ml$/i.test(name)) return 'values';
  return extname(name).toLowerCase() || name;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(?:^|\/)\.git(?:\/|$)/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();

/** What a find is called in a list of labels: the familiar reference, or what it is instead. */
function labelOf(found: Found<TextPlace>): string {
  if (found.kind === 'image') return formatReference(found.reference);
  if (found.kind === 'unresolved') return `? ${found.text}`;
  if (found.kind === 'namespace') return `${found.registry}/${found.namespace}/`;
  return found.kind === 'digest' ? found.digest : `! ${found.text}`;
}

/** Labels of a folder: `labels.json` in it, `{ "path": ["reference", …] }`; files that are not in it are not judged. */
function labelsIn(folder: string): Map<string, string[]> {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8'))));
  } catch {
    return new Map();
  }
}

interface Counts {
  files: number;
  withImages: number;
  images: number;
  unresolved: number;
  other: number;
  missed: number;
  wrong: number;
}

const isText = (bytes: Buffer): boolean => !bytes.subarray(0, 4096).includes(0);

/**
 * `npm run bench -- --files DIR`: reads every file of a folder as if it were pasted. Out: counts for each kind of file; with a
 * `labels.json` in the folder, what was missed and wrongly shown; with `--list`, every find with its place; of files in the
 * labelled sample, the same by kind (with `--docs` written into the documentation).
 */
export async function benchFiles(folder: string, isListed: boolean, isWritten: boolean): Promise<string[]> {
  const paths = filesIn(folder).filter((path) => statSync(path).size <= MAX_PASTED);
  const labels = labelsIn(folder);
  const kinds = new Map<string, Counts>();
  const list: string[] = [];
  for (const path of paths) {
    const name = relative(folder, path);
    const bytes = readFileSync(path);
    if (name === 'labels.json' || !isText(bytes)) continue;
    const { found } = readPasted(bytes.toString('utf8'));
    const kind = kindOf(path);
    const counts = kinds.get(kind) ?? {
      files: 0,
      withImages: 0,
      images: 0,
      unresolved: 0,
      other: 0,
      missed: 0,
      wrong: 0,
    };
    kinds.set(kind, counts);
    const images = new Set(found.flatMap((one) => (one.kind === 'image' ? [labelOf(one)] : [])));
    counts.files += 1;
    counts.withImages += images.size > 0 ? 1 : 0;
    counts.images += images.size;
    counts.unresolved += found.filter((one) => one.kind === 'unresolved').length;
    counts.other += found.filter((one) => !['image', 'unresolved'].includes(one.kind)).length;
    const wanted = labels.get(name);
    const missed = wanted?.filter((image) => !images.has(image)) ?? [];
    const wrong = wanted ? [...images].filter((image) => !wanted.includes(image)) : [];
    counts.missed += missed.length;
    counts.wrong += wrong.length;
    list.push(
      ...missed.map((image) => `${name}: missed ${image}`),
      ...wrong.map((image) => `${name}: wrong ${image}`),
    );
    if (isListed)
      for (const one of found)
        for (const { line, form, where } of one.from)
          list.push(`${name}:${line}: ${labelOf(one)} (${form} ${where ?? ''})`);
  }
  const names: (keyof Counts)[] = ['files', 'withImages', 'images', 'unresolved', 'other', 'missed', 'wrong'];
  const rows = [...kinds].toSorted(([, one], [, other]) => other.images - one.images);
  const row = (kind: string, counts: (name: keyof Counts) => number) => [
    kind,
    ...names.map((name) => count(counts(name))),
  ];
  const total = row('all', (name) => rows.reduce((sum, [, counts]) => sum + counts[name], 0));
  const header = ['kind', 'files', 'with images', 'images', 'unresolved', 'other', 'missed', 'wrong'];
  return [
    ...columns([header, ...rows.map(([kind, counts]) => row(kind, (name) => counts[name])), total]),
    '',
    ...list,
    '',
    '## The labelled sample',
    ...benchSample(paths, isWritten),
  ];
}
