import { GHCR, GITHUB_API } from '../../lib/hosts/side-hosts.ts';
import { send } from '../../lib/messages/send.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { type Approval, isApproved } from '../../lib/secrets/where.ts';
import { askForOrigins, usePermitted } from './permission.ts';

const [ORIGIN = ''] = matchPatterns([GITHUB_API]);

/**
 * Grants what reading ghcr.io's tags from GitHub's packages API takes: the browser's permission, and the approval to send the
 * token there. Must be called in a click. Null if both are granted, or not known yet.
 */
export function usePackagesOffer(approvals: Approval[] | undefined): (() => void) | null {
  const isPermitted = usePermitted(ORIGIN);
  if (!approvals || isPermitted === null) return null;
  if (isPermitted && isApproved(approvals, GHCR, GITHUB_API)) return null;
  return () => {
    // The permission comes first: browsers accept the request only in a click, and without it there is nothing to approve.
    void askForOrigins([ORIGIN])
      .then((isGiven) => isGiven && send('approval.set', { registry: GHCR, to: GITHUB_API, allowed: true }))
      .catch(() => {});
  };
}
