import type * as v from 'valibot';
import { failureOf, TagkinError } from '../../failure.ts';
import type { HttpContext } from '../../http/context.ts';
import { failureOfAnswer, type StatusPolicy } from '../../http/failures.ts';
import { isPage } from '../../http/malformed.ts';
import type { PausePolicy } from '../../http/pause.ts';
import { type Rate, readRate } from '../../http/rate-window.ts';
import { readJson } from '../../http/read-json.ts';
import { type HttpAnswer, send } from '../../http/send.ts';
import { parseJson } from '../../oci/json.ts';
import { LIMITS } from '../../oci/limits.ts';
import { isHubApi } from '../../secrets/where.ts';

/** Largest answer, in bytes: a page of 100 tags with 16 images each is about 600 kB. */
const LIMIT = LIMITS.apiBytes;

/** The pause after a 429 without a usable time: Hub's window is a minute. */
export const HUB_PAUSE: PausePolicy = { unnamed: 60_000, least: 1000 };

/** No request of Tagkin gets other client errors from Hub, so such an answer is malformed. */
export const HUB_STATUSES: StatusPolicy = { 'client-error': 'malformed', 'not-implemented': 'network' };

export interface AskOptions {
  http: HttpContext;
  /** Called after every answer with what is left of the minute's requests. */
  onRate?: (rate: Rate) => void;
  /**
   * The Authorization header of the signed-in account, if there is one. `renew`: the last one was refused, get
   * another. Errors: those of signing in.
   */
  authorization?: (options: { renew: boolean }) => Promise<string | undefined>;
  /** Whether the browser permits requests to a host; checked only after it could not be reached. */
  permitted?: (host: string) => Promise<boolean>;
}

/**
 * One request to Docker Hub's API, signed if an account is signed in, and repeated once with a renewed authorization
 * after a 401. Returns any status. Errors: those of `send`, `permission-needed`, and those of signing in.
 */
export async function ask(options: AskOptions, url: URL, signal: AbortSignal): Promise<HttpAnswer> {
  const { authorization } = options;
  const signed = isHubApi(url) ? await authorization?.({ renew: false }) : undefined;
  const answer = await request(options, url, signed, signal);
  if (answer.status !== 401 || signed === undefined) return answer;
  const renewed = await authorization?.({ renew: true });
  return renewed === signed ? answer : request(options, url, renewed, signal);
}

async function request(
  { http, onRate, permitted }: AskOptions,
  url: URL,
  authorization: string | undefined,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const headers = { Accept: 'application/json', ...(authorization && { Authorization: authorization }) };
  const sent = send(http, {
    url: url.href,
    headers,
    limit: LIMIT,
    signal,
    pausePolicy: HUB_PAUSE,
    redirect: 'error',
  });
  const answer = await sent.catch((error) => unreachable(error, url.host, permitted));
  const { status, pause } = answer;
  const rate = status === 429 && pause ? { remaining: 0, resetAt: pause.until } : readRate(answer.headers);
  if (rate) onRate?.(rate);
  return answer;
}

/** Rethrows an error; as `permission-needed` if the host is unreachable for lack of permission. */
async function unreachable(error: unknown, host: string, permitted: AskOptions['permitted']): Promise<never> {
  const failure = error instanceof TagkinError ? failureOf(error) : undefined;
  const isUnreached = failure?.kind === 'network' && failure.status === undefined;
  if (isUnreached && (await permitted?.(host)) === false)
    throw new TagkinError({ kind: 'permission-needed', host, hosts: [host] });
  throw error;
}

/** Whether an answer is the page of a wall against bots: Hub's own refusals are JSON. */
const isWall = ({ status, bytes }: HttpAnswer): boolean => status === 403 && isPage(bytes);

/**
 * Parses the JSON of a success. Errors: `not-found`, `unauthorized` (private, or refused), `rate-limited` (with
 * `until`), `network` (5xx with its `status`; 403 for a wall against bots; an
 * answer that is no JSON), `malformed`.
 */
export function understand<Schema extends v.GenericSchema>(
  answer: HttpAnswer,
  schema: Schema,
): v.InferOutput<Schema> {
  const { host } = new URL(answer.url);
  if (isWall(answer)) throw new TagkinError({ kind: 'network', status: answer.status, host });
  if (answer.status < 200 || answer.status > 299) throw failureOfAnswer(answer, host, HUB_STATUSES);
  // A page, or half an answer: that of a network's sign-in page, say, and no mistake of Hub's.
  if (parseJson(new TextDecoder().decode(answer.bytes)) === undefined)
    throw new TagkinError({ kind: 'network', host });
  return readJson(answer, schema, host);
}
