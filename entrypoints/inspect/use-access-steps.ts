import { useAttempt } from '../../components/use-attempt.ts';
import { wakeAll } from '../../lib/client/waiting.ts';
import { send } from '../../lib/messages/send.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import { askForHosts } from '../popup/permission.ts';
import { signInAddress } from '../popup/sign-in-address.ts';

/** What a reader can do where a registry refuses: permit hosts, approve sending credentials, end a pause, sign in. */
export interface AccessSteps {
  /** Requests permission for hosts. Must be called within the click. */
  allow: (hosts: string[]) => void;
  /** Approves sending the registry's credentials to these hosts. */
  approve: (hosts: string[]) => void;
  /** Ends the pause that a host asked for, then calls `load`. */
  resume: (host: string, load: () => void) => void;
  /** The address of the sign-in form for the registry. */
  signIn: string;
}

/** These steps for the registry of an image. */
export function useAccessSteps(reference: Reference, leavesNoTrace: boolean): AccessSteps {
  const [, attempt] = useAttempt();
  const { registry } = reference;
  return {
    allow: (hosts) => askForHosts(hosts, formatReference(reference)),
    approve: (places) => {
      const approvals = places.map((to) => send('approval.set', { registry, to, allowed: true }));
      void attempt(() => Promise.all(approvals));
    },
    resume: (host, load) =>
      void attempt(async () => {
        if (host) await send('host.resume', { host });
        wakeAll();
        load();
      }),
    signIn: signInAddress(registry, leavesNoTrace),
  };
}
