import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { BoxRepository, PageOptions } from '../model.ts';
import { bundleClient } from './bundle.ts';
import { load } from './load.ts';
import { renderPage } from './render.ts';
import { pageOfDataPath } from './route.ts';

interface PageAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

export interface Pages {
  /** Answers requests for Hub's pages: documents, their data (`*.data`) and assets. Null: not a page. */
  handle(url: URL, repositories: Map<string, BoxRepository>, options: PageOptions): PageAnswer | null;
}

/** What Hub serves beside its pages. */
const NOT_PAGES = /^\/(v2|api|auth|token)(\/|$)|^\/favicon\.ico$/;

/** A policy as a careful site would send it: what the extension adds must work under it. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:; connect-src 'self'; script-src 'self'";

function answer(status: number, type: string, body: string, cache = 'no-store'): PageAnswer {
  return { status, headers: { 'content-type': type, 'cache-control': cache }, body };
}

/** The style sheet's parts, in their order. */
const STYLES = ['ground', 'header', 'tag-list', 'overview'];

const readStyle = (name: string): Promise<string> =>
  readFile(new URL(`styles/${name}.css`, import.meta.url), 'utf8');

/** Builds the client once; the pages themselves are drawn at each request. */
export async function createPages(): Promise<Pages> {
  const script = await bundleClient();
  const style = (await Promise.all(STYLES.map(readStyle))).join('\n');
  const scriptPath = `/assets/client-${createHash('sha256').update(script).digest('hex').slice(0, 12)}.js`;
  return {
    handle(url, repositories, options) {
      if (url.pathname === scriptPath)
        return answer(200, 'text/javascript; charset=utf-8', script, 'max-age=3600');
      if (url.pathname === '/assets/style.css') return answer(200, 'text/css; charset=utf-8', style);
      if (NOT_PAGES.test(url.pathname) || url.pathname.startsWith('/assets/')) return null;
      const dataOf = pageOfDataPath(url.pathname);
      const pageUrl = dataOf === null ? url : new URL(dataOf + url.search, url);
      const page = load(pageUrl, repositories, options, Date.now());
      const status = page.kind === 'not-found' ? 404 : 200;
      if (dataOf !== null) return answer(status, 'application/json; charset=utf-8', JSON.stringify(page));
      const html = renderPage(page, url.pathname + url.search, options, scriptPath);
      const { headers, ...rest } = answer(status, 'text/html; charset=utf-8', html, 'no-cache');
      return { ...rest, headers: { ...headers, 'content-security-policy': POLICY } };
    },
  };
}
