import { browser } from '../browser.ts';
import { TagkinError } from '../failure.ts';
import type { AnswerOf, Envelope, MessageName, Reply, RequestOf } from './messages.ts';

/** The worker may die with a question in its hands; every message can be repeated harmlessly, so it is asked again. */
const MAX_ATTEMPTS = 3;

/**
 * Whether the extension has gone from under this script: an update leaves what is on open pages without anybody to ask. Its
 * questions are never answered, so that it stands still without a word.
 */
export const isOrphan = (): boolean => browser.runtime?.id === undefined;

/** What every message of this document says beside what it asks. */
const mark: { private?: true } = {};

/** From now on this page, one of our own, says with every message that it is a private window's. */
export const sendAsIncognito = (): void => {
  mark.private = true;
};

/** Asks the worker. Errors: what the worker answered, as `TagkinError`; the browser's own where it cannot be reached. */
export async function send<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<AnswerOf<Name>> {
  const envelope: Envelope<Name> = { tagkin: name, request, ...mark };
  for (let tried = 1; ; tried++) {
    try {
      const reply: Reply<Name> | undefined = await browser.runtime.sendMessage(envelope);
      if (reply?.ok) return reply.answer;
      if (reply) throw new TagkinError(reply.error);
      if (tried >= MAX_ATTEMPTS) throw new TagkinError({ kind: 'network' });
    } catch (error) {
      if (isOrphan()) return new Promise(() => {});
      if (error instanceof TagkinError || tried >= MAX_ATTEMPTS) throw error;
    }
  }
}
