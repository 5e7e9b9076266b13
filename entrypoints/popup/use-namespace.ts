import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { untilAnswered } from '../../lib/client/until-answered.ts';
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

/** Pause in typing a filter after which Hub is queried, in ms. */
const TYPING_PAUSE_MS = 250;

export interface NamespaceState {
  reach: Reach;
  failure: Failure | null;
  busy: boolean;
  /** Loads more of what is wanted. */
  more: () => void;
}

/**
 * The repositories of a namespace on Docker Hub in the wanted order and filter: one request if it has at most 100, otherwise one
 * for each order or filter. `more` loads the rest.
 *
 * @param attempt a new number starts over, after another account has signed in
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
  /** Loads the first page of the wanted list. If it has one, loads more until a new repository arrives or none are left. */
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

  useLayoutEffect(() => {
    learn(nothingKnown);
  }, [namespace, attempt]);

  useLayoutEffect(() => {
    const signal = restart();
    setFailure(null);
    setBusy(false);
    if (!isBegun(known.current, wanted) && nextQuery(namespace, known.current, wanted)) {
      setBusy(true);
      const typed = wanted.filter === '' ? Promise.resolve() : wait(Date.now() + TYPING_PAUSE_MS, signal);
      void typed.then(() => (signal.aborted ? undefined : ask(signal)));
    }
    return () => asking.current.abort(); // also what `more` has started since
  }, [namespace, wanted.order, wanted.filter, attempt]);

  return { reach, failure, busy, more: () => void ask(restart()) };
}
