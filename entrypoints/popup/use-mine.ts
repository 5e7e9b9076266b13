import { useEffect, useState } from 'preact/hooks';
import type { Answers } from '../../lib/messages.ts';
import { send } from '../../lib/send.ts';

type Mine = Answers['hub.mine'];

/** Whose Docker Hub this is: the namespaces of whoever is signed in; null until that is known. */
export function useMine(attempt: number): Mine | null {
  const [mine, setMine] = useState<Mine | null>(null);
  useEffect(() => {
    let over = false;
    setMine(null); // somebody else may have signed in: nothing is counted as theirs until that is known
    send('hub.mine', {}).then(
      (told) => !over && setMine(told),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [attempt]);
  return mine;
}
