import { failureOf, TagkinError } from '../failure.ts';
import { blobHosts } from '../hosts/registries.ts';
import type { HttpAnswer } from '../http/exchange.ts';
import { failureOfAnswer } from '../http/failures.ts';
import { patiently } from '../http/retry.ts';
import { type Answer, answerOf } from './answer.ts';
import { type Pass, passFor, withholding } from './auth/authorization.ts';
import { type Doors, type Place, placeOf, type SchemeOf } from './auth/endpoint.ts';
import { recallWay, rememberWay, solveChallenge } from './auth/negotiate.ts';
import { checkPermission } from './auth/permission.ts';
import { isSameWay, type Way, wayKey } from './auth/scheme.ts';

/** What is asked of a registry. */
export interface Ask {
  registry: string;
  /** Complete, `library/` included. */
  repository: string;
  /** Behind `/v2/<repository>/`, with its query: `manifests/latest`; from the host's root where it begins with a slash. */
  path: string;
  method?: 'GET' | 'HEAD';
  accept: string;
  /** Most bytes of the answer, after content decoding. */
  limit: number;
  signal?: AbortSignal | undefined;
}

/**
 * Sends a request and signs in on the way, if that is asked for. Out: what a success says, as plain data. Throws every
 * other answer as a failure of the closed list, `permission-needed` naming the hosts that are not permitted.
 */
export type Transport = (ask: Ask) => Promise<Answer>;

/** One answer to the challenge, one with wider scopes or a new token: whoever refuses that, refuses. */
const ROUNDS = 3;

export function createTransport(doors: Doors, schemeOf: SchemeOf): Transport {
  return async (ask) => {
    const place = await placeOf(doors, schemeOf, ask.registry, ask.repository);
    await checkPermission(doors.permitted, place.registry, [place.url.host]);
    try {
      return await send(doors, place, ask);
    } catch (error) {
      const { kind, status } = failureOf(error);
      // The browser hides where a redirect led: the hosts that this registry is known to use are the likely ones.
      if (error instanceof TagkinError && kind === 'network' && status === undefined)
        await checkPermission(doors.permitted, place.registry, [
          place.url.host,
          ...blobHosts(place.registry),
        ]);
      throw error;
    }
  };
}

/** Always at the registry's own origin: two slashes would name another host. */
function addressOf({ url }: Place, { repository, path }: Ask): string {
  const address = new URL(path.startsWith('/') ? path : `/v2/${repository}/${path}`, url);
  if (address.origin !== url.origin) throw new TagkinError({ kind: 'malformed' });
  return address.href;
}

async function send(doors: Doors, from: Place, ask: Ask): Promise<Answer> {
  const { method = 'GET', accept, limit, signal } = ask;
  let place = from;
  let address = addressOf(place, ask);
  let way = await recallWay(doors, place);
  let renew = false;
  /** Ways whose newest possible pass was sent already. */
  const spent = new Set<string>();

  for (let round = 1; ; round += 1) {
    const pass: Pass | undefined = way && (await passFor(doors, place, way, renew, signal));
    if (way && pass?.isNew) spent.add(wayKey(way));
    const answer: HttpAnswer = await patiently(doors.net, {
      url: address,
      method,
      accept,
      authorization: pass?.header,
      limit,
      signal,
    });
    if (answer.status !== 401) return finish(answer, place);
    const refused = withholding(failureOfAnswer(answer, place.url.host), pass?.withheld);
    if (round === ROUNDS) throw refused;
    if (answer.movedTo) {
      if (answer.movedTo.protocol !== place.url.protocol) throw refused;
      // Whoever we were led to has a sign-in of its own: there we are nobody.
      place = strangerOf(place, answer.movedTo);
      address = answer.movedTo.href;
      way = undefined;
    }
    const next: Way = await solveChallenge(doors, place, way, answer, { address, method, signal });
    if (spent.has(wayKey(next))) throw refused;
    renew = isSameWay(next, way);
    way = next;
    if (!place.isStranger) await rememberWay(doors, place, way);
  }
}

const strangerOf = (place: Place, url: URL): Place => ({
  registry: url.host,
  repository: place.repository,
  url: new URL(url.origin),
  isStranger: true,
});

function finish(answer: HttpAnswer, place: Place): Answer {
  if (answer.status < 200 || answer.status > 299) throw failureOfAnswer(answer, place.url.host);
  return answerOf(answer);
}
