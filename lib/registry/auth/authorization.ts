import { failureOf, TagkinError } from '../../failure.ts';
import { type Home, placeName, verdict } from '../../secrets/where.ts';
import type { Doors, Place } from './endpoint.ts';
import { checkPermission } from './permission.ts';
import type { Way } from './scheme.ts';
import { basic, type Need } from './token.ts';

/** What to sign a request with. */
export interface Pass {
  header: string;
  /** It was made for this request: whoever refuses it, refuses. */
  isNew: boolean;
  /** The place that credentials were kept from, because nobody approved it (`placeName`). */
  withheld?: string | undefined;
}

/** What to sign a request with. Throws as the token endpoint answers, and `permission-needed`. */
export async function passFor(
  doors: Doors,
  place: Place,
  way: Way,
  renew: boolean,
  signal: AbortSignal | undefined,
): Promise<Pass> {
  const { registry, credentials, url } = place;
  if (way.scheme === 'basic') {
    const unauthorized = new TagkinError({ kind: 'unauthorized', host: url.host });
    if (!credentials || credentials.isRefreshToken) throw unauthorized;
    const { trusted, withheld } = await trust(doors, place, [url]);
    if (!trusted) throw withholding(unauthorized, withheld);
    return { header: basic(credentials), isNew: true };
  }
  const realm = new URL(way.realm);
  await checkPermission(doors.permitted, registry, [realm.host]);
  // A token that credentials were given for is as good as they are, so the registry itself must be one for them too.
  const { trusted, withheld } = credentials
    ? await trust(doors, place, [url, realm])
    : { trusted: false, withheld: undefined };
  const need: Need = { registry, realm: way.realm, service: way.service, scopes: way.scopes };
  try {
    const issued = await doors.tokens.get(need, {
      credentials: trusted ? credentials : undefined,
      renew,
      signal,
    });
    return { header: `Bearer ${issued.token}`, isNew: issued.isNew, withheld };
  } catch (error) {
    throw withholding(error, withheld);
  }
}

/** Whether credentials may go to all of these places, and else which of them waits for the person's approval. */
export async function trust(
  { approved }: Doors,
  home: Home,
  targets: URL[],
): Promise<{ trusted: boolean; withheld?: string | undefined }> {
  for (const target of targets) {
    const said = verdict(home, target);
    if (said === 'no') return { trusted: false };
    const name = placeName(target);
    if (said === 'ask' && (await approved?.(home.registry, name)) !== true)
      return { trusted: false, withheld: name };
  }
  return { trusted: true };
}

/** Names the place that waits for approval in an `unauthorized`. */
export function withholding(error: unknown, withheld: string | undefined): unknown {
  const failure = failureOf(error);
  return withheld !== undefined && failure.kind === 'unauthorized'
    ? new TagkinError({ ...failure, hosts: [withheld] })
    : error;
}
