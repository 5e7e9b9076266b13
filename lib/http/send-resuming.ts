import { failureOf } from '../failure.ts';
import type { HttpContext } from './context.ts';
import type { HttpRequest } from './send.ts';
import { type StreamAnswer, sendStreaming } from './send-streaming.ts';

/** How often a body is asked for again from where it broke off, without a byte in between, and the wait before each, in ms. */
const WAITS_MS = [0, 1000, 4000];

/**
 * As `sendStreaming`; where the connection breaks, the rest is asked for by a range (RFC 9110 section 14), so that a large layer
 * need not be read again from its start. For what has a digest, since nothing else shows that the rest is of the same body. The body fails as that of
 * `sendStreaming` where the rest is not to be had.
 */
export async function sendResuming(
  http: HttpContext,
  request: Pick<HttpRequest, 'url' | 'headers'>,
): Promise<StreamAnswer> {
  const { headers, body } = await sendStreaming(http, request);
  let reader = body.getReader();
  let [received, attempts] = [0, 0];
  /** Whether there is another body, which begins where the last one ended. */
  const resume = async (): Promise<boolean> => {
    const range = { ...request.headers, Range: `bytes=${received}-` };
    const rest = await sendStreaming(http, { ...request, headers: range });
    reader = rest.body.getReader();
    const isRest = rest.headers.get('content-range')?.startsWith(`bytes ${received}-`) === true;
    if (!isRest) await reader.cancel();
    return isRest;
  };
  const part = async () => {
    let broken: unknown;
    for (;;) {
      try {
        if (broken === undefined || (await resume())) return await reader.read();
      } catch (error) {
        broken ??= error;
        const wait = WAITS_MS[attempts];
        if (failureOf(error).kind !== 'network' || received === 0 || wait === undefined) throw broken;
        attempts += 1;
        await http.clock.sleep(wait);
        continue;
      }
      throw broken; // its storage sends whole bodies only
    }
  };
  const whole = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await part();
        if (done) return controller.close();
        attempts = 0;
        received += value.length;
        controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return { headers, body: whole };
}
