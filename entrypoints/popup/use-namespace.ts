import { useEffect, useRef, useState } from 'preact/hooks';
import { wait } from '../../lib/client/waiting.ts';
import type { Failure } from '../../lib/failure.ts';
import {
  isBegun,
  nextQuery,
  nothingKnown,
  type Reach,
  type Wanted,
  withPage,
} from '../../lib/hub/api/namespace-reach.ts';
import { send } from '../../lib/messages/send.ts';
import { untilAnswered } from './until-answered.ts';

/** How long the reader must pause in typing a filter before Hub is asked, in ms. */
const PAUSE = 250;

export interface NamespaceState {
  reach: Reach;
  failure: Failure | null;
  busy: boolean;
  /** Asks for more of what is wanted. */
  more: () => void;
}

/**
 * The repositories of a namespace of Docker Hub, as far as they are wanted: one request where it has no more than 100, and one
 * more for each order or filter where it has. The rest is asked for by `more`.
 *
 * @param attempt a new number begins anew, when somebody else has signed in
 */
export function useNamespace(namespace: string, wanted: Wanted, attempt: number): NamespaceState {
  const [reach, setReach] = useState(nothingKnown);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const known = useRef(nothingKnown);
  const asking = useRef(new AbortController());

  const learn = (next: Reach) => {
    known.current = next;
    setReach(next);
  };
  /** Begins the list that is wanted; once that is begun, asks until something new comes or nothing is left to ask. */
  const ask = async (signal: AbortSignal) => {
    setBusy(true);
    const begins = !isBegun(known.current, wanted);
    const before = known.current.known.size;
    do {
      const query = nextQuery(namespace, known.current, wanted);
      if (!query) break;
      const answer = await untilAnswered(() => send('hub.repositories', query), setFailure, signal);
      if (signal.aborted) return;
      if (!answer) break;
      learn(withPage(known.current, query, answer));
    } while (!begins && known.current.known.size === before);
    setBusy(false);
  };
  const restart = () => {
    asking.current.abort();
    asking.current = new AbortController();
    return asking.current.signal;
  };

  useEffect(() => {
    learn(nothingKnown);
  }, [namespace, attempt]);

  useEffect(() => {
    const signal = restart();
    setFailure(null);
    setBusy(false);
    if (!isBegun(known.current, wanted) && nextQuery(namespace, known.current, wanted)) {
      setBusy(true);
      const typed = wanted.filter === '' ? Promise.resolve() : wait(Date.now() + PAUSE, signal);
      void typed.then(() => (signal.aborted ? undefined : ask(signal)));
    }
    return () => asking.current.abort(); // what `more` has begun since, too
  }, [namespace, wanted.order, wanted.filter, attempt]);

  return { reach, failure, busy, more: () => void ask(restart()) };
}
