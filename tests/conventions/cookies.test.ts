import { describe, expect, test } from 'vitest';
import { fetchCalls, fetchUses, globalUses, hiddenGlobals, otherSenders } from './requests.ts';
import { literal, type Node, nodesOf, SOURCES } from './sources.ts';

const TRANSPORT = 'lib/http/send.ts';
/** The exceptions: the page-session request carries cookies, and Firefox shows some headers only to XMLHttpRequest. */
const PAGE_SESSION = 'lib/http/page-session.ts';
const REREAD_CHALLENGE = 'lib/http/reread-challenge.ts';
/** Where `fetch` is handed to the transport: for the background, and for a page that reads a layer itself. */
const CONTEXT = 'lib/worker/http.ts';
const PAGE_CONTEXT = 'lib/http/page-context.ts';

const pathsWith = (find: (nodes: Node[]) => Node[]) =>
  SOURCES.flatMap(({ path, nodes }) => find(nodes).map(() => path)).sort();

const credentialsIn = (nodes: Node[]) =>
  nodes.flatMap(({ type, key, value }) =>
    type === 'Property' && (key as { name?: string }).name === 'credentials'
      ? (literal(value as Node) ?? [])
      : [],
  );

describe('every request is sent without cookies', () => {
  test('in one place, but for two exceptions', () => {
    expect(pathsWith(fetchCalls)).toEqual([PAGE_SESSION, TRANSPORT]);
    expect([...new Set(pathsWith(otherSenders))]).toEqual([REREAD_CHALLENGE]);
    const transport = SOURCES.find(({ path }) => path === TRANSPORT);
    expect(credentialsIn(transport?.nodes ?? [])).toEqual(['omit']);
    const reread = SOURCES.find(({ path }) => path === REREAD_CHALLENGE);
    expect(reread?.text).toMatch(/new Anonymous\(\{ mozAnon: true \}\)/);
  });

  test('and `fetch` itself is passed in two places', () => {
    expect(pathsWith(fetchUses)).toEqual([PAGE_CONTEXT, PAGE_SESSION, TRANSPORT, CONTEXT]);
  });

  test.each([
    ["fetch('https://r.test')", 1, 1],
    ['http.fetch(url)', 1, 0],
    ['globalThis.fetch(url)', 1, 1],
    ['const get = fetch; get(url)', 0, 1],
    ['const get = globalThis.fetch.bind(globalThis)', 0, 1],
    ['createHubApi({ fetch })', 0, 1],
    ['createHubApi({ fetch: fetch })', 0, 1],
    ['ask(fetch, url)', 0, 1],
    ['function ask(get = fetch) {}', 0, 1],
    ["globalThis['fetch'](url)", 1, 1],
    ["window['fetch'](url)", 1, 1],
    ['self[`fetch`](url)', 1, 1],
    ['self.fetch(url)', 1, 1],
    ['document.defaultView.window.fetch(url)', 1, 1],
    ["const get = x['fetch']", 0, 1],
    ['const { fetch } = http', 0, 0],
    ['function ask({ fetch }: { fetch: typeof fetch }) {}', 0, 0],
    ['const fetched = http.fetch', 0, 0],
  ])('is seen in %s', (text, calls, uses) => {
    const nodes = nodesOf(text);
    expect([fetchCalls(nodes).length, fetchUses(nodes).length]).toEqual([calls, uses]);
  });

  test.each([
    'new XMLHttpRequest()',
    'const X = XMLHttpRequest as unknown as Sender',
    "new WebSocket('wss://r.test')",
    'navigator.sendBeacon(url)',
    "navigator['sendBeacon'](url)",
    "new self['XMLHttpRequest']()",
  ])('is seen in %s', (text) => expect(otherSenders(nodesOf(text))).toHaveLength(1));
});

describe('a global object is used as `globalThis.name` alone, so that what is used of it is seen', () => {
  test('everywhere', () => {
    const hidden = SOURCES.flatMap(({ path, nodes, text }) =>
      hiddenGlobals(nodes).map(({ start }) => `${path}: ${text.slice(start, start + 40)}`),
    );
    // The browser's API by both of its names.
    expect(hidden).toEqual([
      'entrypoints/hub.content/native-api.ts: globalThis as { browser?: unknown; chrom',
    ]);
  });

  test.each([
    ['const { fetch: get } = globalThis', 1],
    ['const { console } = self', 1],
    ['const g = window', 1],
    ["globalThis['fet' + 'ch']", 1],
    ['window[name]', 1],
    ['Reflect.get(globalThis, name)', 1],
    ['({ ...self })', 1],
    ['use(window)', 1],
    ['({ get } = globalThis)', 1],
    ['globalThis.tagkinParts = 1', 0],
    ["typeof window === 'undefined' || 'navigation' in window", 0],
    ['const { window, parent } = pulls; use(window, parent)', 0],
    ['interface A { window: number }', 0],
    ['function read(parent: Element) { return parent }', 0],
  ])('%s: %i', (text, count) => expect(hiddenGlobals(nodesOf(text))).toHaveLength(count));
});

describe('one file writes to the console, and only errors; another writes the debug log', () => {
  test('everywhere', () => {
    const uses = SOURCES.flatMap(({ path, nodes, text }) =>
      globalUses(nodes, 'console').map(({ start }) => `${path}: ${text.slice(start, start + 13)}`),
    );
    expect(uses).toEqual([
      'lib/defects/debug-log.ts: console.debug',
      'lib/defects/log-defect.ts: console.error',
    ]);
  });

  test.each([
    ['console.error(1)', 1],
    ["console['error'](1)", 1],
    ['const { error } = console', 1],
    ['const log = console', 1],
    ['globalThis.console.error(1)', 1],
    ["self['console'].error(1)", 1],
    ['log(console.error)', 1],
    ['({ console })', 1],
    ['const text = { console: 1 }; text.console', 0],
  ])('%s: %i', (text, count) => expect(globalUses(nodesOf(text), 'console')).toHaveLength(count));
});

test('only one request carries cookies: the one for the session of a Hub page', () => {
  const carries = SOURCES.filter(({ nodes }) =>
    credentialsIn(nodes).some((value) => ['include', 'same-origin'].includes(value)),
  ).map(({ path }) => path);
  expect(carries).toEqual([PAGE_SESSION]);
  const users = SOURCES.filter(({ imports }) => imports.some(({ from }) => from === carries[0]));
  expect(users.map(({ path }) => path)).toEqual(['entrypoints/hub-parts/offer-session.ts']);
});
