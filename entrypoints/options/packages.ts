import { GHCR, GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import { send } from '../../lib/messages/send.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { type Approval, isApproved } from '../../lib/secrets/where.ts';
import { askForOrigins, usePermitted } from './permission.ts';

const [ORIGIN = ''] = matchPatterns([GITHUB_API]);

/**
 * What lets ghcr.io's tags be read from GitHub's packages API: the browser's permission and the reader's approval of sending the
 * token there. Null where both are given, or where that is not known yet. To be called in a click.
 */
export function usePackagesOffer(approvals: Approval[] | undefined): (() => void) | null {
  const isPermitted = usePermitted(ORIGIN);
  if (!approvals || isPermitted === null) return null;
  if (isPermitted && isApproved(approvals, GHCR, GITHUB_API)) return null;
  return () => {
    // asked first: a browser takes the question from a click alone; without its yes there is nothing to approve
    void askForOrigins([ORIGIN])
      .then((isGiven) => isGiven && send('approval.set', { registry: GHCR, to: GITHUB_API, allowed: true }))
      .catch(() => {});
  };
}
