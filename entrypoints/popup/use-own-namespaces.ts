import { useEffect, useState } from 'preact/hooks';
import type { OwnNamespaces } from '../../lib/messages/hub.ts';
import { send } from '../../lib/messages/send.ts';

/** Whose Docker Hub this is: the namespaces of whoever is signed in; null until that is known. */
export function useOwnNamespaces(attempt: number): OwnNamespaces | null {
  const [told, setTold] = useState<{ attempt: number; mine: OwnNamespaces } | null>(null);
  useEffect(() => {
    let over = false;
    send('hub.mine', {}).then(
      (mine) => !over && setTold({ attempt, mine }),
      () => {},
    );
    return () => {
      over = true;
    };
  }, [attempt]);
  // somebody else may have signed in: nothing is taken for theirs until that is known
  return told?.attempt === attempt ? told.mine : null;
}
