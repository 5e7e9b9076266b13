import * as v from 'valibot';
import { changeOnDisk, fromDisk, offDisk, toDisk } from './disk.ts';
import { readRecord } from './record.ts';
import { fromSession, offSession, toSession } from './session.ts';
import { isNotData } from './storage-error.ts';

/**
 * A value that the user has set: settings, approvals, sign-ins. It cannot be fetched again, so if the disk fails, it
 * is stored in the browser's session storage, which outlives the worker and is cleared when the browser closes. Small
 * values only: that storage holds 10 MB.
 */
export interface DurableStore<T> {
  /** The last saved value; undefined if it is missing or does not fit the schema. Never throws. */
  load(): Promise<T | undefined>;
  /**
   * True if the value is on this device and can be read there; false if it lasts until the browser closes. Throws
   * `DataCloneError`, and `unsupported` if session storage fails too.
   */
  save(value: T): Promise<boolean>;
  /** True if the value is removed from this device; false if it may reappear once the browser has closed. */
  remove(): Promise<boolean>;
}

type Held = { value: unknown } | { gone: true };

const HeldSchema = v.union([v.object({ gone: v.literal(true) }), v.object({ value: v.unknown() })]);

const COPY = 'decided ';
const stores = new Map<string, DurableStore<unknown>>();

/**
 * The store of one key, which must have one owner. A value that does not fit the schema counts as missing. A record
 * of a newer build is neither read nor overwritten: a value saved over it lasts until the browser closes.
 */
export function durableStore<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  version = 1,
): DurableStore<T> {
  const copy = `${COPY}${key}`;

  const withSessionFallback = async (held: Held, write: () => Promise<void>): Promise<boolean> => {
    try {
      await write();
    } catch (error) {
      if (isNotData(error)) throw error;
      await toSession({ [copy]: held });
      return false;
    }
    await offSession(copy);
    return true;
  };
  const check = (value: unknown): T | undefined => {
    const checked = v.safeParse(schema, value);
    return checked.success ? checked.output : undefined;
  };

  const store: DurableStore<T> = {
    async load() {
      const [last, stored] = await Promise.all([
        fromSession<Held>(copy, HeldSchema),
        fromDisk(key).catch(() => undefined),
      ]);
      if (last) return 'gone' in last ? undefined : check(last.value);
      const record = readRecord(stored, version);
      if (record.state !== 'value') return undefined;
      const value = check(record.value);
      if (value === undefined) await offDisk([key]).catch(() => {}); // broken, and broken for good
      return value;
    },
    save: (value) =>
      withSessionFallback({ value }, async () => {
        await changeOnDisk(key, (stored) => {
          if (readRecord(stored, version).state === 'newer') throw new Error('a newer record');
          return { version, value };
        });
        await fromDisk(key); // a disk that accepts writes may still fail reads
      }),
    remove: () =>
      withSessionFallback({ gone: true }, async () => {
        const stored = await fromDisk(key).catch(() => null);
        if (readRecord(stored, version).state === 'newer') throw new Error('a newer record');
        if (stored !== undefined) await offDisk([key]);
      }),
  };
  stores.set(key, store as DurableStore<unknown>);
  return store;
}

/** Removes every durable value, or marks it as removed if the disk fails. True if all are removed from this device. */
export async function markAllRemoved(): Promise<boolean> {
  const gone = await Promise.all([...stores.values()].map((store) => store.remove()));
  return gone.every(Boolean);
}

const PROBE = 'probe';

/** Whether this device stores anything. */
export async function isDeviceWritable(): Promise<boolean> {
  try {
    await toDisk(PROBE, true);
    const isThere = (await fromDisk(PROBE)) === true;
    await offDisk([PROBE]);
    return isThere;
  } catch {
    return false; // `true` can be cloned, so any error is the disk's
  }
}
