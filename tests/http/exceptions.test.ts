import { afterEach, describe, expect, test, vi } from 'vitest';
import { askPageSession } from '../../lib/http/page-session.ts';
import { rereadChallenge } from '../../lib/http/reread-challenge.ts';

afterEach(() => void vi.unstubAllGlobals());

describe('the session of a page', () => {
  const answered = (body: BodyInit) => askPageSession(async () => new Response(body));
  const PROFILE = { token: 'jwt', profile: { username: 'me' } };

  test('is requested by the page’s own fetch', async () => {
    const fetch = vi.fn(async () => Response.json(PROFILE));
    vi.stubGlobal('fetch', fetch);
    expect(await askPageSession()).toEqual({ account: 'me', token: 'jwt' });
    expect(fetch).toHaveBeenCalledOnce();
  });

  test.each([
    [{ ...PROFILE, token: 7 }],
    [{ ...PROFILE, token: '' }],
    [{ ...PROFILE, token: 'x'.repeat(20_000) }],
    [{ ...PROFILE, profile: { username: null } }],
    [{ ...PROFILE, profile: { username: ['me'] } }],
    [{ ...PROFILE, profile: null }],
    ['jwt'],
    [null],
  ])('is null for another shape: %#', async (body) => {
    expect(await answered(JSON.stringify(body))).toBeNull();
  });

  test('is null where the host is not reached, and for a body that breaks off', async () => {
    expect(await askPageSession(() => Promise.reject(new TypeError('Failed to fetch')))).toBeNull();
    const broken = new ReadableStream({ pull: (out) => out.error(new TypeError('network error')) });
    expect(await answered(broken)).toBeNull();
    expect(await answered('{"token":"jwt","prof')).toBeNull();
  });

  test('a defect is not taken for a missing session', async () => {
    const fail = () => {
      throw new RangeError('a defect');
    };
    await expect(askPageSession(fail)).rejects.toThrow(RangeError);
    const answer = Object.defineProperty(Response.json(PROFILE), 'ok', { get: fail });
    await expect(askPageSession(async () => answer)).rejects.toThrow(RangeError);
  });

  test('is null for an endless body, which is cancelled', async () => {
    const cancelled = vi.fn();
    const chunk = new TextEncoder().encode(' '.repeat(30_000));
    const endless = new ReadableStream({ pull: (out) => out.enqueue(chunk), cancel: cancelled });
    expect(await answered(endless)).toBeNull();
    expect(cancelled).toHaveBeenCalledOnce();
  });
});

describe('a challenge that fetch hides', () => {
  /** XMLHttpRequest as far as it is used: `headers` arrive, or it fails. */
  function stub(challenge: string | null | Error) {
    const made: Fake[] = [];
    class Fake {
      static HEADERS_RECEIVED = 2;
      readyState = 0;
      responseURL = '';
      timeout = 0;
      aborted = false;
      onreadystatechange: (() => void) | null = null;
      onloadend: (() => void) | null = null;
      opened: unknown[] = [];
      readonly options: unknown;
      constructor(options: unknown) {
        this.options = options;
        made.push(this);
      }
      open(...args: unknown[]) {
        this.opened = args;
        this.readyState = 1;
        this.onreadystatechange?.();
      }
      send() {
        if (!(challenge instanceof Error)) {
          this.readyState = 2;
          this.onreadystatechange?.();
        }
        this.readyState = 4;
        this.onreadystatechange?.();
        this.onloadend?.();
      }
      abort() {
        this.aborted = true;
      }
      getResponseHeader = () => (challenge instanceof Error || this.aborted ? null : challenge);
    }
    vi.stubGlobal('XMLHttpRequest', Fake);
    return made;
  }
  const read = () => rereadChallenge('https://r.test/v2/', 'HEAD');

  test('is read without cookies, within a time, and before the body', async () => {
    const made = stub('Bearer realm="a"\nBasic realm="b"');
    expect(await read()).toBe('Bearer realm="a", Basic realm="b"');
    expect(made).toMatchObject([
      { options: { mozAnon: true }, opened: ['HEAD', 'https://r.test/v2/'], timeout: 10_000, aborted: true },
    ]);
  });

  test.each([null, new Error('unreachable'), 'x'.repeat(20_000)])('is null: %#', async (challenge) => {
    stub(challenge);
    expect(await read()).toBeNull();
  });

  test('is null without XMLHttpRequest', async () => {
    vi.stubGlobal('XMLHttpRequest', undefined);
    expect(await read()).toBeNull();
  });
});
