import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtExtension } from '../e2e/harness/built.ts';
import type { BrowserKind } from '../e2e/harness/find.ts';

/** Most bytes of the content script with its styles that pages of Docker Hub get before a click, by gzip. */
export const CONTENT_LIMIT = 20_480;

/** Most bytes of the script that answers in the page's own world, by gzip. */
export const ANSWERER_LIMIT = 700;
export const ANSWERER = 'content-scripts/hydration.js';

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

/** Most bytes that the popup loads before a text is pasted, by gzip. */
export const POPUP_LIMIT = 30 * 1024;

/** Most bytes of script that the inspect page loads before anything is asked for, by gzip. */
export const INSPECT_LIMIT = 45 * 1024;

/** Most bytes of what reads a plain gzip layer, by gzip; what other kinds need is loaded with the first of them. */
export const READER_LIMIT = 14 * 1024;

/** The reader of layers, without what it loads on demand, and without the hash worker. */
export const readerSize = (kind: BrowserKind): number =>
  scriptSizes(kind)
    .filter(({ path }) => path.startsWith('assets/layer.worker-'))
    .reduce((sum, { packed }) => sum + packed, 0);

/** What a page of ours is loaded with: itself, its scripts and what they import, its style sheets; bytes, by gzip. */
function loadedWith(kind: BrowserKind, name: string, isCounted = (_path: string) => true): number {
  const root = builtExtension(kind);
  const page = readFileSync(join(root, name));
  const named = [...page.toString().matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path = '']) => path);
  return [name, ...named]
    .filter(isCounted)
    .reduce((sum, path) => sum + gzipSync(readFileSync(join(root, path)), { level: 9 }).length, 0);
}

/** What the popup's document names; bytes, by gzip, itself included. */
export const popupSize = (kind: BrowserKind): number => loadedWith(kind, 'popup.html');

/** The scripts of the inspect page; bytes, by gzip. */
export const inspectSize = (kind: BrowserKind): number =>
  loadedWith(kind, 'inspect.html', (path) => path.endsWith('.js'));

/** What the browser gives to pages of Docker Hub by itself: every script and style sheet that the manifest names for them. */
export function loadedByPages(kind: BrowserKind): ScriptSize[] {
  const manifest = JSON.parse(readFileSync(join(builtExtension(kind), 'manifest.json'), 'utf8')) as {
    content_scripts: { js?: string[]; css?: string[] }[];
  };
  const named = new Set(manifest.content_scripts.flatMap(({ js = [], css = [] }) => [...js, ...css]));
  return scriptSizes(kind).filter(({ path }) => named.has(path));
}
