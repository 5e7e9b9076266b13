import * as v from 'valibot';
import {
  type Answers,
  type Envelope,
  type MessageName,
  type Reply,
  type RequestOf,
  Requests,
  SENDERS,
} from '../messages.ts';
import { failureOf } from '../registry/errors.ts';
import { changeSettings } from '../store/settings.ts';
import { advanceListing, groupsOfListing, lookAtListing } from './listings.ts';

type Handlers = { [Name in MessageName]: (request: RequestOf<Name>) => Promise<Answers[Name]> };

const HANDLERS: Handlers = {
  'listing.advance': advanceListing,
  'listing.look': lookAtListing,
  'listing.groups': groupsOfListing,
  'platform.choose': async (chosen) => {
    await changeSettings(chosen);
    return null;
  },
};

export type Sender = 'page' | 'extension';

/**
 * Does what a message asks. Null where the message is none of ours, or its sender may not send it; a request of the wrong
 * shape and every failure become an answer.
 */
export function answerMessage(message: unknown, sender: Sender): Promise<Reply<MessageName>> | null {
  if (!isEnvelope(message)) return null;
  const { tagkin: name } = message;
  if (SENDERS[name] === 'extension' && sender !== 'extension') return null;
  return run(name, message.request);
}

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' &&
  message !== null &&
  'tagkin' in message &&
  Object.hasOwn(HANDLERS, String(message.tagkin));

async function run<Name extends MessageName>(name: Name, request: unknown): Promise<Reply<Name>> {
  const checked = v.safeParse(Requests[name] as v.GenericSchema<unknown, RequestOf<Name>>, request);
  if (!checked.success) return { ok: false, error: { kind: 'malformed' } };
  try {
    return { ok: true, answer: await HANDLERS[name](checked.output) };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}
