import { describe, expect, test } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { sendResuming } from '../../lib/http/send-resuming.ts';
import { FakeClock, httpContext } from './harness.ts';

const WHOLE = '0123456789';

/** What becomes of each request: how many bytes arrive before the connection breaks. */
function storage(breaks: (number | null)[], { ranges = true, refuses = 0 } = {}) {
  const asked: (string | null)[] = [];
  const clock = new FakeClock();
  const http = httpContext(
    async (_, { headers }) => {
      const range = new Headers(headers).get('range');
      asked.push(range);
      if (range !== null && refuses > 0) return new Response('', { status: refuses });
      const from = range !== null && ranges ? Number(/\d+/.exec(range)?.[0]) : 0;
      const count = breaks.shift();
      if (count === undefined) throw new TypeError('no network');
      const text = WHOLE.slice(from, count === null ? undefined : from + count);
      let isSent = false;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (!isSent && text !== '') {
            isSent = true;
            return controller.enqueue(new TextEncoder().encode(text));
          }
          if (count !== null) throw new TypeError('network');
          controller.close();
        },
      });
      const contentRange = { 'content-range': `bytes ${from}-9/10` };
      return new Response(body, from > 0 ? { status: 206, headers: contentRange } : { status: 200 });
    },
    { clock },
  );
  return { asked, http, clock };
}

async function readAll({ http }: ReturnType<typeof storage>): Promise<[string, string?]> {
  const { body } = await sendResuming(http, { url: 'https://r.test/blob', headers: { Accept: '*/*' } });
  const reader = body.getReader();
  let text = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read())
      text += new TextDecoder().decode(part.value);
    return [text];
  } catch (error) {
    if (!(error instanceof TagkinError)) throw error;
    return [text, error.failure.kind];
  }
}

describe('a body that breaks off', () => {
  test('goes on where it broke off, as often as bytes arrive in between', async () => {
    const broken = storage([4, 3, 2, null]);
    expect(await readAll(broken)).toEqual([WHOLE]);
    expect(broken.asked).toEqual([null, 'bytes=4-', 'bytes=7-', 'bytes=9-']);
  });

  test('is asked for three times without a byte in between, later each time', async () => {
    const broken = storage([4, 0, 0, 0]);
    expect(await readAll(broken)).toEqual(['0123', 'network']);
    expect(broken.asked).toEqual([null, 'bytes=4-', 'bytes=4-', 'bytes=4-']);
    expect(broken.clock.slept).toEqual([0, 1000, 4000]);
    const offline = storage([4]);
    expect(await readAll(offline)).toEqual(['0123', 'network']);
    expect(offline.asked.length).toBe(4);
  });

  test('fails as it broke off where there are no ranges, where the rest is refused, and before its first byte', async () => {
    expect(await readAll(storage([4, null], { ranges: false }))).toEqual(['0123', 'network']);
    expect(await readAll(storage([4, null], { refuses: 403 }))).toEqual(['0123', 'network']);
    const empty = storage([0, null]);
    expect(await readAll(empty)).toEqual(['', 'network']);
    expect(empty.asked).toEqual([null]);
  });
});
