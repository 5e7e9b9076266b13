import * as v from 'valibot';
import { browser } from '../browser.ts';
import type { SessionStore } from '../registry/auth/tokens.ts';
import { forgetReads, type Records, readOnce, rememberWritten, whileWriting } from './read-once.ts';
import { sessionError } from './storage-error.ts';

/**
 * The browser's session storage: cleared when the browser closes, out of reach of content scripts, 10 MB. Every
 * function throws `unsupported` (`isStorage`) if the browser refuses.
 */
const attempt = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error) => {
    throw sessionError(error);
  });

/** @internal exported for tests */
export const allOfSession = (): Promise<Record<string, unknown>> =>
  attempt(browser.storage.session.get(null));

const RECORDS: Records = {
  name: 'session',
  small: new Set(),
  read(keys) {
    const all = attempt(browser.storage.session.get(keys));
    return keys.map((key) => all.then((values) => values[key]));
  },
};

/** Names a small record that most messages need. */
export const readTogether = (key: string): void => void RECORDS.small.add(key);

/** The value under a key; undefined if it is missing or does not fit its schema: then it is removed. */
export async function fromSession<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | undefined> {
  const value = await readOnce(RECORDS, key);
  if (value === undefined) return undefined;
  const checked = v.safeParse(schema, value);
  if (checked.success) return checked.output;
  await offSession(key);
  return undefined;
}

/** The last write that has begun. Those before it have ended when it has: browsers keep their order. */
let writing: Promise<unknown> = Promise.resolve();

/** Resolves once the writes that have begun have ended, however they do. */
export const sessionWritten = async (): Promise<void> => void (await writing);

/** Stores values (JSON) by their keys. */
export const toSession = (values: Record<string, unknown>): Promise<void> => {
  const write = () => attempt(browser.storage.session.set(values));
  const written = whileWriting(RECORDS, Object.keys(values), write).then(() =>
    rememberWritten(RECORDS, values),
  );
  writing = written.catch(() => {}); // its caller handles the error
  return written;
};

export const offSession = (keys: string | string[]): Promise<void> =>
  whileWriting(RECORDS, [keys].flat(), () => attempt(browser.storage.session.remove(keys)));

export const clearSession = (): Promise<void> =>
  attempt(browser.storage.session.clear()).finally(forgetReads);

/** Tokens and authentication schemes that are kept, each kind by itself: those that expire first go first. */
const MAX_KEPT = 200;

const kindOf = (key: string): string => key.slice(0, key.indexOf(' '));
const untilOf = (value: unknown): number => {
  const { until } = Object(value) as { until?: unknown };
  return typeof until === 'number' ? until : 0;
};

/** Stores tokens and authentication schemes there. */
export const sessionStore: SessionStore = {
  get: (key) => fromSession(key, v.unknown()),
  async put(key, value) {
    await toSession({ [key]: value });
    const same = Object.entries(await allOfSession()).filter(([other]) => kindOf(other) === kindOf(key));
    const excess = same.length - MAX_KEPT;
    if (excess <= 0) return;
    const oldest = same.filter(([other]) => other !== key).sort(([, a], [, b]) => untilOf(a) - untilOf(b));
    await offSession(oldest.slice(0, excess).map(([other]) => other));
  },
};

/** Removes every token, authentication scheme and list of own namespaces, for a change of account. */
export async function forgetTokens(): Promise<void> {
  await offSession(Object.keys(await allOfSession()).filter((key) => /^(token|scheme|mine) /.test(key)));
}
