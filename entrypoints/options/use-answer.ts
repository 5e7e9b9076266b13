import { useEffect, useState } from 'preact/hooks';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { type Failure, failureOf } from '../../lib/failure.ts';
import type { AnswerOf, MessageName, RequestOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';

/**
 * The worker's answer to a message. Requested again by `reload`, and whenever settings change on any page. The answer is null
 * until the first one arrives, and stays if a later request fails; `failure` is that of the last request.
 */
export function useAnswer<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): [answer: AnswerOf<Name> | null, reload: () => void, failure: Failure | null] {
  const [answer, setAnswer] = useState<AnswerOf<Name> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  const reload = () => setRound((count) => count + 1);
  useEffect(() => {
    const over = new AbortController();
    onSettingsChanged(reload, over.signal);
    return () => over.abort();
  }, []);
  useEffect(() => {
    let over = false;
    const show = (next: AnswerOf<Name>) => {
      if (over) return;
      setAnswer(next);
      setFailure(null);
    };
    send(name, request).then(show, (error) => over || setFailure(failureOf(error)));
    return () => {
      over = true;
    };
  }, [round]);
  return [answer, reload, failure];
}
