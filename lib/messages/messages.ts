import type * as v from 'valibot';
import type { Failure } from '../failure.ts';
import { HUB_MESSAGES } from './hub.ts';
import { IMAGE_MESSAGES } from './image.ts';
import { LISTING_MESSAGES } from './listing.ts';
import { OPTIONS_MESSAGES } from './options.ts';
import { POPUP_MESSAGES } from './popup.ts';

/**
 * Every message to the worker. A new one is a row in one of these files, and its handler an entry of HANDLERS in
 * lib/worker/handlers.ts. Content scripts import types from here and nothing else, so that no schema gets into them.
 */
export const MESSAGES = {
  ...LISTING_MESSAGES,
  ...IMAGE_MESSAGES,
  ...HUB_MESSAGES,
  ...POPUP_MESSAGES,
  ...OPTIONS_MESSAGES,
};

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;
export type RequestOf<Name extends MessageName> = v.InferOutput<Messages[Name]['request']>;
export type AnswerOf<Name extends MessageName> = Exclude<Messages[Name]['answer'], undefined>;

/** A message on its way. */
export interface Envelope<Name extends MessageName = MessageName> {
  tagkin: Name;
  request: RequestOf<Name>;
  /** Set by our own pages in private windows, whose window the browser does not name; it names a content script's. */
  private?: true;
}

/** An answer on its way. An error loses its class there, so failures travel as data. */
export type Reply<Name extends MessageName> =
  | { ok: true; answer: AnswerOf<Name> }
  | { ok: false; error: Failure };
