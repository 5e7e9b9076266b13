import { useEffect, useState } from 'preact/hooks';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import type { AnswerOf, MessageName, RequestOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';

/** What the worker answers; asked again by `reload`, and whenever settings change anywhere. Null until the first answer. */
export function useAnswer<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): [answer: AnswerOf<Name> | null, reload: () => void] {
  const [answer, setAnswer] = useState<AnswerOf<Name> | null>(null);
  const [asked, setAsked] = useState(0);
  const reload = () => setAsked((count) => count + 1);
  useEffect(() => {
    const over = new AbortController();
    onSettingsChanged(reload, over.signal);
    return () => over.abort();
  }, []);
  useEffect(() => {
    let over = false;
    send(name, request).then(
      (news) => over || setAnswer(news),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [asked]);
  return [answer, reload];
}
