import { failureOf, TagkinError } from '../failure.ts';
import { blobHosts, registryName, relaysTo } from '../hosts/registries.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { type Pulls, pullsOf } from '../http/pulls.ts';
import { crossOriginRedirect, mayLand } from '../http/redirect.ts';
import { sendWithRetry } from '../http/retry.ts';
import type { HttpAnswer } from '../http/send.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { type Answer, answerOf } from './answer.ts';
import { type Authorization, authorize, withholding } from './auth/authorization.ts';
import { type AuthContext, type Endpoint, endpointOf, type SchemeOf } from './auth/endpoint.ts';
import { negotiate, recallScheme, storeScheme } from './auth/negotiate.ts';
import { checkPermission } from './auth/permission.ts';
import { type AuthScheme, schemeKey } from './auth/scheme.ts';

/** A request to a registry. */
interface Ask {
  registry: string;
  /** Complete, `library/` included. */
  repository: string;
  /** Below `/v2/<repository>/`, with its query: `manifests/latest`; below the host's root if it begins with a slash. */
  path: string;
  method?: 'GET' | 'HEAD';
  accept: string;
  /** Largest answer, in bytes after content decoding. */
  limit: number;
  /** Only these bytes, both ends inclusive. A server may send all the same. */
  range?: { first: number; last: number } | undefined;
  /** A redirect fails as `malformed`; else it is followed, and where the browser may not go there, that looks like no answer. */
  redirect?: 'manual' | undefined;
  isOnce?: boolean | undefined; // not retried while the host is overloaded
  signal?: AbortSignal | undefined;
}

/**
 * Sends a request, and signs in if the registry requires it. Out: a success as plain data. Throws every other answer
 * as a failure of the closed list; `permission-needed` lists the hosts that are not permitted.
 */
export type Transport = (ask: Ask) => Promise<Answer>;

export interface TransportContext extends AuthContext {
  /** Called with the pull limit that an answer reports. */
  onPulls?: ((registry: string, pulls: Pulls) => void) | undefined;
}

/**
 * Requests for one answer: anonymous or with a stored token, after the challenge, and with wider scopes or a new
 * token.
 */
const MAX_ROUNDS = 3;

/** The state of signing in before a request. */
interface State {
  endpoint: Endpoint;
  address: string;
  /** Undefined while no challenge is known. */
  scheme: AuthScheme | undefined;
  /** Request a new token although one is stored. */
  renew: boolean;
  /** Keys of schemes whose newest authorization was already sent. */
  spent: ReadonlySet<string>;
  /** From 1. */
  round: number;
}

/** Where the request that succeeded was sent, and how it was signed. */
export interface SentTo {
  url: string;
  /** A secret of the host of `url`. */
  authorization?: string;
}

type Step = { answer: Answer; sentTo: SentTo } | { state: State };

export function createTransport(context: TransportContext, schemeOf: SchemeOf): Transport {
  const send = createLocator(context, schemeOf);
  return async (ask) => (await send(ask)).answer;
}

/** As `createTransport`; out also: where to send the same request again, to read its body elsewhere. */
export function createLocator(
  context: TransportContext,
  schemeOf: SchemeOf,
): (ask: Ask) => Promise<{ answer: Answer; sentTo: SentTo }> {
  return async (ask) => {
    const endpoint = await endpointOf(context, schemeOf, ask.registry, ask.repository);
    const { registry, url } = endpoint;
    await checkPermission(context.permitted, registry, [url.host]);
    try {
      return await run(context, endpoint, ask);
    } catch (error) {
      // The browser hides the target of a redirect: likely a known blob host of this registry.
      const failure = error instanceof TagkinError ? failureOf(error) : undefined;
      if (failure?.kind === 'network' && failure.status === undefined)
        await checkPermission(context.permitted, registry, [url.host, ...blobHosts(registry)]);
      throw error;
    }
  };
}

/** Always at the registry's own origin: a path with two slashes would name another host. */
function addressOf({ url }: Endpoint, { repository, path }: Ask): string {
  const address = new URL(path.startsWith('/') ? path : `/v2/${repository}/${path}`, url);
  if (address.origin !== url.origin) throw new TagkinError({ kind: 'malformed' });
  return address.href;
}

async function run(
  context: TransportContext,
  endpoint: Endpoint,
  ask: Ask,
): Promise<{ answer: Answer; sentTo: SentTo }> {
  const address = addressOf(endpoint, ask);
  const scheme = await recallScheme(context, endpoint);
  let state: State = { endpoint, address, scheme, renew: false, spent: new Set(), round: 1 };
  for (;;) {
    const step = await next(context, state, ask);
    if ('answer' in step) return step;
    state = step.state;
  }
}

/** One request, and the state after its answer. */
async function next(context: TransportContext, state: State, ask: Ask): Promise<Step> {
  const { scheme, endpoint, round } = state;
  const { method = 'GET', signal } = ask;
  const authorization = scheme && (await authorize(context, endpoint, scheme, state.renew, signal));
  const answer = await request(context, state, ask, authorization);
  const { host } = endpoint.url;
  if (answer.status >= 200 && answer.status < 300) {
    const sentTo = { url: state.address, ...(authorization && { authorization: authorization.header }) };
    return { answer: answerOf(answer), sentTo };
  }
  if (answer.status !== 401) throw failureOfAnswer(answer, host);

  const refused = withholding(failureOfAnswer(answer, host), authorization?.withheld);
  if (round === MAX_ROUNDS) throw refused;
  const spent = new Set(state.spent);
  if (scheme && authorization?.isNew) spent.add(schemeKey(scheme));
  const from = afterRedirect(state, answer);
  const offered = await negotiate(context, from.endpoint, from.scheme, answer, {
    address: from.address,
    method,
    signal,
  });
  const key = schemeKey(offered);
  if (spent.has(key)) throw refused;
  if (!from.endpoint.isCrossOrigin) await storeScheme(context, from.endpoint, offered);
  const renew = from.scheme !== undefined && schemeKey(from.scheme) === key;
  return { state: { ...from, scheme: offered, renew, spent, round: round + 1 } };
}

async function request(
  { http, onPulls }: TransportContext,
  { address, endpoint }: State,
  { path, method = 'GET', accept, limit, range, redirect: asked, isOnce, signal }: Ask,
  authorization: Authorization | undefined,
): Promise<HttpAnswer> {
  const headers: Record<string, string> = { Accept: accept };
  if (authorization) headers.Authorization = authorization.header;
  if (range) headers.Range = `bytes=${range.first}-${range.last}`;
  const redirect = asked ?? (isRedirectable(endpoint, path) ? 'follow' : 'error');
  const context = isOnce ? { ...http, waitBudget: 0 } : http;
  const answer = await sendWithRetry(context, { url: address, method, headers, limit, signal, redirect });
  const landed = crossOriginRedirect(address, answer);
  if (landed && !mayLand(address, landed))
    throw new TagkinError({ kind: 'malformed', host: endpoint.url.host });
  const pulls = landed ? undefined : pullsOf(answer.headers);
  if (pulls) onPulls?.(endpoint.registry, pulls);
  return answer;
}

/** Docker Hub redirects blobs alone, whose digest is checked. Other registries may be behind another name. */
const isRedirectable = ({ registry }: Endpoint, path: string): boolean =>
  registry !== DOCKER_HUB || path.startsWith('blobs/');

/**
 * Where to sign in after a 401: where the request was sent. If a redirect led to another origin: there, without our
 * credentials, if this registry is known to relay to it by https. Throws `unsupported` with that host for any other:
 * a registry must not make Tagkin sign in, and spend pulls, elsewhere.
 */
function afterRedirect(state: State, answer: HttpAnswer): State {
  const { endpoint, address } = state;
  const url = crossOriginRedirect(address, answer);
  if (!url) return state;
  const { registry, repository } = endpoint;
  if (url.protocol !== 'https:' || !relaysTo(registry, url.host))
    throw new TagkinError({ kind: 'unsupported', status: 401, host: endpoint.url.host, hosts: [url.host] });
  return {
    ...state,
    endpoint: {
      registry: registryName(url.host),
      repository,
      url: new URL(url.origin),
      isCrossOrigin: true,
    },
    address: url.href,
    scheme: undefined,
  };
}
