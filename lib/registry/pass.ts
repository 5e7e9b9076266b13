import { failureOf, TagkinError } from './errors.ts';
import { checkPermission } from './permission.ts';
import type { Doors, Place } from './place.ts';
import { isOwnRealm } from './realm.ts';
import { basic, type Need } from './token.ts';
import type { Way } from './ways.ts';

/** What to sign a request with. */
export interface Pass {
  header: string;
  /** It was made for this request: whoever refuses it, refuses. */
  isNew: boolean;
  /** The realm host that credentials were kept from, because nobody approved it. */
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
    if (!credentials) throw new TagkinError({ kind: 'unauthorized', host: url.host });
    return { header: basic(credentials), isNew: true };
  }
  const realm = new URL(way.realm);
  await checkPermission(doors.permitted, registry, [realm.host]);
  const trusted =
    credentials !== undefined &&
    (isOwnRealm(registry, url, realm) || (await doors.approved?.(registry, realm.host)) === true);
  const withheld = credentials && !trusted ? realm.host : undefined;
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

/** Names the realm host that waits for approval in an `unauthorized`. */
export function withholding(error: unknown, withheld: string | undefined): unknown {
  const failure = failureOf(error);
  return withheld !== undefined && failure.kind === 'unauthorized'
    ? new TagkinError({ ...failure, hosts: [withheld] })
    : error;
}
