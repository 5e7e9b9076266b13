import * as v from 'valibot';
import { validProperties } from '../settings/tolerant.ts';
import { BUDGETS, type CacheName } from './budgets.ts';
import { type CacheScope, cacheScope, clearCaches } from './cache-scope.ts';
import { keysOf } from './kv.ts';
import { mutex } from './mutex.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * A cache of values that can be fetched again, by id, within a budget (BUDGETS). What is thrown is a defect of ours.
 */
export interface CacheStore<T> {
  read(id: string, from: WindowKind): Promise<T | undefined>;
  /** `size`: in the unit of the budget. Values beyond the budget are evicted, oldest first, but never this one. */
  write(id: string, value: T, size: number, from: WindowKind): Promise<void>;
  remove(id: string, from: WindowKind): Promise<void>;
  /** Whether the value is lost when the worker ends. */
  isEphemeral(id: string, from: WindowKind): boolean;
  /** Removes every value whose id has this prefix, for both kinds of windows. */
  clear(idPrefix?: string): Promise<void>;
  /** Of every value that a kind of window may read. */
  ids(from: WindowKind): Promise<string[]>;
  /** How many values are cached for ordinary windows. */
  count(): Promise<number>;
  /** Their sizes together, in the unit of the budget, by our own count: browsers estimate, and free space late. */
  total(): Promise<number>;
}

const Row = v.object({ size: v.pipe(v.number(), v.finite(), v.minValue(0)), at: v.number() });
/** By id: how large a value is, and when it was written, in ms since 1970. */
const LedgerSchema = validProperties(Row);
type Ledger = Map<string, v.InferOutput<typeof Row>>;

/** The cache whose keys begin with its name. Values of another version of their format, or of another shape, are misses. */
export function cacheStore<T>(
  name: CacheName,
  schema: v.GenericSchema<unknown, T>,
  version = 1,
): CacheStore<T> {
  const prefix = `${name}:`;
  /** Private windows have a ledger of their own, in memory: that on the disk must not show what they cached. */
  const ledgerKey = (from: WindowKind) => (from === 'private' ? `${name}s-private` : `${name}s`);
  const changeLedger = mutex();

  const readLedger = async (from: WindowKind): Promise<Ledger> =>
    withoutFuture((await cacheScope(from).read(ledgerKey(from), LedgerSchema)) ?? {}, Date.now());
  const writeLedger = async (ledger: Ledger, from: WindowKind) => {
    const scope = cacheScope(from);
    if (ledger.size === 0) await scope.remove(ledgerKey(from));
    else await scope.write(ledgerKey(from), Object.fromEntries(ledger));
  };

  /** Removes the oldest values beyond a budget, but never `id`; to make room on the disk, none that is held in memory. */
  const evict = async (ledger: Ledger, id: string, budget: number, scope: CacheScope, isForRoom = false) => {
    let total = sum(ledger);
    for (const [oldest, row] of [...ledger].sort(([, a], [, b]) => a.at - b.at)) {
      if (total <= budget) break;
      if (oldest === id || (isForRoom && scope.isEphemeral(prefix + oldest))) continue;
      total -= row.size;
      ledger.delete(oldest);
      await scope.remove(prefix + oldest, version);
    }
  };

  const removeFromLedger = (isRemoved: (id: string) => boolean, from: WindowKind) =>
    changeLedger(async () => {
      const ledger = await readLedger(from);
      const rest = new Map([...ledger].filter(([id]) => !isRemoved(id)));
      if (rest.size < ledger.size || rest.size === 0) await writeLedger(rest, from);
    });

  return {
    read: (id, from) => cacheScope(from).read(prefix + id, schema, version),
    write: (id, value, size, from) =>
      changeLedger(async () => {
        const scope = cacheScope(from);
        const ledger = await readLedger(from);
        ledger.delete(id);
        ledger.set(id, { size, at: Date.now() });
        await evict(ledger, id, BUDGETS[name], scope);
        // The row comes first: a worker that ends here leaves a row too many, never a value that no row counts.
        await writeLedger(ledger, from);
        const written = await scope.write(prefix + id, value, version);
        if (!written.isFull) return;
        await evict(ledger, id, sum(ledger) / 2, scope, true);
        await writeLedger(ledger, from);
        await scope.write(prefix + id, value, version);
      }),
    async remove(id, from) {
      await cacheScope(from).remove(prefix + id, version);
      await removeFromLedger((one) => one === id, from);
    },
    isEphemeral: (id, from) => cacheScope(from).isEphemeral(prefix + id),
    async clear(idPrefix = '') {
      await clearCaches(prefix + idPrefix, version);
      const isRemoved = (id: string) => id.startsWith(idPrefix);
      for (const from of ['ordinary', 'private'] as const) await removeFromLedger(isRemoved, from);
    },
    async ids(from) {
      const kinds: WindowKind[] = from === 'private' ? ['private', 'ordinary'] : ['ordinary'];
      const ledgers = await Promise.all(kinds.map(readLedger));
      return [...new Set(ledgers.flatMap((ledger) => [...ledger.keys()]))];
    },
    count: async () => (await keysOf(prefix)).length,
    total: async () => sum(await readLedger('ordinary')),
  };
}

const sum = (ledger: Ledger): number => [...ledger.values()].reduce((total, { size }) => total + size, 0);

/** A time in the future (the clock was set back) counts as the oldest. */
const withoutFuture = (rows: Record<string, v.InferOutput<typeof Row>>, now: number): Ledger =>
  new Map(Object.entries(rows).map(([id, row]) => [id, { ...row, at: row.at <= now ? row.at : 0 }]));
