import type * as v from 'valibot';

/**
 * Who may send a message. `page`: the content script too, which lives in a web page's process and may be taken over.
 * `extension`: Tagkin's own pages alone.
 */
export type Sender = 'page' | 'extension';

/** One message: who may send it, what a request must look like, and what answers it. */
export interface MessageRow<Request extends v.GenericSchema, Answer> {
  sender: Sender;
  /** Checked by the worker before anything is done. */
  request: Request;
  /** Carries the type of the answer; never set. Answers come from our own worker and are not checked. */
  answer?: Answer;
}

/** `message<Answer>()('page', schema)`: two calls, because TypeScript infers all type arguments of a call or none. */
export const message =
  <Answer>() =>
  <Request extends v.GenericSchema>(sender: Sender, request: Request): MessageRow<Request, Answer> => ({
    sender,
    request,
  });
