import { browser } from '../browser.ts';
import { nameOf } from '../defects/defect.ts';
import { TagkinError } from '../failure.ts';
import type { AnswerOf, Envelope, MessageName, Reply, RequestOf } from './messages.ts';

/** The worker may be ended while it handles a message. Every message may be sent twice. */
const MAX_ATTEMPTS = 3;

/** Whether the extension was updated or removed while this content script ran: its messages get no answer. */
export const isOrphan = (): boolean => browser.runtime?.id === undefined;

/** Added to every message of this document. */
const mark: { private?: true } = {};

/** Marks every message from this extension page as from a private window. */
export const sendAsIncognito = (): void => {
  mark.private = true;
};

/**
 * Sends a message to the worker. Errors: the failure that the worker answered, as `TagkinError`; `network` if it
 * could not be reached. Never settles in an orphaned script, so that the script does nothing more.
 */
export async function send<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const envelope: Envelope<Name> = { tagkin: name, request, ...mark };
  for (let attempt = 1; ; attempt++) {
    const reply = await deliver(envelope);
    if (reply?.ok) return reply.answer;
    if (reply) throw new TagkinError(reply.error);
    if (attempt >= MAX_ATTEMPTS) throw new TagkinError({ kind: 'network' });
  }
}

/** Errors for a request that cannot be cloned: a retry would fail again. */
const CLONE_ERRORS = ['DataCloneError', 'TypeError'];

/**
 * One attempt. Undefined if the browser rejects it: no worker to connect to, or the port closed before an answer.
 * Errors: the browser's own for a request that cannot be cloned.
 */
async function deliver<Name extends MessageName>(envelope: Envelope<Name>): Promise<Reply<Name> | undefined> {
  try {
    return await browser.runtime.sendMessage(envelope);
  } catch (error) {
    if (isOrphan()) return new Promise(() => {});
    if (CLONE_ERRORS.includes(nameOf(error))) throw error;
    return undefined;
  }
}
