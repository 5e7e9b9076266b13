import { abortError } from './abort.ts';
import type { HttpContext } from './context.ts';
import { currentPause } from './pause.ts';
import { pullsOf } from './pulls.ts';
import { type HttpAnswer, type HttpRequest, isOverloaded, send } from './send.ts';

/** Requests for one answer, the first one included. */
const MAX_ATTEMPTS = 5;
/** The wait before the second attempt, in ms; it doubles with each. */
const FIRST_BACKOFF_MS = 500;
/** Bytes of a 429's body that are searched for a message about pulls. */
const PULL_LIMIT_BYTES = 4096;

/** Whether the pull limit is used up, which a retry within a minute cannot change. */
function isPullLimit({ status, headers, bytes }: HttpAnswer): boolean {
  if (status !== 429) return false;
  const text = new TextDecoder().decode(bytes.subarray(0, PULL_LIMIT_BYTES));
  return pullsOf(headers)?.remaining === 0 || /pull rate limit/i.test(text);
}

/**
 * `send`, retried while the host is overloaded: at the time it requests, else with exponential backoff, waiting at most
 * `waitBudget` in total. Out: the last answer, whatever its status. Throws as `send` does; `rate-limited` if the
 * host's pause is longer than the budget.
 */
export async function sendWithRetry(http: HttpContext, request: HttpRequest): Promise<HttpAnswer> {
  const { host } = new URL(request.url);
  const { signal } = request;
  let budget = http.waitBudget;
  const sleepFor = async (wait: number) => {
    budget -= wait;
    try {
      await http.clock.sleep(wait, signal);
    } catch (error) {
      throw signal?.aborted ? abortError(signal, host) : error;
    }
  };
  const pauseLeft = () => (currentPause(http, host)?.until ?? 0) - http.clock.now();

  for (let attempt = 1; ; attempt += 1) {
    for (let wait = pauseLeft(); wait > 0 && wait <= budget; wait = pauseLeft()) await sleepFor(wait);
    const answer = await send(http, request);
    if (!isOverloaded(answer.status) || attempt === MAX_ATTEMPTS || isPullLimit(answer)) return answer;
    const backoff = FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (1 + http.random());
    if ((answer.pause ? pauseLeft() : backoff) > budget) return answer;
    if (!answer.pause) await sleepFor(backoff);
  }
}
