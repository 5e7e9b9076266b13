import * as v from 'valibot';
import type { Net } from '../../http/exchange.ts';
import { type Credentials, isFresh, type Need, requestToken, type Token } from './token.ts';

/** Where tokens and ways are kept between two lives of the background; gone when the browser closes. */
export interface SessionStore {
  get(key: string): Promise<unknown>;
  /** The value may be dropped after its `until` (milliseconds since 1970). */
  put(key: string, value: { until: number }): Promise<void>;
}

/** A token to use. */
export interface Issued {
  token: string;
  /** It was asked for just now: a host that refuses it, refuses for good. */
  isNew: boolean;
}

export interface Tokens {
  /** A token for a need; a new one if `renew`, or if none is kept that lasts. Throws as `requestToken` does. */
  get(
    need: Need,
    options: { credentials?: Credentials | undefined; renew?: boolean; signal?: AbortSignal | undefined },
  ): Promise<Issued>;
}

const StoredToken = v.object({ token: v.string(), until: v.number() });

/** Registry, realm, service, sorted scopes and account: a token of one is never used for another. */
export function tokenKey(need: Need, account: string | undefined): string {
  const { registry, realm, service } = need;
  return `token ${JSON.stringify([registry, realm, service ?? '', [...need.scopes].sort(), account ?? ''])}`;
}

/** Keeps tokens until shortly before their end, and asks once for what several want at once. */
export function createTokens(net: Net, store: SessionStore): Tokens {
  const underWay = new Map<string, Promise<Token>>();

  async function kept(key: string): Promise<Token | undefined> {
    const found = v.safeParse(StoredToken, await store.get(key).catch(() => undefined));
    return found.success && isFresh(found.output, net.clock) ? found.output : undefined;
  }

  /** Not bound to the signal of whoever came first: others may be waiting for the same token. */
  function ask(key: string, need: Need, credentials: Credentials | undefined): Promise<Token> {
    const asked = requestToken(net, need, credentials).then(async (token) => {
      await store.put(key, token).catch(() => undefined);
      return token;
    });
    underWay.set(key, asked);
    const done = () => underWay.delete(key);
    asked.then(done, done);
    return asked;
  }

  return {
    async get(need, { credentials, renew = false, signal }) {
      const key = tokenKey(need, credentials?.account);
      const found = renew ? undefined : await kept(key);
      if (found) return { token: found.token, isNew: false };
      const asked = underWay.get(key) ?? ask(key, need, credentials);
      const { token } = await abortable(asked, signal);
      return { token, isNew: true };
    },
  };
}

/** Waits for a promise, or for a signal's reason if that comes first. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
