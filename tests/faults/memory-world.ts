import { vi } from 'vitest';
import { TagkinError } from '../../lib/failure.ts';
import { newWorld, startWorker } from '../worker/worker.ts';
import type { FaultWorld } from './cell.ts';
import { HOSTS } from './flows.ts';
import { memoryNetwork } from './network.ts';
import { CAP } from './repositories.ts';
import type { RequestRow } from './requests.ts';

interface MemoryWorld extends FaultWorld {
  /** The last true answer to such a request, as text; empty if there was none. */
  truthOf(request: RequestRow): string;
}

/** The worker's real code with a network in memory, and a clock that stands still until nothing else happens. */
export async function memoryWorld(): Promise<MemoryWorld> {
  const network = memoryNetwork(CAP);
  network.box.pulls.limit = 1e6;
  newWorld();
  vi.stubGlobal('fetch', network.fetch);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'], now: Date.now() });
  vi.spyOn(AbortSignal, 'timeout').mockImplementation(timeoutSignal);
  const hashing = countedDigests();
  const worker = await startWorker();

  const whileTimePasses = waiting(() => hashing.count > 0);
  const ask = async (name: never, request: never) => {
    await vi.advanceTimersByTimeAsync(1); // no two messages are of the same time
    const reply = await whileTimePasses(Promise.resolve(worker.tell({ tagkin: name, request }, 'extension')));
    if (!reply?.ok) throw new TagkinError(reply?.error ?? { kind: 'internal' });
    return reply.answer;
  };
  return {
    ask: ask as FaultWorld['ask'],
    log: network.log,
    addFault: network.addFault,
    dropSilent: network.dropSilent,
    truthOf: ({ matches }) => network.truthOf(matches),
    wait: async (milliseconds) => void (await vi.advanceTimersByTimeAsync(milliseconds)),
    async reset() {
      await whileTimePasses(worker.ask('settings.reset', {}));
      for (const host of HOSTS) await worker.ask('host.resume', { host });
    },
  };
}

function timeoutSignal(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('timed out', 'TimeoutError')), milliseconds);
  return controller.signal;
}

/** Hashes are made in another thread: how many are under way. */
function countedDigests(): { count: number } {
  const inFlight = { count: 0 };
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (...given) => {
    inFlight.count += 1;
    try {
      return await digest(...given);
    } finally {
      inFlight.count -= 1;
    }
  });
  return inFlight;
}

/** Turns of the event loop in which whatever is not a wait has happened. */
const TURNS = 60;

/** Waits for work; whenever nothing happens by itself, half a second passes. */
const waiting =
  (isBusy: () => boolean) =>
  async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false;
    const over = () => {
      isOver = true;
    };
    work.then(over, over);
    for (let turn = 1; !isOver; turn += 1) {
      await new Promise(setImmediate);
      if (isBusy()) turn = 0;
      else if (!isOver && turn % TURNS === 0) await vi.advanceTimersByTimeAsync(500);
    }
    return work;
  };
