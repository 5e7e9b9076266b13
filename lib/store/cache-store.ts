import { BUDGETS, type CacheName } from './budgets.ts';
import { cacheScope, clearCaches } from './cache-scope.ts';
import { keysOf } from './kv.ts';
import { mutex } from './mutex.ts';
import type { WindowKind } from './window-kind.ts';

/**
 * A cache of values that can be fetched again, by id, within a budget (BUDGETS). Only `write` throws, and only
 * `DataCloneError`.
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
  /** How many values are cached for ordinary windows. */
  count(): Promise<number>;
}

/** By id: how large a value is, and when it was written, in ms since 1970. */
type Ledger = Record<string, { size: number; at: number }>;

/** The cache whose keys begin with its name. Values of another version of their format are misses. */
export function cacheStore<T>(name: CacheName, version = 1): CacheStore<T> {
  const prefix = `${name}:`;
  /** Private windows have a ledger of their own, in memory: that on the disk must not show what they cached. */
  const ledgerKey = (from: WindowKind) => (from === 'private' ? `${name}s-private` : `${name}s`);
  const changeLedger = mutex();

  const readLedger = async (from: WindowKind) =>
    validLedger(await cacheScope(from).read<unknown>(ledgerKey(from)), Date.now());

  const addToLedger = (id: string, size: number, from: WindowKind) =>
    changeLedger(async () => {
      const scope = cacheScope(from);
      const ledger = await readLedger(from);
      ledger.delete(id);
      ledger.set(id, { size, at: Date.now() });
      let total = [...ledger.values()].reduce((sum, row) => sum + row.size, 0);
      for (const [oldest, row] of [...ledger].sort(([, a], [, b]) => a.at - b.at)) {
        if (total <= BUDGETS[name]) break;
        if (oldest === id) continue;
        total -= row.size;
        ledger.delete(oldest);
        await scope.remove(prefix + oldest);
      }
      await scope.write(ledgerKey(from), Object.fromEntries(ledger));
    });

  const removeFromLedger = (isRemoved: (id: string) => boolean, from: WindowKind) =>
    changeLedger(async () => {
      const ledger = await readLedger(from);
      const rest = [...ledger].filter(([id]) => !isRemoved(id));
      if (rest.length === 0) await cacheScope(from).remove(ledgerKey(from));
      else if (rest.length < ledger.size)
        await cacheScope(from).write(ledgerKey(from), Object.fromEntries(rest));
    });

  return {
    read: (id, from) => cacheScope(from).read<T>(prefix + id, version),
    async write(id, value, size, from) {
      await cacheScope(from).write(prefix + id, value, version);
      await addToLedger(id, size, from);
    },
    async remove(id, from) {
      await cacheScope(from).remove(prefix + id);
      await removeFromLedger((one) => one === id, from);
    },
    isEphemeral: (id, from) => cacheScope(from).isEphemeral(prefix + id),
    async clear(idPrefix = '') {
      await clearCaches(prefix + idPrefix);
      const isRemoved = (id: string) => id.startsWith(idPrefix);
      for (const from of ['ordinary', 'private'] as const) await removeFromLedger(isRemoved, from);
    },
    count: async () => (await keysOf(prefix)).length,
  };
}

/** The valid rows of a stored ledger. A time in the future (the clock was set back) counts as the oldest. */
function validLedger(stored: unknown, now: number): Map<string, Ledger[string]> {
  const rows = typeof stored === 'object' && stored !== null ? Object.entries(stored) : [];
  return new Map(
    rows.flatMap(([id, row]: [string, Partial<Ledger[string]> | null]) => {
      const { size, at } = row ?? {};
      if (typeof size !== 'number' || typeof at !== 'number' || !(size >= 0)) return [];
      return [[id, { size, at: at <= now ? at : 0 }] as const];
    }),
  );
}
