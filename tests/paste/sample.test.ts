import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { SAMPLES } from './sample/sample.ts';

const files = SAMPLES.flatMap((sample) => sample.files);
const docs = readFileSync('docs/pasted-text.md', 'utf8');

describe('the labelled sample', () => {
  it('has 500 references and more, of a dozen kinds', () => {
    expect(files.flatMap(({ images }) => images).length).toBeGreaterThanOrEqual(500);
    expect(SAMPLES.length).toBeGreaterThanOrEqual(12);
  });

  it('has each file once, and each image of it once, in the familiar form', () => {
    expect(new Set(files.map(({ sha256 }) => sha256)).size).toBe(files.length);
    for (const { images, path } of files) {
      expect(new Set(images).size, path).toBe(images.length);
      for (const image of images) {
        const parsed = parseReference(image);
        expect(parsed.ok && formatReference(parsed.value)).toBe(image);
      }
    }
  });

  it.each(SAMPLES)('has figures in the documentation: $kind', ({ kind, files: labelled }) => {
    const references = labelled.flatMap(({ images }) => images).length;
    const row = new RegExp(
      `^\\| ${kind} \\| ${labelled.length} \\| ${references} \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$`,
      'm',
    );
    expect(docs).toMatch(row);
  });

  it('is found to 99 %, and 0.2 % more is shown at most', () => {
    const [, references = 0, found = 0, , wrong = 0] = (/^\| all \| (.*) \|$/m.exec(docs)?.[1] ?? '')
      .split(' | ')
      .map(Number);
    expect(found / references).toBeGreaterThanOrEqual(0.99);
    expect(wrong / references).toBeLessThanOrEqual(0.002);
  });
});
