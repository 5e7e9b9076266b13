import type * as v from 'valibot';

/**
 * Who may send a message. `page`: the content script too, which runs in a web page's process and may be compromised.
 * `extension`: Tagkin's own pages only.
 */
export type AllowedSender = 'page' | 'extension';

/** One message: who may send it, the schema of its request, the type of its answer. */
export interface MessageRow<Request extends v.GenericSchema, Answer> {
  sender: AllowedSender;
  /** Checked by the worker before the handler runs. */
  request: Request;
  /** Carries the type of the answer; never set. Answers come from our own worker and are not checked. */
  answer?: Answer;
}

/** `message<Answer>()('page', schema)`: two calls, because TypeScript infers all type arguments of a call or none. */
export const message =
  <Answer>() =>
  <Request extends v.GenericSchema>(
    sender: AllowedSender,
    request: Request,
  ): MessageRow<Request, Answer> => ({
    sender,
    request,
  });
