import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../e2e/harness/built.ts';
import type { BrowserKind } from '../e2e/harness/find.ts';

/** What a page of Docker Hub may get from us at the most, packed: everything included (docs: the design's measures). */
export const CONTENT_LIMIT = 24_000;

export interface ScriptSize {
  /** `content-scripts/hub.js` */
  path: string;
  /** bytes */
  raw: number;
  /** bytes, by gzip */
  packed: number;
}

/** Every script and style sheet of a built extension, the largest first. */
export function scriptSizes(kind: BrowserKind): ScriptSize[] {
  const root = builtExtension(kind);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => ['.js', '.css'].includes(extname(path)))
    .map((path) => {
      const bytes = readFileSync(join(root, path));
      return { path, raw: bytes.length, packed: gzipSync(bytes, { level: 9 }).length };
    })
    .sort((a, b) => b.packed - a.packed);
}

/** Whether a page of Docker Hub gets it: the content scripts, and the style sheets that keep room for them. */
export const isForPages = ({ path }: ScriptSize): boolean => /^(?:content-scripts|reserve)\//.test(path);
