import { TagkinError } from '../failure.ts';
import { exchange, type HttpAnswer, type HttpRequest, type Net } from './exchange.ts';
import { pullsOf } from './pulls.ts';

const TRIES = 5;
const FIRST_WAIT = 500;

/**
 * How long a Retry-After header asks to wait, in milliseconds; `undefined` if it names no time to come.
 * In: seconds or an HTTP date (RFC 9110 section 10.2.3), and the time now.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  const isDate = /^[A-Z][a-z]{2}.*\d\d:\d\d:\d\d/.test(text);
  const wait = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : isDate
      ? Date.parse(text) - now
      : Number.NaN;
  return wait > 0 && Number.isFinite(wait) ? wait : undefined;
}

/** Too many requests, or a fault of the server that may pass. */
const isPassing = (status: number): boolean =>
  status === 429 || (status >= 500 && status !== 501 && status !== 505);

/** No pulls are left: that does not pass in a minute. */
function isPullLimit(answer: HttpAnswer): boolean {
  if (answer.status !== 429) return false;
  const text = new TextDecoder().decode(answer.bytes.subarray(0, 4096));
  return pullsOf(answer.headers)?.remaining === 0 || /pull rate limit/i.test(text);
}

/**
 * One request, tried again while its host is overloaded: as Retry-After says, else after growing waits. Out: the last
 * answer, whatever its status, with `until` (milliseconds since 1970) if the host named a time. A host that asked for more
 * patience than there is, is not asked again before: `rate-limited` with `until`. Throws as `exchange` does.
 */
export async function patiently(net: Net, request: HttpRequest): Promise<HttpAnswer & { until?: number }> {
  const { host } = new URL(request.url);
  let patience = net.patience;
  const rest = async (wait: number) => {
    patience -= wait;
    await net.clock.sleep(wait, request.signal);
  };

  for (let tries = 1; ; tries += 1) {
    const until = net.paused.get(host) ?? 0;
    const pause = until - net.clock.now();
    if (pause > patience) throw new TagkinError({ kind: 'rate-limited', until, host, status: 429 });
    if (pause > 0) await rest(pause);

    const answer = await exchange(net, request);
    if (!isPassing(answer.status)) return answer;
    const asked = retryAfter(answer.headers.get('retry-after'), net.clock.now());
    if (asked !== undefined) net.paused.set(host, net.clock.now() + asked);
    const wait = asked ?? FIRST_WAIT * 2 ** (tries - 1) * (1 + net.random());
    if (tries === TRIES || wait > patience || isPullLimit(answer))
      return asked === undefined ? answer : { ...answer, until: net.clock.now() + asked };
    if (asked === undefined) await rest(wait);
  }
}
