// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from '../../lib/browser.ts';
import { listingClient } from '../../lib/client/listing-client.ts';
import type { ListingAnswer, Progress } from '../../lib/messages/listing-answers.ts';
import type { Envelope } from '../../lib/messages/messages.ts';
import { notifyCrawlMode, notifySettingsChanged } from '../../lib/store/notify-settings-changed.ts';
import { aliasesOf, progressOf } from '../components/facts.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

let asked: string[];
let gone: AbortController;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  asked = [];
  gone = new AbortController();
});
afterEach(() => {
  gone.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A worker that gives the same answer until a time, then a complete listing. */
function workerSays(before: Partial<Progress>, until: number): void {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message) => {
    asked.push((message as Envelope).tagkin);
    const progress = progressOf(Date.now() < until ? before : { done: true, complete: true });
    return { ok: true, answer: { progress, tags: [], moves: [] } };
  });
}

const times = (name: string) => asked.filter((each) => each === name).length;

test('while a job waits, an ephemeral worker is kept awake', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000, isEphemeral: true }, NOW + 70_000);
  listingClient({ repository: 'library/one' }, gone.signal);
  await vi.advanceTimersByTimeAsync(69_000);
  expect([times('listing.advance'), times('listing.look')]).toEqual([1, 3]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([times('listing.advance'), times('listing.look')]).toEqual([2, 3]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toHaveLength(5);
});

test('a listing on disk does not keep the worker awake', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000 }, NOW + 70_000);
  listingClient({ repository: 'library/two' }, gone.signal);
  await vi.advanceTimersByTimeAsync(69_000);
  expect(asked).toEqual(['listing.advance']);
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toEqual(['listing.advance', 'listing.advance']);
});

test('sends nothing once the page is hidden', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000, isEphemeral: true }, NOW + 70_000);
  listingClient({ repository: 'library/three' }, gone.signal);
  await vi.advanceTimersByTimeAsync(1000);
  gone.abort();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toEqual(['listing.advance']);
});

test('the network coming back ends the wait at once', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000, isEphemeral: true }, NOW + 1);
  listingClient({ repository: 'library/four' }, gone.signal);
  await vi.advanceTimersByTimeAsync(1000);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['listing.advance', 'listing.advance']);
});

test('what another window has read is shown when this one is looked at again', async () => {
  workerSays({ done: true, complete: false, known: 1900, total: 3000 }, Number.POSITIVE_INFINITY);
  const client = listingClient({ repository: 'library/elsewhere' }, gone.signal);
  await vi.advanceTimersByTimeAsync(1000);
  expect(client.progress).toMatchObject({ known: 1900, complete: false });
  workerSays({ done: true, complete: true, known: 3000, total: 3000 }, Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(70_000);
  expect(asked).toEqual(['listing.advance']);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['listing.advance', 'listing.look']);
  expect(client.progress).toMatchObject({ known: 3000, complete: true });
});

test('a window beside this one in which all tags were chosen tells it, without a look at the page', async () => {
  workerSays({ done: true, complete: false, known: 1900, total: 3000 }, Number.POSITIVE_INFINITY);
  const client = listingClient({ repository: 'library/beside' }, gone.signal);
  await vi.advanceTimersByTimeAsync(1000);
  workerSays({ done: false, complete: false, known: 2000, total: 3000, resumeAt: NOW + 9000 }, NOW + 9000);
  await notifyCrawlMode();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(client.progress).toMatchObject({ done: true, complete: true });
  const before = asked.length;
  await notifySettingsChanged(); // no mode
  gone.abort();
  await notifyCrawlMode();
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(before);
});

test.each([false, true])(
  'what has failed for good is not tried again when the page is looked at: %s',
  async (isEphemeral) => {
    workerSays({ done: false, isEphemeral, failure: { kind: 'malformed' } }, Number.POSITIVE_INFINITY);
    listingClient({ repository: `library/odd-${isEphemeral}` }, gone.signal);
    await vi.advanceTimersByTimeAsync(1000);
    for (const back of [document, window])
      back.dispatchEvent(new Event(back === document ? 'visibilitychange' : 'focus'));
    await vi.advanceTimersByTimeAsync(70_000);
    expect(asked).toEqual(['listing.advance']);
  },
);

test('a complete listing keeps an ephemeral worker awake while the page is visible', async () => {
  workerSays({ isEphemeral: true, done: true }, Number.POSITIVE_INFINITY);
  const hidden = vi.spyOn(document, 'hidden', 'get');
  listingClient({ repository: 'library/five' }, gone.signal);
  await vi.advanceTimersByTimeAsync(70_000);
  expect([times('listing.advance'), times('listing.look')]).toEqual([1, 3]);
  hidden.mockReturnValue(true);
  await vi.advanceTimersByTimeAsync(70_000);
  expect(asked).toHaveLength(4);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(5);
  gone.abort();
  document.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(70_000);
  expect(asked).toHaveLength(5);
});

/**
 * A worker that keeps a listing of 30 tags in its memory, reads it in two steps, and forgets it when it ends. `refuses`: the
 * registry does.
 */
function forgetfulWorker() {
  const worker = { known: 0, refuses: false, end: () => void Object.assign(worker, { known: 0 }) };
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message) => {
    const { tagkin, request } = message as Envelope<'listing.look' | 'listing.advance'>;
    asked.push(tagkin);
    if (tagkin === 'listing.advance' && !worker.refuses) worker.known = Math.min(30, worker.known + 15);
    const { known } = worker;
    const all = known === 30;
    const failure = worker.refuses ? { kind: 'not-found' as const } : null;
    const progress = progressOf({ known, done: all, complete: all, failure, isEphemeral: known > 0 });
    const tags = (request.tags ?? []).map((tag) =>
      aliasesOf({ tag, known: all, sameIndex: all ? ['x'] : [] }),
    );
    return { ok: true, answer: { progress, tags, moves: [] } satisfies ListingAnswer };
  });
  return worker;
}

/** A feed that shows all that there is, of one tag. */
async function completeFeed(repository: string) {
  const feed = listingClient({ repository }, gone.signal);
  feed.setVisibleTags(['latest']);
  await vi.advanceTimersByTimeAsync(100);
  expect(feed.progress).toMatchObject({ known: 30, complete: true });
  asked = [];
  return feed;
}

test('a query on the whole listing is repeated once the listing is restored', async () => {
  const worker = forgetfulWorker();
  const feed = await completeFeed('library/six');
  const ask = vi.fn(async () => ({ known: worker.known }));
  expect(await feed.queryConsistent(ask)).toEqual({ known: 30 });
  expect([ask.mock.calls.length, asked]).toEqual([1, []]);
  worker.end();
  expect(await feed.queryConsistent(ask)).toEqual({ known: 30 });
  expect([ask.mock.calls.length, asked]).toEqual([3, ['listing.advance', 'listing.advance']]);
  worker.end();
  worker.refuses = true;
  await expect(feed.queryConsistent(ask)).rejects.toMatchObject({ failure: { kind: 'network' } });
  expect(feed.progress).toMatchObject({ known: 30, complete: false, failure: { kind: 'not-found' } });
});

test('a worker that has lost the listing does not clear the page, and reads it again', async () => {
  const worker = forgetfulWorker();
  const feed = await completeFeed('library/seven');
  const seen: [number | undefined, boolean | undefined, number | undefined][] = [];
  feed.subscribe(() => {
    const { known, complete } = feed.progress ?? {};
    seen.push([known, complete, feed.tags.get('latest')?.sameIndex.length]);
  }, gone.signal);
  worker.end();
  feed.setVisibleTags(['latest', 'new']);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual(['listing.look', 'listing.advance', 'listing.advance']);
  expect(seen).toEqual([
    [30, false, 1],
    [30, false, 1],
    [30, true, 1],
  ]);
  expect(feed.tags.get('new')).toMatchObject({ known: true });
  worker.end();
  asked = [];
  await feed.choosePlatform('linux/arm64');
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toEqual(['platform.choose', 'listing.look', 'listing.advance', 'listing.advance']);
  expect(feed.progress).toMatchObject({ known: 30, complete: true });
});

test('a look that is answered during a step does not keep a tag that the step found deleted', async () => {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message) => {
    const isStep = (message as Envelope).tagkin === 'listing.advance';
    if (isStep) await held;
    const progress = progressOf(isStep ? { known: 25, total: 25 } : { known: 26, total: 26, done: false });
    const tags = [aliasesOf({ sameIndex: isStep ? [] : ['deleted'] })];
    return { ok: true, answer: { progress, tags, moves: [] } };
  });
  const client = listingClient({ repository: 'library/deleted' }, gone.signal);
  client.setVisibleTags(['latest']);
  await vi.advanceTimersByTimeAsync(10);
  expect(client.tags.get('latest')?.sameIndex).toEqual(['deleted']);
  finish();
  await vi.advanceTimersByTimeAsync(10);
  expect(client.progress).toMatchObject({ known: 25, done: true });
  expect(client.tags.get('latest')?.sameIndex).toEqual([]);
});

test('a listing that became shorter is shown as such', async () => {
  forgetfulWorker();
  const feed = await completeFeed('library/eight');
  workerSays({ known: 20, total: 20, isEphemeral: true }, Number.POSITIVE_INFINITY);
  await feed.choosePlatform('linux/arm64');
  expect(feed.progress).toMatchObject({ known: 20, complete: true });
});

describe('a defect of our own', () => {
  /** What is thrown in the page; its message is never shown. */
  const broken = () => {
    throw new TypeError('cannot draw library/secret');
  };
  /** A listing of two steps, whose answers are all well. */
  const twoSteps = () =>
    workerSays({ done: false, complete: false, known: 10, total: 20, resumeAt: NOW + 1000 }, NOW + 1000);

  test('in a listener: one request, one line in the log, and it is shown to every listener', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
    twoSteps();
    const client = listingClient({ repository: 'library/broken-listener' }, gone.signal);
    const seen: (string | undefined)[] = [];
    // one of its own: what `broken` throws may have been logged for another test
    const listener = () => {
      throw new TypeError('cannot draw library/secret');
    };
    client.subscribe(listener, gone.signal);
    client.subscribe(() => seen.push(client.progress?.failure?.kind), gone.signal);
    await vi.advanceTimersByTimeAsync(7 * 60_000);
    expect(asked).toEqual(['listing.advance']);
    expect(log).toHaveBeenCalledTimes(1);
    expect(seen).toEqual([undefined, 'internal']);
    expect(client.progress).toMatchObject({
      known: 10,
      failure: { kind: 'internal', defect: { name: 'TypeError' } },
    });
    expect(JSON.stringify([client.progress, log.mock.calls])).not.toContain('secret');
  });

  test('stays shown, and new tags on the page do not start the work again', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const worker = forgetfulWorker();
    const client = await completeFeed('library/broken-feature');
    client.fail(new RangeError('one'));
    client.fail(new RangeError('another'));
    worker.end();
    client.setVisibleTags(['latest', 'new']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).not.toContain('listing.advance');
    expect(client.tags.get('new')).toBeDefined();
    expect(client.progress?.failure?.kind).toBe('internal');
  });

  test('is retried when the reader starts something', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    twoSteps();
    const client = listingClient({ repository: 'library/broken-once' }, gone.signal);
    const over = new AbortController();
    client.subscribe(broken, over.signal);
    await vi.advanceTimersByTimeAsync(2000);
    over.abort();
    await client.choosePlatform('linux/arm64');
    await vi.advanceTimersByTimeAsync(100);
    expect(client.progress).toMatchObject({ done: true, failure: null });
  });

  test('in a handler of the worker: shown before anything is known, and not retried', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
    const error = {
      kind: 'internal' as const,
      defect: { name: 'TypeError', frames: ['a background.js:1:2'] },
    };
    vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message) => {
      asked.push((message as Envelope).tagkin);
      return { ok: false, error };
    });
    const client = listingClient({ repository: 'library/broken-worker' }, gone.signal);
    await vi.advanceTimersByTimeAsync(7 * 60_000);
    expect(asked).toEqual(['listing.advance']);
    expect(client.progress).toMatchObject({ repository: 'library/broken-worker', known: 0, failure: error });
    expect(log).not.toHaveBeenCalled();
  });

  test('in the message that keeps the worker awake: shown; what else it fails with is not', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    workerSays({ isEphemeral: true, done: true }, Number.POSITIVE_INFINITY);
    const client = listingClient({ repository: 'library/broken-look' }, gone.signal);
    await vi.advanceTimersByTimeAsync(1000);
    const sent = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error('no receiving end'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(client).toMatchObject({ defect: null, progress: { failure: null } });
    sent.mockResolvedValue({ ok: false, error: { kind: 'internal' } });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(client.progress?.failure).toEqual({ kind: 'internal' });
  });

  test('a control’s promise rejects with it', async () => {
    forgetfulWorker();
    const client = await completeFeed('library/refused');
    vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: false, error: { kind: 'internal' } });
    await expect(client.choosePlatform('linux/arm64')).rejects.toMatchObject({
      failure: { kind: 'internal' },
    });
    await expect(client.setCrawlMode('all')).rejects.toMatchObject({ failure: { kind: 'internal' } });
  });
});

describe('a worker that cannot be reached', () => {
  const REJECTIONS = [
    'Could not establish connection. Receiving end does not exist.',
    'The message port closed before a response was received.',
  ];
  test.each(REJECTIONS)('%s', async (text) => {
    const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
    vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(new Error(text));
    const client = listingClient({ repository: `library/away-${text.length}` }, gone.signal);
    await vi.advanceTimersByTimeAsync(100);
    expect(client.progress?.failure).toEqual({ kind: 'network' });
    workerSays({}, 0);
    await vi.advanceTimersByTimeAsync(5000);
    expect(client.progress).toMatchObject({ done: true, failure: null });
    expect(log).not.toHaveBeenCalled();
  });

  test('a request that cannot be cloned is our defect, and is sent once', async () => {
    vi.spyOn(console, 'error').mockReturnValue(undefined);
    const sent = vi
      .spyOn(browser.runtime, 'sendMessage')
      .mockRejectedValue(new DOMException('could not be cloned', 'DataCloneError'));
    const client = listingClient({ repository: 'library/not-data' }, gone.signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveBeenCalledTimes(1);
    expect(client.progress?.failure).toMatchObject({
      kind: 'internal',
      defect: { name: 'DataCloneError' },
    });
  });

  test('after an update of the extension nothing is shown or retried', async () => {
    const sent = vi
      .spyOn(browser.runtime, 'sendMessage')
      .mockRejectedValue(new Error('Extension context invalidated.'));
    vi.spyOn(browser.runtime, 'id', 'get').mockReturnValue(undefined as never);
    const client = listingClient({ repository: 'library/orphan' }, gone.signal);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveBeenCalledTimes(1);
    expect(client.progress).toBeNull();
  });
});
