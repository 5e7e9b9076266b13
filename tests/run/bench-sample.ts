import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { judge, SAMPLES } from '../paste/sample/sample.ts';
import { columns, count } from './bench-text.ts';

const DOCS = 'docs/pasted-text.md';
const TABLE = /(<!-- sample -->\n)[\s\S]*?(<!-- end of the sample -->)/;
const HEADER = ['kind', 'files', 'references', 'found', 'missed', 'wrongly shown'];

/** Figures of one kind: files, references, found, missed, wrongly shown. */
interface Figures {
  kind: string;
  numbers: number[];
  list: string[];
}

/** The labelled files that are among these, by the hash of their bytes, read and judged. */
function figuresOf(paths: readonly string[]): Figures[] {
  const byHash = new Map<string, string>();
  for (const path of paths) {
    const bytes = readFileSync(path);
    byHash.set(createHash('sha256').update(bytes).digest('hex'), bytes.toString('utf8'));
  }
  return SAMPLES.flatMap(({ kind, files }): Figures[] => {
    const present = files.flatMap((file) => {
      const text = byHash.get(file.sha256);
      return text === undefined ? [] : [{ file, ...judge(text, file) }];
    });
    const sum = (of: (one: (typeof present)[number]) => number) =>
      present.reduce((total, one) => total + of(one), 0);
    const references = sum(({ file }) => file.images.length);
    const missed = sum((one) => one.missed.length);
    const list = present.flatMap(({ file: { repository, path }, missed: names, wrong }) => [
      ...names.map((name) => `${repository}/${path}: missed ${name}`),
      ...wrong.map((name) => `${repository}/${path}: wrongly shown ${name}`),
    ]);
    const numbers = [present.length, references, references - missed, missed, sum((one) => one.wrong.length)];
    return present.length === 0 ? [] : [{ kind, numbers, list }];
  });
}

/**
 * The labelled sample (`tests/paste/sample`), as far as its files are among `paths`: found, missed and wrongly shown for each
 * kind, and each miss. `isWritten`: the table goes into the documentation, if the whole sample is there.
 */
export function benchSample(paths: readonly string[], isWritten: boolean): string[] {
  const figures = figuresOf(paths);
  if (figures.length === 0) return ['None of the labelled files is in this folder.'];
  const all = figures.reduce(
    (sums, { numbers }) => sums.map((sum, at) => sum + (numbers[at] ?? 0)),
    [0, 0, 0, 0, 0],
  );
  const rows = [...figures, { kind: 'all', numbers: all }].map(({ kind, numbers }) => [
    kind,
    ...numbers.map(count),
  ]);
  const [files = 0, references = 0, found = 0, , wrong = 0] = all;
  const share = (part: number) => `${((100 * part) / references).toFixed(2)} %`;
  const total = SAMPLES.reduce((sum, sample) => sum + sample.files.length, 0);
  const summary = `${share(found)} found, ${share(wrong)} wrongly shown, in ${files} of ${total} labelled files`;
  if (isWritten && files === total) write(rows, summary);
  return [...columns([HEADER, ...rows]), '', summary, ...figures.flatMap(({ list }) => list)];
}

function write(rows: string[][], summary: string) {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const table = [line(HEADER), line(HEADER.map(() => '---')), ...rows.map(line), '', `${summary}.`].join(
    '\n',
  );
  const text = readFileSync(DOCS, 'utf8');
  writeFileSync(
    DOCS,
    text.replace(TABLE, (_, begin: string, end: string) => `${begin}${table}\n${end}`),
  );
}
