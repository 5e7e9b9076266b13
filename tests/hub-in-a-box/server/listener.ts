import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Hub } from '../types.ts';
import { type Faults, faultReply, withOtherDigests } from './faults.ts';
import { bodyOf, record } from './record.ts';
import { type Reply, text } from './reply.ts';
import type { Tokens } from './tokens.ts';
import type { Handler } from './visit.ts';
import { write, writeHalf } from './write.ts';

/** Handles a request: logs it, waits for the latency, then answers with a fault or the real answer. */
export function createListener(
  hub: Hub,
  tokens: Tokens,
  faults: Faults,
  route: Handler,
  silent: Set<() => void>,
) {
  /** Who leaves before the request is whole gets no answer. */
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch(() => response.destroy());
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const logged = record(request, response);
    hub.log.push(logged);
    const body = await bodyOf(request);
    const latency = typeof hub.latency === 'function' ? hub.latency(logged) : hub.latency;
    if (latency > 0) await wait(latency, undefined, { ref: false });
    const fault = faults.take(logged);
    if (fault?.kind === 'hang') return void silent.add(() => request.socket.destroy());
    if (fault?.kind === 'reset') return void request.socket.destroy();
    const truth = () => safely(() => route({ request: logged, body, hub, tokens }));
    const made = (fault && faultReply(fault, logged)) ?? (await truth());
    const reply = fault?.kind === 'digest' ? withOtherDigests(made) : made;
    logged.status = reply.status;
    if (fault?.kind === 'truncate') writeHalf(reply, response);
    else write(reply, request, response);
  }
}

/** A request that can't even be read (a broken escape in its path) is a bad request, and no end of the box. */
async function safely(answer: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof URIError) return text(400, 'Bad Request');
    return text(500, `the box broke: ${error instanceof Error ? error.stack : error}`);
  }
}
