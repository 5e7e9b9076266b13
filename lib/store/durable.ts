import * as v from 'valibot';
import { allFromDisk, changeOnDisk, fromDisk, KEEP } from './disk.ts';
import { type Records, readOnce, whileWriting } from './read-once.ts';
import { isNewer, readRecord } from './record.ts';
import { removeRecords } from './remove-records.ts';
import { fromSession, offSession, readTogether, toSession } from './session.ts';
import { ifStorageFails } from './storage-error.ts';

/**
 * A value that the user has set: settings, approvals, sign-ins. It cannot be fetched again, so if the disk fails, it
 * is stored in the browser's session storage, which outlives the worker and is cleared when the browser closes. Small
 * values only: that storage holds 10 MB. A defect of ours (a value that cannot be cloned) is thrown, not taken for a
 * broken disk.
 */
export interface DurableStore<T> {
  /** The last saved value; undefined if it is missing, does not fit the schema, or the disk cannot be read. */
  load(): Promise<T | undefined>;
  /**
   * True if the value is on this device and can be read there; false if it lasts until the browser closes. Throws
   * `unsupported` if session storage fails too.
   */
  save(value: T): Promise<boolean>;
  /** True if the value is removed from this device; false if it may reappear once the browser has closed. */
  remove(): Promise<boolean>;
}

type Held = { value: unknown } | { gone: true };

const HeldSchema = v.union([v.object({ gone: v.literal(true) }), v.object({ value: v.unknown() })]);

const COPY = 'decided ';
const stores = new Map<string, DurableStore<unknown>>();

const RECORDS: Records = {
  name: 'disk',
  small: new Set(),
  read(keys) {
    const all = allFromDisk(keys);
    // A record that cannot be read takes no other with it.
    const alone = (key: string) => (error: unknown) => {
      if (keys.length === 1) throw error;
      return fromDisk(key);
    };
    return keys.map((key, at) => all.then((values) => values[at], alone(key)));
  },
};

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
  RECORDS.small.add(key);
  readTogether(copy);

  /** `work`: whether the disk now has what is held. */
  const withSessionFallback = async (held: Held, work: () => Promise<boolean>): Promise<boolean> => {
    const isStored = await whileWriting(RECORDS, [key], work).catch(ifStorageFails(false));
    if (isStored) await offSession(copy);
    else await toSession({ [copy]: held });
    return isStored;
  };
  const check = (value: unknown): T | undefined => {
    const checked = v.safeParse(schema, value);
    return checked.success ? checked.output : undefined;
  };

  const store: DurableStore<T> = {
    async load() {
      const [last, stored] = await Promise.all([
        fromSession<Held>(copy, HeldSchema),
        readOnce(RECORDS, key).catch(ifStorageFails(undefined)),
      ]);
      if (last) return 'gone' in last ? undefined : check(last.value);
      const record = readRecord(stored, version);
      if (record.state !== 'value') return undefined;
      const value = check(record.value);
      // Broken, and broken for good.
      if (value === undefined)
        await whileWriting(RECORDS, [key], () => removeRecords([key], version)).catch(
          ifStorageFails(undefined),
        );
      return value;
    },
    save: (value) =>
      withSessionFallback({ value }, async () => {
        const record = { version, value };
        const kept = await changeOnDisk([key], (stored) => (isNewer(stored, version) ? KEEP : record));
        await fromDisk(key); // a disk that accepts writes may still fail reads
        return kept.length === 0;
      }),
    remove: () =>
      withSessionFallback({ gone: true }, async () => (await removeRecords([key], version)).length === 0),
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
  return probe().catch(ifStorageFails(false));
}

async function probe(): Promise<boolean> {
  const kept = await changeOnDisk([PROBE], (stored) => (isNewer(stored, 0) ? KEEP : true));
  const isThere = (await fromDisk(PROBE)) !== undefined;
  if (kept.length === 0) await removeRecords([PROBE], 0);
  return isThere;
}
