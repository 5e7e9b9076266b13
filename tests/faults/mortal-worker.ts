import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { nextWorker, startWorker, type Worker } from '../worker/worker.ts';
import type { Ask } from './flows.ts';
import { memoryNetwork } from './network.ts';
import { CAP } from './repositories.ts';

/** A worker's life: it ends before or after one of its requests and writes. Between two of those nothing changes. */
interface Life {
  isOver: boolean;
  /** How many of those moments there have been. */
  moments: number;
  /** A moment. Out: whether the worker has ended, so that nothing more happens. */
  ends(): boolean;
}

/** In: the moment at which it ends, from 1. */
function lifeUntil(last: number): Life {
  const life: Life = {
    isOver: false,
    moments: 0,
    ends() {
      if (!life.isOver) life.moments += 1;
      life.isOver ||= life.moments === last;
      return life.isOver;
    },
  };
  return life;
}

const never = <T>(): Promise<T> => new Promise(() => {});

/** What outlives workers: the network, the disk and the session's storage. */
export interface MortalWorld {
  /** Starts a worker that ends at a moment. */
  start(last?: number): Promise<MortalWorker>;
}

interface MortalWorker {
  ask: Ask;
  life: Life;
  /** Waits for work; null if the worker ends before. */
  during<T>(work: Promise<T>): Promise<T | null>;
}

/** A disk and a network without anything on them. */
export function mortalWorld(): MortalWorld {
  const network = memoryNetwork(CAP);
  network.box.pulls.limit = 1e6;
  const disk = new IDBFactory();
  let isFirst = true;
  let heal = () => {};
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

  async function start(last = Number.POSITIVE_INFINITY): Promise<MortalWorker> {
    vi.clearAllTimers(); // those of the worker before
    heal();
    const life = lifeUntil(last);
    vi.stubGlobal('indexedDB', mortalDisk(disk, life));
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      if (life.ends()) return never();
      const response = await network.fetch(address, init);
      return life.ends() ? never() : response;
    });
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => new AbortController().signal);
    const worker = await (isFirst ? startWorker() : nextWorker());
    isFirst = false;
    heal = await mortalSession(life);
    return { ask: askOf(worker), life, during: (work) => during(work, life) };
  }
  return { start };
}

function askOf(worker: Worker): Ask {
  const ask = async (tagkin: string, request: unknown) => {
    const reply = await worker.tell({ tagkin, request }, 'extension');
    if (!reply?.ok) throw new TagkinError(reply?.error ?? { kind: 'internal' });
    return reply.answer;
  };
  return ask as Ask;
}

async function during<T>(work: Promise<T>, life: Life): Promise<T | null> {
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  work.then(done, done);
  for (let turn = 1; !isDone && !life.isOver; turn += 1) {
    await new Promise(setImmediate);
    if (turn % 200 === 0) await vi.advanceTimersByTimeAsync(500);
  }
  return life.isOver ? null : work;
}

/** A transaction of which nothing is heard. */
function silentTransaction(): object {
  const store: object = new Proxy({}, { get: (_, name) => (name === 'transaction' ? {} : () => ({})) });
  return { objectStore: () => store };
}

/** The same database for every worker; what it answers to one that has ended is not heard. */
function mortalDisk(disk: IDBFactory, life: Life): IDBFactory {
  const open = (name: string) => {
    const request = disk.open(name);
    request.addEventListener('success', () => {
      const database = request.result;
      const transaction = database.transaction.bind(database);
      database.transaction = ((store: string, mode?: IDBTransactionMode) => {
        if (mode === 'readwrite' ? life.ends() : life.isOver) return silentTransaction();
        const begun = transaction(store, mode);
        // Written, but the worker ends before it hears of that.
        if (mode === 'readwrite' && life.ends())
          Object.defineProperty(begun, 'oncomplete', { get: () => null, set: () => {} });
        return begun;
      }) as typeof database.transaction;
    });
    return request;
  };
  return new Proxy(disk, { get: (target, name) => (name === 'open' ? open : Reflect.get(target, name)) });
}

/** Out: what makes it answer again, for the next worker. */
async function mortalSession(life: Life): Promise<() => void> {
  const { session } = (await import('../../lib/browser.ts')).browser.storage;
  const whole = { ...session };
  const { get, set, remove, clear } = whole;
  const read = async (keys: Parameters<typeof get>[0]) => (life.isOver ? never<object>() : get(keys));
  const cut =
    <Given extends unknown[], Out>(act: (...given: Given) => Promise<Out>) =>
    async (...given: Given): Promise<Out> => {
      if (life.ends()) return never();
      const answer = await act(...given);
      return life.ends() ? never() : answer;
    };
  Object.assign(session, { get: read, set: cut(set), remove: cut(remove), clear: cut(clear) });
  return () => void Object.assign(session, whole);
}
