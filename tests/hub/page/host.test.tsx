// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** Each test has a page on which nothing was refused yet. */
let createHost: typeof import('../../../entrypoints/hub.content/host.tsx').createHost;
let isRefused: typeof import('../../../entrypoints/hub.content/host.tsx').isRefused;
let parent: HTMLElement;
const over = new AbortController();
beforeEach(async () => {
  vi.resetModules();
  ({ createHost, isRefused } = await import('../../../entrypoints/hub.content/host.tsx'));
  parent = document.createElement('div');
  parent.append(document.createElement('p'));
  document.body.replaceChildren(parent);
});
afterEach(() => void vi.useRealTimers());

const first = () => ({ parent, before: parent.firstElementChild });

describe('a host where another script wants to stand too', () => {
  test('is not moved: being there is enough', () => {
    const host = createHost('tagkin-aliases');
    host.put(first());
    const insert = vi.spyOn(parent, 'insertBefore');
    for (let at = 0; at < 100; at++) {
      parent.prepend(document.createElement('b')); // a badge that is kept on top
      host.put(first());
    }
    expect(insert.mock.calls.filter(([inserted]) => inserted === host.element)).toEqual([]);
    expect(host.element.parentElement).toBe(parent);
    expect(isRefused()).toBe(false);
  });

  test('gives up after 20 removals without a rest, for good', () => {
    const host = createHost('tagkin-listing');
    for (let at = 0; at < 1000; at++) {
      host.put(first());
      host.element.remove();
    }
    expect(isRefused()).toBe(true);
    const insert = vi.spyOn(parent, 'insertBefore');
    host.put(first());
    expect(insert).not.toHaveBeenCalled();
  });

  test('comes back as often as Hub renders again, if there is a rest between', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const host = createHost('tagkin-listing');
    for (let at = 0; at < 200; at++) {
      vi.advanceTimersByTime(1000);
      parent = document.createElement('div');
      document.body.replaceChildren(parent);
      host.put({ parent, before: null });
      expect(host.element.isConnected).toBe(true);
    }
    expect(isRefused()).toBe(false);
  });
});

test('a name whose definition forbids a shadow root is left alone, for another that begins with it', () => {
  class Closed extends HTMLElement {
    override attachShadow(): ShadowRoot {
      throw new DOMException('', 'NotSupportedError');
    }
  }
  customElements.define('tagkin-summary', Closed);
  const { element } = createHost('tagkin-summary');
  expect(element.localName).toMatch(/^tagkin-summary-[a-z0-9]+$/);
  expect(element.shadowRoot).not.toBeNull();
  expect(element.dataset.host).toBe('tagkin-summary');
});

test('the same defect in each of many hosts is shown once', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const Broken = () => {
    throw new TypeError('secret');
  };
  const hosts = Array.from({ length: 5 }, () => createHost('tagkin-aliases'));
  for (const host of hosts) {
    host.put(first());
    host.draw(() => <Broken />, 'complete');
    await act(() => {});
  }
  const seen = hosts.filter(({ element }) =>
    element.shadowRoot?.querySelector('div:not([hidden]) [data-error]'),
  );
  expect(seen).toEqual([hosts[0]]);
  expect(hosts.map(({ element }) => element.dataset.state)).toEqual(Array(5).fill('error'));
  vi.restoreAllMocks();
});

describe('two copies in one document', () => {
  test('the later one yields; it takes over from one whose extension was replaced', async () => {
    const { browser } = await import('../../../lib/browser.ts');
    const { ContentScriptContext } = await import('../../../entrypoints/hub.content/context.ts');
    const earlier = new ContentScriptContext();
    const later = new ContentScriptContext();
    expect([earlier.isInvalid, later.isInvalid]).toEqual([false, true]);
    const id = vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue('tagkin');
    id.mockReturnValueOnce(undefined as never);
    const next = new ContentScriptContext();
    expect([earlier.isInvalid, next.isInvalid]).toEqual([true, false]);
    id.mockRestore();
  });
});

describe('a feature that throws', () => {
  test('ends alone: the others go on, and the failure is shown', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const { FEATURES } = await import('../../../entrypoints/hub.content/features.ts');
    const { runFeatures } = await import('../../../entrypoints/hub.content/run-features.ts');
    const { DEFAULT_DOCK } = await import('../../../lib/settings/dock.ts');
    const { DEFAULT_FEATURES } = await import('../../../lib/settings/features.ts');
    const { browser } = await import('../../../lib/browser.ts');
    const { progressOf } = await import('../../components/facts.ts');
    let steps = 0;
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async () => {
      steps++;
      const progress = progressOf({ done: steps > 3, complete: steps > 3 });
      return { ok: true, answer: { progress, tags: [], moves: [] } };
    });
    let places = 0;
    const seen: (string | undefined)[] = [];
    FEATURES.splice(
      0,
      FEATURES.length,
      {
        id: 'aliases',
        init({ onChange, signal }) {
          onChange(() => {
            places++;
            throw new TypeError('a defect');
          });
          expect(signal.aborted).toBe(true);
        },
      },
      {
        id: 'listing',
        init: ({ client, signal }) =>
          client.subscribe(() => seen.push(client.progress?.failure?.kind), signal),
      },
    );
    const changes: (() => void)[] = [];
    runFeatures(
      {
        route: { page: 'tags', repository: 'library/nginx' },
        subject: { repository: 'library/nginx' },
        signal: over.signal,
        hydration: { isOver: true, end: Promise.resolve() },
        onChange: (place) => {
          changes.push(place);
          place();
        },
      },
      { now: { features: DEFAULT_FEATURES, reader: 0, dock: DEFAULT_DOCK }, onChange: () => undefined },
    );
    await vi.waitFor(() => expect(steps).toBe(4));
    for (const change of changes) change();
    expect(places).toBe(1);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(3));
    expect(new Set(seen)).toEqual(new Set(['internal']));
    over.abort();
  });
});
