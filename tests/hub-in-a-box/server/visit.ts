import type { Box, LoggedRequest } from '../types.ts';
import type { Reply } from './reply.ts';
import type { Tokens } from './tokens.ts';

/** What a handler knows: the request, its body, and the box. */
export interface Visit {
  request: LoggedRequest;
  body: string;
  hub: Box;
  tokens: Tokens;
}

/** Answers one host's requests; HEAD as GET, whose body is dropped when it is written. */
export type Handler = (visit: Visit) => Reply | Promise<Reply>;
