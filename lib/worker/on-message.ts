import { browser, type Sender } from '../browser.ts';
import { failureOf } from '../failure.ts';
import type { MessageName, Reply } from '../messages/messages.ts';
import { windowKind } from '../store/window-kind.ts';
import { answerMessage } from './answer.ts';

type Answer = Promise<Reply<MessageName>> | undefined;

/**
 * Listener of the worker for messages. A defect anywhere in it is answered as `internal`: a listener that throws looks like a
 * worker that cannot be reached.
 */
export function onMessage(message: unknown, sender: Sender): Answer {
  try {
    return answerTo(message, sender);
  } catch (error) {
    return Promise.resolve({ ok: false, error: failureOf(error) });
  }
}

function answerTo(message: unknown, sender: Sender): Answer {
  if (sender.id !== browser.runtime.id) return undefined;
  const isOwnPage = sender.url?.startsWith(browser.runtime.getURL('')) === true;
  const kind = isOwnPage ? 'extension' : 'page';
  return answerMessage(message, { kind, from: windowKind(sender.tab) }) ?? undefined;
}
