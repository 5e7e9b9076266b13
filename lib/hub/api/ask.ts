import * as v from 'valibot';
import { TagkinError } from '../../failure.ts';
import { readJson } from '../../http/read-json.ts';
import { isHubApi } from '../../secrets/where.ts';
import { type Rate, readRate, retryAt } from './rate.ts';

/** A page of 100 tags with 16 images each is about 600 kB. */
const LIMIT = 8 * 1024 * 1024;

export interface AskOptions {
  fetch: typeof fetch;
  now: () => number;
  /** Told after every answer that says what is left of the minute's requests. */
  onRate?: (rate: Rate) => void;
  /**
   * The Authorization header of whoever is signed in, if anybody is; another one with `renew`, because the last was refused.
   * Errors: those of signing in.
   */
  authorization?: (options: { renew: boolean }) => Promise<string | undefined>;
  /** Whether the browser lets Tagkin reach a host; asked only after it could not be reached. */
  permitted?: (host: string) => Promise<boolean>;
}

/**
 * One request to Docker Hub's API, signed where somebody is signed in. The answer's status is not judged. Errors: `network`,
 * `permission-needed`, and those of signing in.
 */
export async function ask(options: AskOptions, url: URL, signal: AbortSignal): Promise<Response> {
  const { authorization } = options;
  const signed = isHubApi(url) ? await authorization?.({ renew: false }) : undefined;
  const response = await request(options, url, signed, signal);
  if (response.status !== 401 || signed === undefined) return response;
  const renewed = await authorization?.({ renew: true });
  if (renewed === signed) return response;
  await response.body?.cancel();
  return request(options, url, renewed, signal);
}

async function request(
  { fetch, now, onRate, permitted }: AskOptions,
  url: URL,
  authorization: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-store',
      headers: { accept: 'application/json', ...(authorization && { authorization }) },
      signal,
    });
  } catch {
    const { host } = url;
    if ((await permitted?.(host)) === false)
      throw new TagkinError({ kind: 'permission-needed', host, hosts: [host] });
    throw new TagkinError({ kind: 'network', host });
  }
  const rate =
    response.status === 429
      ? { remaining: 0, resetAt: retryAt(response.headers, now()) }
      : readRate(response.headers);
  if (rate) onRate?.(rate);
  return response;
}

/**
 * What an answer says, checked. Errors: `not-found`, `unauthorized` (private, or refused), `rate-limited` (with `until`),
 * `network` (broken off in the middle, or 5xx with its `status`), `malformed`, `too-large`.
 */
export async function understand<Schema extends v.GenericSchema>(
  { now }: AskOptions,
  response: Response,
  schema: Schema,
): Promise<v.InferOutput<Schema>> {
  if (!response.ok) throw await refusal(response, now());
  const checked = v.safeParse(schema, await body(response));
  if (!checked.success) throw new TagkinError({ kind: 'malformed', status: response.status });
  return checked.output;
}

async function body(response: Response): Promise<unknown> {
  try {
    return await readJson(response, LIMIT);
  } catch (error) {
    throw error instanceof TagkinError ? error : new TagkinError({ kind: 'network', host: 'hub.docker.com' });
  }
}

async function refusal(response: Response, now: number): Promise<TagkinError> {
  await response.body?.cancel();
  const { status } = response;
  if (status === 429)
    return new TagkinError({ kind: 'rate-limited', status, until: retryAt(response.headers, now) });
  if (status === 404) return new TagkinError({ kind: 'not-found', status });
  if (status === 401 || status === 403) return new TagkinError({ kind: 'unauthorized', status });
  if (status >= 500) return new TagkinError({ kind: 'network', status, host: 'hub.docker.com' });
  return new TagkinError({ kind: 'malformed', status });
}
