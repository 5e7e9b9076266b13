import type * as v from 'valibot';
import type { Failure } from '../failure.ts';
import { HUB_MESSAGES } from './hub.ts';
import { IMAGE_MESSAGES } from './image.ts';
import { INSPECT_MESSAGES } from './inspect.ts';
import { LAYER_MESSAGES } from './layers.ts';
import { LISTING_MESSAGES } from './listing.ts';
import { OPTIONS_MESSAGES } from './options.ts';
import { POPUP_MESSAGES } from './popup.ts';
import { UPDATE_MESSAGES } from './updates.ts';
import { WATCH_MESSAGES } from './watch.ts';

/**
 * Every message to the worker. A new one is a row in one of these files, and its handler an entry of HANDLERS in
 * lib/worker/handlers.ts. Content scripts import types only, so that no schema is bundled with them.
 */
export const MESSAGES = {
  ...LISTING_MESSAGES,
  ...IMAGE_MESSAGES,
  ...INSPECT_MESSAGES,
  ...LAYER_MESSAGES,
  ...HUB_MESSAGES,
  ...POPUP_MESSAGES,
  ...UPDATE_MESSAGES,
  ...WATCH_MESSAGES,
  ...OPTIONS_MESSAGES,
};

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;
export type RequestOf<Name extends MessageName> = v.InferOutput<Messages[Name]['request']>;
export type AnswerOf<Name extends MessageName> = Exclude<Messages[Name]['answer'], undefined>;

/** A message as sent. */
export interface Envelope<Name extends MessageName = MessageName> {
  tagkin: Name;
  request: RequestOf<Name>;
  /** Set by our own pages in private windows: the browser reports the window of content scripts only. */
  private?: true;
}

/** An answer as sent. Errors lose their class in messages, so failures are plain data. */
export type Reply<Name extends MessageName> =
  | { ok: true; answer: AnswerOf<Name> }
  | { ok: false; error: Failure };
