import * as v from 'valibot';
import { unlessDefect } from '../../failure.ts';
import type { HttpContext } from '../../http/context.ts';
import { abortable } from '../../http/in-flight.ts';
import { type Credentials, isFresh, type Need, requestToken, type Token } from './token.ts';

/** Stores tokens and auth schemes across restarts of the worker, until the browser closes. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  /** The value may be dropped after its `until` (milliseconds since 1970). */
  put(key: string, value: { until: number }): Promise<void>;
}

/** A token to use. */
interface Issued {
  token: string;
  /** Just requested: a 401 to it is final. */
  isNew: boolean;
}

export interface Tokens {
  /** A stored token if it is still valid and not `renew`, else a new one. Throws as `requestToken` does. */
  get(
    need: Need,
    options: { credentials?: Credentials | undefined; renew?: boolean; signal?: AbortSignal | undefined },
  ): Promise<Issued>;
}

const StoredToken = v.object({ token: v.string(), until: v.number() });

/**
 * Registry, realm, service, sorted scopes and account: tokens that differ in one of them have different keys.
 * @internal exported for tests
 */
export function tokenKey(need: Need, account: string | undefined): string {
  const { registry, realm, service } = need;
  return `token ${JSON.stringify([registry, realm, service ?? '', [...need.scopes].sort(), account ?? ''])}`;
}

/** Stores tokens until shortly before they expire; concurrent callers share one request. */
export function createTokens(http: HttpContext, store: SessionStore): Tokens {
  const inFlight = new Map<string, Promise<Token>>();

  async function stored(key: string): Promise<Token | undefined> {
    const found = v.safeParse(StoredToken, await store.get(key).catch(unlessDefect(undefined)));
    return found.success && isFresh(found.output, http.clock) ? found.output : undefined;
  }

  /** Takes no signal: other callers may wait for the same token. */
  function request(key: string, need: Need, credentials: Credentials | undefined): Promise<Token> {
    const requested = requestToken(http, need, credentials).then(async (token) => {
      await store.put(key, token).catch(unlessDefect(undefined));
      return token;
    });
    inFlight.set(key, requested);
    const done = () => inFlight.delete(key);
    requested.then(done, done);
    return requested;
  }

  return {
    async get(need, { credentials, renew = false, signal }) {
      const key = tokenKey(need, credentials?.account);
      const found = renew ? undefined : await stored(key);
      if (found) return { token: found.token, isNew: false };
      const requested = inFlight.get(key) ?? request(key, need, credentials);
      const { token } = await abortable(requested, signal, new URL(need.realm).host);
      return { token, isNew: true };
    },
  };
}
