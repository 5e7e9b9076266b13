import { describe, expect, test } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import type { Fetch } from '../../lib/http/context.ts';
import { sendStreaming } from '../../lib/http/send-streaming.ts';
import { FakeClock, httpContext } from './harness.ts';

const ASKED = { url: 'https://r.test/blob', headers: { Authorization: 'Bearer x' } };

function setUp(answer: (init: RequestInit) => Response | Promise<Response>) {
  const sent: RequestInit[] = [];
  const clock = new FakeClock();
  const fetch: Fetch = async (_, init) => {
    sent.push(init);
    return answer(init);
  };
  return { sent, clock, http: httpContext(fetch, { clock }) };
}

/** A body of these parts, which then ends, breaks, or is silent. */
const bodyOf = (parts: string[], end: 'end' | 'break' | 'silence' = 'end') => {
  const open = parts.map((part) => new TextEncoder().encode(part));
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = open.shift();
      if (part) return controller.enqueue(part);
      if (end === 'break') throw new TypeError('https://secret.test/?signature=1');
      if (end === 'end') controller.close();
      else return new Promise(() => {});
    },
  });
};

async function readAll(body: ReadableStream<Uint8Array>) {
  let text = '';
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += new TextDecoder().decode(part.value);
  return text;
}

const failure = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof TagkinError)) throw error;
  return error.failure;
};

describe('an answer that is read as it arrives', () => {
  test('is sent as every request, and read to its end', async () => {
    const { http, sent } = setUp(() => new Response(bodyOf(['a', 'b']), { status: 206 }));
    expect(await readAll((await sendStreaming(http, ASKED)).body)).toBe('ab');
    expect(sent[0]).toMatchObject({
      headers: ASKED.headers,
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
  });

  test('that breaks is a failure of the network, without the text of the error', async () => {
    const { http } = setUp(() => new Response(bodyOf(['a'], 'break')));
    const { body } = await sendStreaming(http, ASKED);
    expect(await failure(readAll(body))).toEqual({ kind: 'network', host: 'r.test' });
  });

  test('that falls silent is given up, before its headers and after', async () => {
    const { http, clock, sent } = setUp(() => new Promise(() => {}));
    const asked = sendStreaming(http, ASKED);
    clock.timeouts[0]?.fire();
    expect(await failure(asked)).toEqual({ kind: 'network', status: 408, host: 'r.test' });
    expect(sent[0]?.signal?.aborted).toBe(true);

    const late = setUp(() => new Response(bodyOf(['a'], 'silence')));
    const { body } = await sendStreaming(late.http, ASKED);
    const whole = readAll(body);
    await new Promise((resolve) => setTimeout(resolve));
    for (const { fire } of late.clock.timeouts) fire();
    expect(await failure(whole)).toEqual({ kind: 'network', status: 408, host: 'r.test' });
  });

  test.each([
    [401, 'unauthorized'],
    [404, 'not-found'],
    [416, 'unsupported'],
    [429, 'rate-limited'],
    [503, 'network'],
  ])('of status %i is %s', async (status, kind) => {
    const { http } = setUp(() => new Response('x', { status }));
    expect(await failure(sendStreaming(http, ASKED))).toMatchObject({ kind, status, host: 'r.test' });
  });

  test.each([
    ['https://storage.test/x', undefined],
    ['http://storage.test/x', 'malformed'],
    ['https://10.0.0.1/x', 'malformed'],
  ])('that a redirect led to %s', async (url, kind) => {
    const { http } = setUp(() => Object.defineProperty(new Response('x'), 'url', { value: url }));
    const asked = sendStreaming(http, ASKED);
    if (kind) expect(await failure(asked)).toMatchObject({ kind });
    else expect(await readAll((await asked).body)).toBe('x');
  });

  test('is not sent to a host that asked for a pause', async () => {
    const { http, sent, clock } = setUp(() => new Response('x'));
    http.paused.set('r.test', { until: clock.now() + 1000 });
    expect(await failure(sendStreaming(http, ASKED))).toMatchObject({ kind: 'rate-limited' });
    expect(sent).toEqual([]);
  });

  test('ends with its signal', async () => {
    const over = new AbortController();
    const { http } = setUp(
      ({ signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    );
    const asked = sendStreaming(http, { ...ASKED, signal: over.signal });
    over.abort(new Error('closed'));
    await expect(asked).rejects.toThrow('closed');
  });
});
