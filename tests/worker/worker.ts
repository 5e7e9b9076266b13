import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { AnswerOf, MessageName, Reply, RequestOf } from '../../lib/messages/messages.ts';
import type { WindowKind } from '../../lib/store/window-kind.ts';
import type { MessageSender } from '../../lib/worker/answer.ts';
import { type FakeHub, fakeHub } from './fake-hub.ts';

/** A worker that has just started, with nothing in its memory. */
export interface Worker {
  /** Any message at all; null if the worker does not handle it. */
  tell(message: unknown, kind?: MessageSender['kind'], from?: WindowKind): Promise<Reply<MessageName>> | null;
  /** A message as our own code sends it. Throws where the answer is a failure. */
  ask<Name extends MessageName>(
    name: Name,
    request: RequestOf<Name>,
    from?: WindowKind,
  ): Promise<AnswerOf<Name>>;
}

/** What outlives a worker: the network and the disk. */
export function newWorld(hub: FakeHub = fakeHub()): FakeHub {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', hub.fetch);
  return hub;
}

/** Starts a worker in a browser that has just been opened. */
export async function startWorker(): Promise<Worker> {
  vi.resetModules();
  return worker();
}

/** Starts the next worker, as the browser does when it has ended the one before. */
export async function nextWorker(): Promise<Worker> {
  const kept = await (await import('../../lib/browser.ts')).browser.storage.session.get(null);
  vi.resetModules();
  await (await import('../../lib/browser.ts')).browser.storage.session.set(kept);
  return worker();
}

async function worker(): Promise<Worker> {
  const { answerMessage } = await import('../../lib/worker/answer.ts');
  return {
    tell: (message, kind = 'page', from = 'ordinary') => answerMessage(message, { kind, from }),
    async ask(name, request, from = 'ordinary') {
      const reply = await answerMessage({ tagkin: name, request }, { kind: 'extension', from });
      if (!reply?.ok) throw Object.assign(new Error('refused'), { failure: reply?.error });
      return reply.answer as never;
    },
  };
}
