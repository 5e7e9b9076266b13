import * as v from 'valibot';
import { knownRealm } from '../../hosts/registries.ts';
import type { HttpAnswer, Net } from '../../http/exchange.ts';
import { patiently } from '../../http/retry.ts';
import { type Challenge, parseChallenges } from './challenge.ts';
import type { Doors, Place } from './endpoint.ts';
import { KeptWay, pullScope, type Way, wayOf, widen } from './scheme.ts';

/** A way is forgotten after an hour, in milliseconds. */
const WAY_LASTS = 3_600_000;

const wayKeyOf = ({ registry, repository }: Place): string => `way ${registry}/${repository}`;

/** The way into a place without asking: what it said last time, or what Docker Hub is known to say. */
export async function recallWay({ store, net }: Doors, place: Place): Promise<Way | undefined> {
  const Kept = v.object({ way: KeptWay, until: v.number() });
  const kept = v.safeParse(Kept, await store.get(wayKeyOf(place)).catch(() => undefined));
  if (kept.success && net.clock.now() < kept.output.until)
    return kept.output.way.scheme === 'basic' && !place.credentials ? undefined : kept.output.way;
  const known = knownRealm(place.registry);
  return known && { scheme: 'bearer', ...known, scopes: [pullScope(place.repository)] };
}

export async function rememberWay({ store, net }: Doors, place: Place, way: Way): Promise<void> {
  const until = net.clock.now() + WAY_LASTS;
  await store.put(wayKeyOf(place), { way, until } as { until: number }).catch(() => undefined);
}

/**
 * The way that a 401 names. The challenge is that of the resource; where it cannot be seen, it is read once more by other
 * means, and at last that of `/v2/` is taken (gcr.io). Throws as `wayOf` does.
 */
export async function solveChallenge(
  doors: Doors,
  place: Place,
  before: Way | undefined,
  refused: HttpAnswer,
  asked: { address: string; method: 'GET' | 'HEAD'; signal: AbortSignal | undefined },
): Promise<Way> {
  const { repository, url } = place;
  const found = { repository, url, isPing: false, hasCredentials: place.credentials !== undefined };
  const seen = parseChallenges(refused.headers.get('www-authenticate') ?? '');
  if (seen.length > 0) return widen(wayOf(seen, found), before);
  const reread = await doors.rereadChallenge?.(asked.address, asked.method).catch(() => null);
  const again = parseChallenges(reread ?? '');
  if (again.length > 0 || place.isStranger) return widen(wayOf(again, found), before);
  return wayOf(await ping(doors.net, url, asked.signal), { ...found, isPing: true });
}

async function ping(net: Net, url: URL, signal: AbortSignal | undefined): Promise<Challenge[]> {
  const address = new URL('/v2/', url).href;
  const answer = await patiently(net, { url: address, method: 'GET', accept: '*/*', limit: 65_536, signal });
  return answer.status === 401 ? parseChallenges(answer.headers.get('www-authenticate') ?? '') : [];
}
