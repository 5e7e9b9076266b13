import { browser } from '../browser.ts';
import { nameOf } from '../defects/defect.ts';
import { TagkinError } from '../failure.ts';
import type { AnswerOf, Envelope, MessageName, Reply, RequestOf } from './messages.ts';

/** The worker may be ended while it works on a message. Every message can be repeated harmlessly. */
const MAX_ATTEMPTS = 3;

/** Whether the extension was updated or removed while this content script ran on: its messages are never answered. */
export const isOrphan = (): boolean => browser.runtime?.id === undefined;

/** What every message of this document carries beside its request. */
const mark: { private?: true } = {};

/** Marks every message from this page, one of our own, as a private window's. */
export const sendAsIncognito = (): void => {
  mark.private = true;
};

/**
 * Sends a message to the worker. Errors: what the worker answered, as `TagkinError`; `network` where it could not be reached.
 * In an orphaned script it never settles, so that the script stands still.
 */
export async function send<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const envelope: Envelope<Name> = { tagkin: name, request, ...mark };
  for (let tried = 1; ; tried++) {
    const reply = await deliver(envelope);
    if (reply?.ok) return reply.answer;
    if (reply) throw new TagkinError(reply.error);
    if (tried >= MAX_ATTEMPTS) throw new TagkinError({ kind: 'network' });
  }
}

/** Requests that are no data: the browser refuses them every time. */
const OURS = ['DataCloneError', 'TypeError'];

/**
 * One attempt. Undefined where the browser rejects it: no worker to connect to, or the port closed before an answer. Errors:
 * the browser's own for a request that cannot be sent.
 */
async function deliver<Name extends MessageName>(envelope: Envelope<Name>): Promise<Reply<Name> | undefined> {
  try {
    return await browser.runtime.sendMessage(envelope);
  } catch (error) {
    if (isOrphan()) return new Promise(() => {});
    if (OURS.includes(nameOf(error))) throw error;
    return undefined;
  }
}
