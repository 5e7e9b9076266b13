import * as v from 'valibot';
import { changeOnDisk, fromDisk, offDisk, toDisk } from './disk.ts';
import { readRecord } from './record.ts';
import { allOfSession, fromSession, offSession, toSession } from './session.ts';
import { isNotData } from './storage-error.ts';

/**
 * What the user decided: settings, approvals, sign-ins. It cannot be fetched again, so where the disk refuses, it is kept in
 * the browser's memory until that closes, and outlives the worker. Small values only: that memory holds 10 MB.
 */
export interface DurableStore<T> {
  /** The last saved value; undefined if there is none, or if it does not fit the schema. Never throws. */
  load(): Promise<T | undefined>;
  /**
   * True if the value is on this device and can be read there; false if it lasts until the browser closes. Throws
   * `DataCloneError`, and `unsupported` where even the browser's memory refuses.
   */
  save(value: T): Promise<boolean>;
  /** True if the value is off this device; false if it may be back once the browser has closed. */
  remove(): Promise<boolean>;
}

type Held = { value: unknown } | { gone: true };

const COPY = 'decided ';
const stores = new Map<string, DurableStore<unknown>>();

/**
 * The store of one key. Each has one owner. Values that do not fit the schema count as none; a record of a newer build is
 * neither read nor overwritten: what is saved then lasts until the browser closes.
 */
export function durableStore<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  version = 1,
): DurableStore<T> {
  const copy = `${COPY}${key}`;

  const onDiskElse = async (held: Held, keep: () => Promise<void>): Promise<boolean> => {
    try {
      await keep();
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
        fromSession<Held>(copy),
        fromDisk(key).catch(() => undefined),
      ]);
      if (last) return 'gone' in last ? undefined : check(last.value);
      const record = readRecord(stored, version);
      return record.state === 'value' ? check(record.value) : undefined;
    },
    save: (value) =>
      onDiskElse({ value }, async () => {
        await changeOnDisk(key, (stored) => {
          if (readRecord(stored, version).state === 'newer') throw new Error('a newer record');
          return { version, value };
        });
        await fromDisk(key); // a disk that takes writes may still fail reads
      }),
    remove: () =>
      onDiskElse({ gone: true }, async () => {
        const stored = await fromDisk(key).catch(() => null);
        if (readRecord(stored, version).state === 'newer') throw new Error('a newer record');
        if (stored !== undefined) await offDisk([key]);
      }),
  };
  stores.set(key, store as DurableStore<unknown>);
  return store;
}

/**
 * Removes every durable value, and empties the browser's memory but for the marks that the disk's values no longer count.
 * True if all are off this device.
 */
export async function removeAllDurable(): Promise<boolean> {
  const gone = await Promise.all([...stores.values()].map((store) => store.remove()));
  await offSession(Object.keys(await allOfSession()).filter((key) => !key.startsWith(COPY)));
  return gone.every(Boolean);
}

const PROBE = 'probe';

/** Whether this device keeps anything at all. */
export async function isDeviceWritable(): Promise<boolean> {
  try {
    await toDisk(PROBE, true);
    const isThere = (await fromDisk(PROBE)) === true;
    await offDisk([PROBE]);
    return isThere;
  } catch {
    return false; // `true` is data: whatever fails here is the disk
  }
}
