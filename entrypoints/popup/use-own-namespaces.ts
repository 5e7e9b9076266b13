import { useEffect, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure.ts';
import type { OwnNamespaces } from '../../lib/messages/hub.ts';
import { send } from '../../lib/messages/send.ts';

/** The namespaces of the account signed in at Docker Hub; null until that is known. */
export function useOwnNamespaces(attempt: number): OwnNamespaces | null {
  const [held, setHeld] = useState<{ attempt: number; own: OwnNamespaces } | null>(null);
  useEffect(() => {
    let over = false;
    const show = (own: OwnNamespaces) => over || setHeld({ attempt, own });
    send('hub.mine', {}).then(show, (error) =>
      show({ account: null, namespaces: [], failure: failureOf(error) }),
    );
    return () => {
      over = true;
    };
  }, [attempt]);
  // another account may have signed in: its namespaces are unknown until the answer
  return held?.attempt === attempt ? held.own : null;
}
